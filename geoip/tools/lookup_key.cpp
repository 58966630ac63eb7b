// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/lookup_key.h"

#include "sources/text_lines.h"

namespace writ {

std::optional<LookupKey> parse_lookup_key(std::string_view text) {
    const bool as_number =
        text.size() > 2 && (text[0] == 'A' || text[0] == 'a') && (text[1] == 'S' || text[1] == 's');
    if (as_number) {
        const auto number = parse_number<std::uint32_t>(text.substr(2));
        return number && *number != 0 ? std::optional<LookupKey>(AsNumber{*number}) : std::nullopt;
    }
    if (const auto address = IpAddress::parse(text)) {
        return *address;
    }
    if (const auto address = MacAddress::parse(text)) {
        return *address;
    }
    if (const auto block = MacPrefix::parse(text)) {
        return *block;
    }
    if (const auto prefix = Prefix::parse(text)) {
        return *prefix;
    }
    return std::nullopt;
}

} // namespace writ
