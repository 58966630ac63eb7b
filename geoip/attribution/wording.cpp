// SPDX-License-Identifier: GPL-2.0-or-later
// The texts of a verdict: to_text() of this layer's enumerations, the summary, the lines of the
// tree.
#include "attribution/assess.h"
#include "attribution/evidence_kinds.h"
#include "attribution/words.h"

#include <algorithm>
#include <array>

namespace writ {

std::string_view to_text(Role role) {
    switch (role) {
    case Role::src:
        return "src";
    case Role::dst:
        return "dst";
    case Role::via:
        return "via";
    case Role::named:
        return "named";
    }
    return {};
}

std::string_view to_text(BasisKind kind) {
    switch (kind) {
    case BasisKind::headquarters:
        return "headquarters";
    case BasisKind::registration:
        return "registration";
    case BasisKind::location:
        return "location";
    }
    return {};
}

std::string_view to_text(Attention attention) {
    switch (attention) {
    case Attention::none:
        return "none";
    case Attention::law:
        return "law";
    case Attention::list:
        return "list";
    }
    return {};
}

namespace {

constexpr std::size_t kSummaryLimit = 80; // characters
constexpr std::string_view kMiddleDot = " · ";
constexpr std::string_view kArrow = " › ";

// The smallest texts that were added, sorted, each once. More than the summary has room for are
// never needed, so nothing is allocated.
class SortedTexts {
  public:
    void add(std::string_view text) {
        auto* const end = texts_.data() + count_;
        auto* const at = std::lower_bound(texts_.data(), end, text);
        if (at != end && *at == text) {
            return;
        }
        if (count_ < texts_.size()) {
            ++count_;
        } else if (at == end) {
            return;
        }
        std::move_backward(at, texts_.data() + count_ - 1, texts_.data() + count_);
        *at = text;
    }

    // Appends " · a, b"; nothing when there is none.
    void append_to(std::string& out) const {
        for (std::size_t i = 0; i < count_; ++i) {
            if (i != 0) {
                out += ", ";
            } else if (!out.empty()) {
                out += kMiddleDot;
            }
            out += texts_[i];
        }
    }

  private:
    std::array<std::string_view, kSummaryLimit> texts_{};
    std::size_t count_ = 0;
};

// How the summary names an end: its service, else its party, or by its MAC where it has no address.
std::string_view end_text(const SubjectVerdict& subject) {
    if (!subject.service.empty()) {
        return subject.service;
    }
    if (!subject.party.empty()) {
        return subject.party;
    }
    if (subject.hardware != nullptr && !subject.hardware->is.name.empty()) {
        return subject.hardware->is.name;
    }
    return subject.has_mac ? to_text(subject.mac_kind) : std::string_view{};
}

// ": Shenzhen Tencent Computer Systems (AS132203), seat CN, located HK", or the scope.
void append_network(std::string& out, const SubjectVerdict& subject) {
    std::string facts;
    const auto add = [&facts](std::initializer_list<std::string_view> parts) {
        facts += facts.empty() ? "" : ", ";
        append(facts, parts);
    };
    if (subject.network != nullptr) {
        const NetworkRecord& record = subject.network->record;
        const Assessment& is = subject.network->is;
        const std::string as = record.asn != 0 ? "AS" + std::to_string(record.asn) : std::string{};
        if (!is.name.empty()) {
            add({is.name, as.empty() ? "" : " (", as, as.empty() ? "" : ")"});
        } else if (!as.empty()) {
            add({as});
        }
        if (!is.seat.empty()) {
            add({"seat ", is.seat});
        }
        if (!record.country.empty()) {
            add({"located ", record.country.view()});
        }
        if (record.anycast) {
            add({"anycast"});
        }
    }
    append(out, {": ", facts.empty() ? to_text(subject.scope) : std::string_view(facts)});
}

// "alpha.example: Alpha Networks, seat SG", "enterprise number 9: ciscoSystems".
void append_identifier(std::string& out, const IdentifierVerdict& identifier) {
    const EvidenceKind kind = identifier.observed->kind;
    const Assessment& is = identifier.known->is;
    out += identifier_text(traits_of(kind).identifier, identifier.observed->key);
    if (kind == EvidenceKind::certificate) {
        out += is.name.empty() ? "" : ": " + is.name;
    } else if (!identifier.name().empty()) {
        append(out, {": ", identifier.name()});
    }
    append(out, {is.seat.empty() ? "" : ", seat ", is.seat});
}

} // namespace

// A verdict's texts are asked of its assessor, whether or not they need it.
// NOLINTNEXTLINE(readability-convert-member-functions-to-static)
void Assessor::summary(const Verdict& verdict, std::string& out) const {
    out.clear();
    SortedTexts jurisdictions;
    SortedTexts lists;
    for (std::size_t i = 0; i < verdict.count; ++i) {
        const SubjectVerdict& subject = verdict.subjects[i];
        if (subject.role == Role::src || subject.role == Role::dst) {
            const std::string_view end = end_text(subject);
            append(out, {out.empty() || end.empty() ? "" : kArrow, end});
        }
        verdict.for_each_assessment(subject, [&](const Assessment& is, EvidenceKind kind) {
            if (kind == EvidenceKind::mac && subject.role == Role::via) {
                return;
            }
            for (const std::string& jurisdiction : is.jurisdictions) {
                jurisdictions.add(jurisdiction);
            }
            for (const Flag& flag : is.flags) {
                if (flag.kind == FlagKind::list) {
                    lists.add(flag.id);
                }
            }
        });
    }
    jurisdictions.append_to(out);
    lists.append_to(out);
    truncate_utf8(out, kSummaryLimit);
}

// A verdict's texts are asked of its assessor, whether or not they need it.
// NOLINTNEXTLINE(readability-convert-member-functions-to-static)
void Assessor::subject_line(
    const Verdict& verdict, const SubjectVerdict& subject, std::string& out) const {
    out.clear();
    if (subject.has_address) {
        out += subject.observed->address.text();
        append_network(out, subject);
    }
    if (subject.has_mac) {
        const bool vendor = subject.hardware != nullptr && !subject.hardware->is.name.empty();
        append(
            out,
            {out.empty() ? "" : "; ",
             subject.observed->mac.text(),
             ": ",
             vendor ? std::string_view(subject.hardware->is.name) : to_text(subject.mac_kind)});
    }
    if (subject.has_organisation) {
        append(out, {"organisation identifier ", hex_text(subject.observed->organisation)});
        if (subject.hardware != nullptr) {
            append(out, {": ", subject.hardware->is.name});
        }
    }
    for (const IdentifierVerdict& identifier : verdict.identifiers_of(subject)) {
        append(out, {out.empty() ? "" : "; "});
        append_identifier(out, identifier);
    }
}

} // namespace writ
