// SPDX-License-Identifier: GPL-2.0-or-later
#include "evidence/plmn_digits.h"

#include <charconv>
#include <string_view>

namespace writ::plugin {

namespace {

constexpr std::uint16_t kLargestCode = 999;
constexpr std::uint16_t kNoCode = 0xffff;
constexpr unsigned kFiller = 0xf;

// Binary-coded digits in the two octets of the item: in the first its high nibble, in the second
// both.
int digits_of_nibbles(const field_info* mnc, std::uint32_t value) {
    if (tvb_bytes_exist(mnc->ds_tvb, mnc->start, 2) == 0) {
        return value > 99 ? 3 : 2;
    }
    const std::uint8_t* const octets = tvb_get_ptr(mnc->ds_tvb, mnc->start, 2);
    const unsigned first = octets[0] >> 4U;
    const unsigned second = octets[1] & 0xfU;
    if (first == kFiller) {
        return 2;
    }
    // 00 before a digit 0 of an IMSI looks like 000, of which there is hardly a network.
    return value == first * 10 + second ? 2 : 3;
}

} // namespace

int mnc_digits(const field_info* mnc, const field_info* mcc) {
    std::uint32_t value = 0;
    if (!number_of(const_cast<field_info*>(mnc), value)) {
        return 0;
    }
    if (mnc->length != 2) { // one octet holds the second of two digits; three are text
        return mnc->length == 1 ? 2 : 3;
    }
    switch (mnc->start - mcc->start) {
    case 3: // behind three digits of text
        return 2;
    case 2: // behind the two octets of an IMSI that begins in a high nibble
        return 3;
    default:
        return digits_of_nibbles(mnc, value);
    }
}

std::optional<Plmn> plmn_of(const char* country, const char* network, int digits) {
    const auto code = [](std::string_view text) {
        std::uint16_t number = 0;
        const char* const end = text.data() + text.size();
        const auto [rest, error] = std::from_chars(text.data(), end, number);
        return error == std::errc{} && rest == end ? number : kNoCode;
    };
    const std::uint16_t mcc = code(country);
    const std::uint16_t mnc = code(network);
    if (mcc > kLargestCode || mnc > (digits == 2 ? 99 : kLargestCode) ||
        (digits != 2 && digits != 3)) {
        return std::nullopt;
    }
    return Plmn{mcc, mnc, static_cast<std::uint8_t>(digits)};
}

} // namespace writ::plugin
