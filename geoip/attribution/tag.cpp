// SPDX-License-Identifier: GPL-2.0-or-later
#include "attribution/tag.h"

#include "attribution/words.h"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

namespace writ {

namespace {

constexpr std::string_view kProgram = "Writ ";
constexpr std::string_view kVersion = "1";
constexpr std::string_view kSeparator = " | ";
constexpr std::string_view kFirstKey = "attention: ";

void add(std::string& out, std::string_view key, std::string_view value) {
    append(out, {kSeparator, key, ": "});
    for (const char octet : cleaned(value)) {
        if (octet == '|' || octet == '\\') {
            out += '\\';
        }
        out += octet;
    }
}

bool counts(const SubjectVerdict& subject, EvidenceKind kind) {
    return subject.role != Role::via || kind != EvidenceKind::mac;
}

// Visits each piece of evidence that counts, with its subject.
template <class Visitor> void for_each_that_counts(const Verdict& verdict, Visitor&& visit) {
    for (const SubjectVerdict& subject : std::span(verdict.subjects).first(verdict.count)) {
        verdict.for_each_evidence(subject, [&](const Evidence& evidence) {
            if (counts(subject, evidence.kind)) {
                visit(subject, evidence);
            }
        });
    }
}

// Adds `key` for the first `most` texts, and how many more there were.
class Listing {
  public:
    Listing(std::string& out, std::string_view key, std::size_t most)
        : out_(out), key_(key), most_(most) {}

    void add_once(std::string_view text) {
        if (text.empty() || !seen_.emplace(text).second) {
            return;
        }
        if (seen_.size() <= most_) {
            add(out_, key_, text);
        }
    }
    void finish() {
        if (seen_.size() > most_) {
            add(out_, key_, joined({"and ", std::to_string(seen_.size() - most_), " more"}));
        }
    }

