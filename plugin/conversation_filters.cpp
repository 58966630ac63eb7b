// SPDX-License-Identifier: GPL-2.0-or-later
#include "conversation_filters.h"

#include "frame_facts.h"
#include "session.h"
#include "ws_compat.h"

#include <string_view>

namespace writ::plugin {

namespace {

// Later versions hand the callbacks what was registered with them, too: nothing here.
using Answer = detail::Signature<is_filter_valid_func>::result;

std::array<IpAddress, 2> ends_of(const packet_info* pinfo) {
    return {ip_of(pinfo->net_src), ip_of(pinfo->net_dst)};
}

bool has_both_ends(const packet_info* pinfo) {
    const std::array<IpAddress, 2> ends = ends_of(pinfo);
    return !ends[0].empty() && !ends[1].empty();
}

// `text` as a string of a display filter; g_free() it.
char* quoted(std::string_view text) {
    GString* const out = g_string_new("\"");
    for (const char letter : text) {
        if (letter == '"' || letter == '\\') {
            g_string_append_c(out, '\\');
        }
        g_string_append_c(out, letter);
    }
    g_string_append_c(out, '"');
    return g_string_free(out, FALSE);
}

char* filter_between(packet_info* pinfo, const char* field, std::string_view Party::*text) {
    const bool has_time = pinfo->fd->has_ts != 0;
    const std::array<Party, 2> parties =
        session().parties(ends_of(pinfo), has_time, has_time ? pinfo->abs_ts.secs : 0);
    char* const first = quoted(parties[0].*text);
    char* const second = quoted(parties[1].*text);
    char* const filter = g_strdup_printf(
        "(writ.src.%s == %s && writ.dst.%s == %s) || (writ.src.%s == %s && writ.dst.%s == %s)",
        field,
        first,
        field,
        second,
        field,
        second,
        field,
        first);
    g_free(first);
    g_free(second);
    return filter;
}

} // namespace

void register_conversation_filters() {
    const auto is_valid = [](packet_info* pinfo, auto... /*registered*/) {
        return static_cast<Answer>(has_both_ends(pinfo));
    };
    const auto by_operator = [](packet_info* pinfo, auto... /*registered*/) {
        return filter_between(pinfo, "party", &Party::name);
    };
    const auto by_legal_system = [](packet_info* pinfo, auto... /*registered*/) {
        return filter_between(pinfo, "seat", &Party::seat);
    };
    add_conversation_filter("Writ: the same operators", is_valid, by_operator);
    add_conversation_filter("Writ: the same legal systems", is_valid, by_legal_system);
}

} // namespace writ::plugin
