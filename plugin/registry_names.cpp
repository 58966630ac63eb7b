// SPDX-License-Identifier: GPL-2.0-or-later
#include "registry_names.h"

#include "ws_compat.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace writ::plugin {

namespace {

std::uint32_t number_of(std::string_view key) {
    const bool is_hex = key.starts_with("0x");
    key.remove_prefix(is_hex ? 2 : 0);
    std::uint32_t number = 0;
    (void)std::from_chars(key.data(), key.data() + key.size(), number, is_hex ? 16 : 10);
    return number;
}

const char* usb_vendor(std::uint32_t number) {
    static header_field_info* const field = proto_registrar_get_byname("usb.idVendor");
    if (field == nullptr || field->strings == nullptr || (field->display & BASE_EXT_STRING) == 0) {
        return nullptr;
    }
    auto* const names =
        static_cast<value_string_ext*>(const_cast<void*>(field->strings)); // which it caches in
    return try_val_to_str_ext(number, names);
}

std::string_view or_nothing(const char* name) {
    return name == nullptr ? std::string_view{} : name;
}

} // namespace

std::string_view registered_name(EvidenceKind kind, std::string_view key) {
    switch (kind) {
    case EvidenceKind::enterprise:
        return or_nothing(try_enterprises_lookup(number_of(key)));
    case EvidenceKind::bluetooth:
        return or_nothing(try_val_to_str_ext(number_of(key), &bluetooth_company_id_vals_ext));
    case EvidenceKind::usb:
        return or_nothing(usb_vendor(number_of(key)));
    default:
        return {};
    }
}

std::string_view ascii_host(std::string_view host) {
    const bool is_ascii = std::all_of(host.begin(), host.end(), [](char octet) {
        return static_cast<unsigned char>(octet) < 0x80;
    });
    if (is_ascii) {
        return host;
    }
    static std::string kept;
    kept.assign(host);
    char* const ascii = g_utf8_validate(kept.c_str(), -1, nullptr) != 0
                            ? g_hostname_to_ascii(kept.c_str())
                            : nullptr;
    kept = ascii == nullptr ? "" : ascii;
    g_free(ascii);
    return kept;
}

} // namespace writ::plugin
