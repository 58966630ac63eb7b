// SPDX-License-Identifier: GPL-2.0-or-later
// The Wireshark headers that the plugin uses, and every difference between Wireshark 4.0, 4.4
// and 4.6 that it meets. No other file asks for a version. Where a type can be read off Wireshark's
// own declaration, it is, and needs no version.
#pragma once

#include <cstdint>
#include <type_traits>

#if __has_include(<wireshark.h>)
#include <wireshark.h>
#endif
#include <ws_version.h>

#include <epan/address.h>
#include <epan/epan.h>
#include <epan/epan_dissect.h>
#include <epan/packet.h>
#include <epan/prefs.h>
#include <epan/proto.h>
#include <epan/to_str.h>
#include <epan/uat.h>
#include <wsutil/filesystem.h>
#include <wsutil/wmem/wmem.h>
#include <wsutil/wslog.h>

#define WRIT_WIRESHARK_AT_LEAST(major, minor)                                                      \
    (WIRESHARK_VERSION_MAJOR > (major) ||                                                          \
     (WIRESHARK_VERSION_MAJOR == (major) && WIRESHARK_VERSION_MINOR >= (minor)))

namespace writ::plugin {

namespace detail {
template <class Function> struct Signature;
template <class Result, class... Arguments> struct Signature<Result (*)(Arguments...)> {
    using result = Result;
};
// The pointee of the fifth argument: prefs_register_bool_preference()'s variable.
template <class R, class A, class B, class C, class D, class E>
E fifth_argument_of(R (*)(A, B, C, D, E*));
} // namespace detail

// What a wmem callback answers: gboolean in 4.0, bool later.
using WmemAnswer = detail::Signature<wmem_user_cb_t>::result;

// What a boolean preference is kept in: gboolean in 4.0, bool later.
using PreferenceBool = decltype(detail::fifth_argument_of(&prefs_register_bool_preference));

// What a user table's check of a row answers: gboolean in 4.0, bool later.
using UatAnswer = detail::Signature<uat_update_cb_t>::result;

// Whether anybody asks for the field, or the tree is visible.
inline bool is_referenced(proto_tree* tree, int field) {
    return proto_field_is_referenced(tree, field) != 0;
}

// Whether a protocol is asked for, and not only a field below it.
inline bool is_asked_for_itself(int protocol) {
    const hf_ref_type asked = proto_registrar_get_nth(static_cast<unsigned>(protocol))->ref_type;
    return asked != HF_REF_TYPE_NONE && asked != HF_REF_TYPE_INDIRECT;
}

// The value of an FT_IPv4 field, in host order. REQUIRES: that type; the same for the next two.
inline std::uint32_t ipv4_of(field_info* item) {
#if WRIT_WIRESHARK_AT_LEAST(4, 4)
    return fvalue_get_ipv4(item->value)->addr;
#elif WRIT_WIRESHARK_AT_LEAST(4, 2)
    return g_ntohl(fvalue_get_uinteger(item->value)); // which turns it round
#else
    return item->value.value.ipv4.addr;
#endif
}

// The 16 octets of an FT_IPv6 field; lives as long as the field.
inline const std::uint8_t* ipv6_of(field_info* item) {
#if WRIT_WIRESHARK_AT_LEAST(4, 4)
    return fvalue_get_ipv6(item->value)->addr.bytes;
#elif WRIT_WIRESHARK_AT_LEAST(4, 2)
    return static_cast<const std::uint8_t*>(fvalue_get_bytes_data(item->value));
#else
    return item->value.value.ipv6.addr.bytes;
#endif
}

// The 6 octets of an FT_ETHER field; lives as long as the field.
inline const std::uint8_t* ether_of(field_info* item) {
#if WRIT_WIRESHARK_AT_LEAST(4, 2)
    return static_cast<const std::uint8_t*>(fvalue_get_bytes_data(item->value));
#else
    return item->value.value.bytes->data;
#endif
}

// get_persconffile_path() without a profile, which later asks whose environment variables count.
template <class GetPath> char* personal_file_path(GetPath get_path, const char* name) {
    if constexpr (std::is_invocable_v<GetPath, const char*, bool>) {
        return get_path(name, false);
    } else {
        return get_path(name, false, "WIRESHARK");
    }
}

// What plugin_describe() says from 4.4 on (WS_PLUGIN_DESC_DISSECTOR, whose header is not always in
// the development packages).
inline constexpr std::uint32_t kPluginIsDissector = 1;

} // namespace writ::plugin
