// SPDX-License-Identifier: GPL-2.0-or-later
#include "attribution/catalog_keys.h"

#include "attribution/evidence_kinds.h"
#include "identifiers/domain_name.h"

#include <string>

namespace writ {

namespace {

bool is_known(const Catalog& catalog, IdentifierKind kind, std::string_view key) {
    return !catalog.holders(kind, key).empty() || !catalog.exclusions(kind, key).empty();
}

std::string_view domain_key(const Catalog& catalog, std::string_view name) {
    for (; !name.empty(); name = parent_domain(name)) {
        if (is_known(catalog, IdentifierKind::domain, name)) {
            break;
        }
    }
    return name;
}

// The catalogue's own copy of a key that it has.
std::string_view known_text(const Catalog& catalog, std::string_view key) {
    const auto holders = catalog.holders(IdentifierKind::text, key);
    if (!holders.empty()) {
        return holders.front().identifier->value;
    }
    const auto exclusions = catalog.exclusions(IdentifierKind::text, key);
    return exclusions.empty() ? std::string_view{} : exclusions.front().excluded->value;
}

std::string_view text_key(const Catalog& catalog, std::string_view text) {
    std::string pattern(text);
    if (const auto whole = known_text(catalog, pattern); !whole.empty()) {
        return whole;
    }
    pattern = "^" + pattern;
    for (; pattern.size() > 1; pattern.pop_back()) {
        if (const auto beginning = known_text(catalog, pattern); !beginning.empty()) {
            return beginning;
        }
    }
    pattern = std::string(text) + "$";
    for (std::string_view end = pattern; end.size() > 1; end.remove_prefix(1)) {
        if (const auto found = known_text(catalog, end); !found.empty()) {
            return found;
        }
    }
    return {};
}

} // namespace

std::string_view catalog_key(const Catalog& catalog, EvidenceKind kind, std::string_view key) {
    switch (kind) {
    case EvidenceKind::domain:
        return domain_key(catalog, key);
    case EvidenceKind::text:
        return text_key(catalog, key);
    case EvidenceKind::plmn:
    case EvidenceKind::asn:
    case EvidenceKind::as_path:
    case EvidenceKind::mac:
        return key;
    case EvidenceKind::certificate:
    case EvidenceKind::enterprise:
    case EvidenceKind::bluetooth:
    case EvidenceKind::usb:
        break;
    }
    return is_known(catalog, traits_of(kind).identifier, key) ? key : std::string_view{};
}

} // namespace writ
