// SPDX-License-Identifier: GPL-2.0-or-later
// The two forms of IPFire's location database; read_libloc() chooses. Internal to sources/.
#pragma once

#include "sources/network_readers.h"

namespace writ {

// The binary form ("location.db").
Result<NetworkSource> read_libloc_binary(const std::string& path);

// The text form: blocks of "key: value" lines with an empty line between them.
//   net:                   192.0.2.0/24      a network; then optionally country: (two letters),
//                                            aut-num: (number), and with the value yes:
//                                            is-anonymous-proxy, is-satellite-provider, is-anycast,
//                                            drop
//   aut-num:               AS64496           an AS; then name:
// "# Generated: <date>" and "# License: <text>" among the comments at the top are read.
Result<NetworkSource> read_libloc_text(const std::string& path);

// Adds one network by the rules of both forms: codes that are no country are counted, not kept, and
// the seat of a registry is withheld.
void add_libloc_network(
    const Prefix& prefix, std::string_view country, NetworkFacts facts, NetworkSource& into);

} // namespace writ