  private:
    std::string& out_;
    std::string_view key_;
    std::size_t most_;
    std::set<std::string, std::less<>> seen_;
};

// "us-bis-el (list since 2019-05-16, dst some-cloud, by asn)".
std::string flag_text(const Flag& flag, Role role, const Catalog& catalog) {
    std::string text = joined({flag.id, flag.kind == FlagKind::law ? " (law" : " (list"});
    if (flag.overridden != nullptr) {
        text += " by the user's own row";
    } else if (flag.version != nullptr) {
        append(text, {" in force ", to_text(flag.version->period.from)});
    } else if (flag.member != nullptr) {
        append(text, {" since ", to_text(flag.member->period.from)});
    }
    append(text, {", ", to_text(role)});
    if (flag.entity) {
        append(text, {" ", catalog.entity(*flag.entity).id});
    }
    append(text, {", by ", to_text(flag.evidence)});
    return text + (flag.unverified ? ", unverified)" : ")");
}

void add_flags(const Verdict& verdict, const Catalog& catalog, std::string& out) {
    std::set<std::string, std::less<>> seen;
    for_each_that_counts(verdict, [&](const SubjectVerdict& subject, const Evidence& evidence) {
        for (const Flag& flag : evidence.is->flags) {
            std::string text = flag_text(flag, subject.role, catalog);
            if (seen.insert(text).second && seen.size() <= kMostFlagsInTag) {
                add(out, "flag", text);
            }
        }
    });
    if (seen.size() > kMostFlagsInTag) {
        add(out, "more", std::to_string(seen.size() - kMostFlagsInTag) + " flags");
    }
}

void add_entities(const Verdict& verdict, const Catalog& catalog, std::string& out) {
    std::set<std::string_view> ids;
    for_each_that_counts(verdict, [&](const SubjectVerdict&, const Evidence& evidence) {
        for (const EntityIndex index : evidence.is->entities) {
            ids.insert(catalog.entity(index).id);
        }
    });
    std::string text;
    for (const std::string_view id : ids) {
        append(text, {text.empty() ? "" : ", ", id});
    }
    if (!text.empty()) {
        add(out, "entity", text);
    }
}

void add_evidence(
    const Assessor& assessor, const Verdict& verdict, std::size_t most, std::string& out) {
    Listing lines(out, "evidence", most);
    std::string line;
    for_each_that_counts(verdict, [&](const SubjectVerdict& subject, const Evidence& evidence) {
        if (verdict.attention == Attention::none || !evidence.is->flags.empty()) {
            assessor.evidence_line(subject, evidence, line);
            lines.add_once(line);
        }
    });
    lines.finish();
}

void add_statements(const Verdict& verdict, std::size_t most, std::string& out) {
    Listing statements(out, "statement", most);
    for_each_that_counts(verdict, [&](const SubjectVerdict&, const Evidence& evidence) {
        for (const Flag& flag : evidence.is->flags) {
            statements.add_once(flag.statement);
        }
    });
    statements.finish();
}

std::string selection_text(const Selection& selection) {
    std::string text = selection.all ? "all" : "";
    for (const std::string& id : selection.only) {
        append(text, {text.empty() ? "" : ", ", id});
    }
    for (const std::string& id : selection.except) {
        append(text, {text.empty() ? "" : ", ", "-", id});
    }
    return text.empty() ? "none" : text;
}

template <class Database> std::string built(const std::unique_ptr<Database>& database) {
    return database == nullptr
               ? "missing"
               : to_text(
                     day_of(static_cast<std::int64_t>(database->file().metadata().build_epoch)));
}

void add_data(const Assessor& assessor, std::string_view version, std::string& out) {
    const DataSet& data = assessor.data();
    const Catalog& catalog = *data.catalog;
    add(out,
        "data",
        joined(
            {"network ",
             built(data.network),
             ", hardware ",
             built(data.hardware),
             ", catalogue ",
             catalog.entities().empty() ? "missing" : to_text(catalog.as_of()),
             ", writ ",
             version}));
    Listing missing(out, "missing", kMostInTag);
    for (const std::string& text : data.incomplete) {
        missing.add_once(text);
    }
    missing.finish();
}

// The whole line with at most `most` pieces of evidence and as many sentences.
void compose(
    const Assessor& assessor,
    const Verdict& verdict,
    std::string_view version,
    std::size_t most,
    std::string& out) {
    out = joined({kProgram, kVersion});
    add(out, "attention", to_text(verdict.attention));
    std::string summary;
    assessor.summary(verdict, summary);
    if (!summary.empty()) {
        add(out, "who", summary);
    }
    add_flags(verdict, assessor.catalog(), out);
    add_entities(verdict, assessor.catalog(), out);
    add_evidence(assessor, verdict, most, out);
    add_statements(verdict, most, out);
    add(out, "as-of", to_text(verdict.as_of));
    add(out, "laws-of", selection_text(assessor.settings().jurisdictions));
    add_data(assessor, version, out);
}

// Takes the next value off `rest`, up to " | " or the end. None when the escapes are wrong.
std::optional<std::string> take_value(std::string_view& rest) {
    std::string value;
    while (!rest.empty() && !rest.starts_with(kSeparator)) {
        if (rest.front() == '|') {
            return std::nullopt;
        }
        if (rest.front() == '\\') {
            rest.remove_prefix(1);
            if (rest.empty() || (rest.front() != '|' && rest.front() != '\\')) {
                return std::nullopt;
            }
        }
        value += rest.front();
        rest.remove_prefix(1);
    }
    return value;
}

// What stands behind "Writ 1 | "; none when that does not.
std::optional<std::string_view> behind_version(std::string_view comment) {
    if (!comment.starts_with(kProgram)) {
        return std::nullopt;
    }
    comment.remove_prefix(kProgram.size());
    const std::size_t digits = std::min(comment.find_first_not_of("0123456789"), comment.size());
    comment.remove_prefix(digits);
    if (digits == 0 || digits > 4 || !comment.starts_with(kSeparator)) {
        return std::nullopt;
    }
    comment.remove_prefix(kSeparator.size());
    return comment.starts_with(kFirstKey) ? std::optional(comment) : std::nullopt;
}

// "key" of "key: value"; empty where there is none.
std::string_view take_key(std::string_view& rest) {
    const std::size_t end = rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz-");
    if (end == 0 || end == std::string_view::npos || !rest.substr(end).starts_with(": ")) {
        return {};
    }
    const std::string_view key = rest.substr(0, end);
    rest.remove_prefix(end + 2);
    return key;
}

void take(Tag& tag, std::string_view key, std::string value) {
    if (key == "attention") {
        tag.attention = std::move(value);
    } else if (key == "flag") {
        tag.flags.push_back(value.substr(0, value.find(' ')));
    } else if (key == "entity") {
        for (const std::string_view id : parts_of(value)) {
            tag.entities.emplace_back(id);
        }
    } else if (key == "statement") {
        tag.statements.push_back(std::move(value));
    } else if (key == "as-of") {
        tag.as_of = std::move(value);
    } else if (key == "data") {
        tag.data = std::move(value);
    }
}

} // namespace

bool is_worth_a_tag(const Verdict& verdict) {
    bool is_worth = verdict.attention != Attention::none;
    for_each_that_counts(verdict, [&](const SubjectVerdict& subject, const Evidence& evidence) {
        is_worth = is_worth || !subject.service.empty() || !evidence.is->name.empty() ||
                   !evidence.is->entities.empty() || !evidence.is->flags.empty();
    });
    return is_worth;
}

void write_tag(
    const Assessor& assessor, const Verdict& verdict, std::string_view version, std::string& out) {
    for (const std::size_t most : {kMostInTag, std::size_t{0}}) {
        compose(assessor, verdict, version, most, out);
        if (out.size() <= kMostOctetsInTag) {
            return;
        }
    }
    out.clear();
}

bool is_tag(std::string_view comment) {
    return behind_version(comment).has_value();
}

std::optional<Tag> read_tag(std::string_view comment) {
    std::optional<std::string_view> rest = behind_version(comment);
    if (!rest) {
        return std::nullopt;
    }
    Tag tag;
    while (true) {
        const std::string_view key = take_key(*rest);
        std::optional<std::string> value = take_value(*rest);
        if (key.empty() || !value) {
            return std::nullopt;
        }
        take(tag, key, std::move(*value));
        if (rest->empty()) {
            return tag;
        }
        rest->remove_prefix(kSeparator.size());
    }
}

} // namespace writ
