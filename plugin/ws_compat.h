// SPDX-License-Identifier: GPL-2.0-or-later
// The Wireshark headers that the plugin uses, and every difference between Wireshark 4.0, 4.4
// and 4.6 that it meets. No other file asks for a version. Where a type can be read off Wireshark's
// own declaration, it is, and needs no version.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

#if __has_include(<wireshark.h>)
#include <wireshark.h>
#endif
#include <ws_version.h>

#include <epan/addr_resolv.h>
#include <epan/address.h>
#include <epan/conversation.h>
#include <epan/conversation_filter.h>
#include <epan/conversation_table.h>
#include <epan/dissectors/packet-bluetooth.h>
#include <epan/epan.h>
#include <epan/epan_dissect.h>
#include <epan/expert.h>
#include <epan/funnel.h>
#include <epan/packet.h>
#include <epan/prefs.h>
#include <epan/proto.h>
#include <epan/stat_tap_ui.h>
#include <epan/stats_tree.h>
#include <epan/tap.h>
#include <epan/to_str.h>
#include <epan/uat.h>
#include <wsutil/filesystem.h>
#include <wsutil/report_message.h>
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
template <class R, class A, class B> B second_argument_of(R (*)(A, B));
} // namespace detail

// What a wmem callback answers: gboolean in 4.0, bool later.
using WmemAnswer = detail::Signature<wmem_user_cb_t>::result;

// What switches a tree's visibility: gboolean in 4.0, bool later.
using TreeSwitch = decltype(detail::second_argument_of(&proto_tree_set_visible));

// What a boolean preference is kept in: gboolean in 4.0, bool later.
using PreferenceBool = decltype(detail::fifth_argument_of(&prefs_register_bool_preference));

// What the callback of a -z answers: nothing in 4.0, bool later.
using StatAnswer = detail::Signature<stat_tap_init_cb>::result;

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

// The value of an item.
inline auto* value_of(field_info* item) {
#if WRIT_WIRESHARK_AT_LEAST(4, 4)
    return item->value;
#else
    return &item->value;
#endif
}

// As the packet tree prints the value; in `pool`.
inline const char* printed(wmem_allocator_t* pool, field_info* item) {
    return fvalue_to_string_repr(pool, value_of(item), FTREPR_DISPLAY, item->hfinfo->display);
}

// The text of a string field; lives as long as the field. REQUIRES: such a type; as below.
inline std::string_view text_of(field_info* item) {
    const char* const text = fvalue_get_string(value_of(item));
    return text == nullptr ? std::string_view{} : text;
}

// The octets of an FT_BYTES, FT_UINT_BYTES or FT_OID field; live as long as the field.
inline std::string_view octets_of(field_info* item) {
#if WRIT_WIRESHARK_AT_LEAST(4, 4)
    return {
        static_cast<const char*>(fvalue_get_bytes_data(item->value)),
        fvalue_get_bytes_size(item->value)};
#else
    const GByteArray* const octets = item->value.value.bytes;
    return {reinterpret_cast<const char*>(octets->data), octets->len};
#endif
}

inline bool is_integer(ftenum type) {
    return (type >= FT_CHAR && type <= FT_UINT64) || (type >= FT_INT8 && type <= FT_INT32);
}

// The value of an integer field that fits into 32 bits.
inline bool number_of(field_info* item, std::uint32_t& number) {
    switch (item->hfinfo->type) {
    case FT_CHAR:
    case FT_UINT8:
    case FT_UINT16:
    case FT_UINT24:
    case FT_UINT32:
        number = fvalue_get_uinteger(value_of(item));
        return true;
    case FT_INT8:
    case FT_INT16:
    case FT_INT24:
    case FT_INT32: {
        const std::int32_t value = fvalue_get_sinteger(value_of(item));
        number = static_cast<std::uint32_t>(value);
        return value >= 0;
    }
    case FT_UINT40:
    case FT_UINT48:
    case FT_UINT56:
    case FT_UINT64: {
        const std::uint64_t value = fvalue_get_uinteger64(value_of(item));
        number = static_cast<std::uint32_t>(value);
        return value <= std::numeric_limits<std::uint32_t>::max();
    }
    default:
        return false;
    }
}

// Registers a statistics tree in a menu of its own, whose path is written in two ways.
inline void register_statistics_tree(
    const char* tap,
    const char* abbreviation,
    const char* menu,
    const char* name,
    unsigned flags,
    stat_tree_packet_cb packet,
    stat_tree_init_cb init) {
#if WRIT_WIRESHARK_AT_LEAST(4, 4)
    constexpr const char* kSeparator = STATS_TREE_MENU_SEPARATOR;
#else
    constexpr const char* kSeparator = "/";
#endif
    char* const path = g_strconcat(menu, kSeparator, name, nullptr);
    stats_tree_register_plugin(tap, abbreviation, path, flags, packet, init, nullptr);
    g_free(path);
}

// Registers an entry of the menu "Conversation Filter", to whose callbacks later versions hand a
// pointer; the callbacks take either.
template <class IsValid, class Build>
void add_conversation_filter(const char* name, IsValid is_valid, Build build) {
    const auto add = [&](auto register_filter) {
        if constexpr (std::is_invocable_v<
                          decltype(register_filter),
                          const char*,
                          const char*,
                          is_filter_valid_func,
                          build_filter_string_func>) {
            register_filter("writ", name, is_valid, build);
        } else {
            register_filter("writ", name, is_valid, build, nullptr);
        }
    };
    add(&register_conversation_filter);
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
