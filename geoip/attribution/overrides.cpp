// SPDX-License-Identifier: GPL-2.0-or-later
#include "attribution/overrides.h"

#include "attribution/words.h"
#include "identifiers/as_number.h"
#include "identifiers/domain_name.h"

namespace writ {

namespace {

Error wrong(const OverrideText& row, std::string what) {
    return {"override \"" + row.key + "\"", std::move(what), "the row is not used"};
}

} // namespace

Status Overrides::add(const OverrideText& row) {
    Row added;
    const std::string_view key = trimmed(row.key);
    if (const auto asn = parse_as_number(key)) {
        added.kind = Kind::as_number;
        added.asn = *asn;
    } else if (const auto prefix = Prefix::parse(key)) {
        added.kind = Kind::network;
        added.prefix = *prefix;
    } else if (const auto block = MacPrefix::parse(key)) {
        added.kind = Kind::hardware;
        added.prefix = block->database_prefix();
    } else if (auto domain = normal_domain(key)) {
        added.kind = Kind::domain;
        added.domain = std::move(*domain);
    } else {
        return wrong(
            row,
            "expected a prefix such as 203.0.113.0/24, a MAC block such as 00:e0:fc/24, an AS "
            "number such as AS64500, or a domain such as example.org");
    }
    Override& what = added.what;
    what.key = key;
    what.name = trimmed(row.name);
    what.jurisdiction = jurisdiction_of(trimmed(row.jurisdiction));
    if (what.jurisdiction.empty() && !trimmed(row.jurisdiction).empty()) {
        return wrong(row, "jurisdiction: expected an ISO 3166-1 code of two letters");
    }
    for (const std::string_view flag : parts_of(row.flags)) {
        what.flags.emplace_back(flag);
    }
    if (what.name.empty() && what.jurisdiction.empty() && what.flags.empty()) {
        return wrong(row, "says nothing: expected a name, a jurisdiction or flags");
    }
    rows_.push_back(std::move(added));
    return Done{};
}

std::uint32_t Overrides::longest(Kind kind, const IpAddress& key) const {
    std::uint32_t best = 0;
    for (std::uint32_t i = 0; i < rows_.size(); ++i) {
        const bool longer = best == 0 || rows_[i].prefix.length > rows_[best - 1].prefix.length;
        if (rows_[i].kind == kind && longer && rows_[i].prefix.contains(key)) {
            best = i + 1;
        }
    }
    return best;
}

std::uint32_t Overrides::find(const IpAddress& address) const {
    return longest(Kind::network, address);
}

std::uint32_t Overrides::find(const MacAddress& mac) const {
    return longest(Kind::hardware, mac.database_key());
}

std::uint32_t Overrides::find_as(std::uint32_t asn) const {
    for (std::uint32_t i = 0; i < rows_.size(); ++i) {
        if (rows_[i].kind == Kind::as_number && rows_[i].asn == asn) {
            return i + 1;
        }
    }
    return 0;
}

std::uint32_t Overrides::find_domain(std::string_view name) const {
    for (std::string_view suffix = name; !suffix.empty(); suffix = parent_domain(suffix)) {
        for (std::uint32_t i = 0; i < rows_.size(); ++i) {
            if (rows_[i].kind == Kind::domain && rows_[i].domain == suffix) {
                return i + 1;
            }
        }
    }
    return 0;
}

} // namespace writ
