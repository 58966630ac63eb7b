// SPDX-License-Identifier: GPL-2.0-or-later
#include "statistics/attention_tree.h"

#include "attribution/words.h"
#include "session.h"
#include "statistics/frame_tap.h"
#include "ws_compat.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace writ::plugin {

namespace {

constexpr const char* kAttentions[] = {"no law, no list", "law", "list"};
constexpr const char* kUnknown = "(in no catalogue)";

int g_root = -1;

void create_nodes(stats_tree* tree) {
    g_root = stats_tree_create_node(tree, "Packets", 0, STAT_DT_INT, static_cast<TreeSwitch>(true));
}

// A node's count is the number of packets; its average their length.
int add(stats_tree* tree, const char* name, int parent, bool has_children, int length) {
    return avg_stat_node_add_value_int(
        tree, name, parent, static_cast<TreeSwitch>(has_children), length);
}

// What identifies an endpoint: its address, its name, the number that it showed.
std::string endpoint_text(const Verdict& verdict, const SubjectVerdict& subject) {
    if (subject.has_address) {
        return subject.observed->address.text();
    }
    if (subject.has_mac) {
        return subject.observed->mac.text();
    }
    const auto identifiers = verdict.identifiers_of(subject);
    return identifiers.empty() ? std::string("(identifier)")
                               : std::string(identifiers.front().observed->key);
}

// "Tencent Holdings Limited (tencent)": the id is what filters ask for.
std::string named(std::string_view name, std::string_view id) {
    return joined({name, " (", id, ")"});
}

std::string flag_name(const Flag& flag) {
    if (flag.list != nullptr) {
        return named(flag.list->name, flag.id);
    }
    return flag.law != nullptr ? named(flag.law->name, flag.id) : std::string(flag.id);
}

// flag, entity, endpoint: a packet counts once in each.
using Path = std::array<std::string, 3>;

std::set<Path> paths_of(const Verdict& verdict, FlagKind kind) {
    std::set<Path> paths;
    const Catalog& catalog = session().catalog();
    for (std::size_t i = 0; i < verdict.count; ++i) {
        const SubjectVerdict& subject = verdict.subjects[i];
        verdict.for_each_assessment(subject, [&](const Assessment& is, EvidenceKind evidence) {
            if (subject.role == Role::via && evidence == EvidenceKind::mac) {
                return; // does not count for attention either
            }
            std::string entity = kUnknown;
            if (!is.entities.empty()) {
                const Entity& first = catalog.entity(is.entities.front());
                entity = named(first.name, first.id);
            }
            for (const Flag& flag : is.flags) {
                if (flag.kind == kind) {
                    paths.insert(Path{flag_name(flag), entity, endpoint_text(verdict, subject)});
                }
            }
        });
    }
    return paths;
}

void add_paths(stats_tree* tree, const std::set<Path>& paths, int parent, int length) {
    const Path* before = nullptr;
    int flag = 0;
    int entity = 0;
    for (const Path& path : paths) {
        const bool is_new_flag = before == nullptr || (*before)[0] != path[0];
        if (is_new_flag) {
            flag = add(tree, path[0].c_str(), parent, true, length);
        }
        if (is_new_flag || (*before)[1] != path[1]) {
            entity = add(tree, path[1].c_str(), flag, true, length);
        }
        add(tree, path[2].c_str(), entity, false, length);
        before = &path;
    }
}

tap_packet_status add_packet(
    stats_tree* tree,
    packet_info* pinfo,
    epan_dissect_t* /*dissection*/,
    const void* data,
    tap_flags_t /*flags*/) {
    const Verdict& verdict = *static_cast<const TappedFrame*>(data)->verdict;
    const int length = static_cast<int>(pinfo->fd->pkt_len);
    try {
        add(tree, "Packets", 0, true, length);
        const auto attention = static_cast<std::size_t>(verdict.attention);
        const int node = add(tree, kAttentions[attention], g_root, true, length);
        if (verdict.attention != Attention::none) {
            const FlagKind kind =
                verdict.attention == Attention::list ? FlagKind::list : FlagKind::law;
            add_paths(tree, paths_of(verdict, kind), node, length);
        }
    } catch (const std::bad_alloc&) {
        return TAP_PACKET_FAILED;
    }
    return TAP_PACKET_REDRAW;
}

} // namespace

void register_attention_tree() {
    register_statistics_tree(
        kFrameTap, "writ", "Writ", "Attention", TL_REQUIRES_PROTO_TREE, add_packet, create_nodes);
}

} // namespace writ::plugin
