// SPDX-License-Identifier: GPL-2.0-or-later
#include "identifiers/enterprise_number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace writ {

namespace {

constexpr std::array<std::uint8_t, 5> kEnterprises = {0x2b, 0x06, 0x01, 0x04, 0x01};
constexpr std::string_view kEnterprisesText = "1.3.6.1.4.1.";

std::optional<std::uint32_t> unless_zero(std::uint32_t number) {
    return number == 0 ? std::nullopt : std::optional(number);
}

// The number that `text` begins with; it must end there or at a dot.
std::optional<std::uint32_t> leading_number(std::string_view text) {
    std::uint32_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && (rest == end || *rest == '.') ? unless_zero(number)
                                                                 : std::nullopt;
}

} // namespace

std::optional<std::uint32_t> enterprise_of_oid(std::span<const std::uint8_t> encoded) {
    if (encoded.size() <= kEnterprises.size() ||
        !std::equal(kEnterprises.begin(), kEnterprises.end(), encoded.begin())) {
        return std::nullopt;
    }
    constexpr std::uint8_t kMore = 0x80;
    std::uint64_t number = 0;
    for (const std::uint8_t octet : encoded.subspan(kEnterprises.size())) {
        number = number << 7U | (octet & ~kMore & 0xffU);
        if (number > std::numeric_limits<std::uint32_t>::max()) {
            return std::nullopt;
        }
        if ((octet & kMore) == 0) {
            return unless_zero(static_cast<std::uint32_t>(number));
        }
    }
    return std::nullopt; // the number has no end
}

std::optional<std::uint32_t> enterprise_in(std::string_view text) {
    if (text.starts_with(kEnterprisesText)) {
        return leading_number(text.substr(kEnterprisesText.size()));
    }
    const std::size_t at = text.rfind('@');
    return at == std::string_view::npos ? std::nullopt : leading_number(text.substr(at + 1));
}

} // namespace writ
