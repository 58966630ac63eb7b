// SPDX-License-Identifier: GPL-2.0-or-later
// Domain names as texts: one form for comparing, and the way up by labels.
// Knows: RFC 1035 section 2.3, RFC 4343 (case), RFC 2181 section 11 (what else a label may hold).
// Does not know: who owns a name.
#pragma once

#include "identifiers/ip_address.h"

#include <optional>
#include <string>
#include <string_view>

namespace writ {

// The form in which names are compared: ASCII lower case, no dot at the end. nullopt when it is no
// name of at least two labels of 1 to 63 letters, digits, hyphens and underscores, at most 253
// octets, the last of other than digits alone (that is an IPv4 address, RFC 3696 section 2); a
// leading "*." of a certificate's wildcard is taken away.
std::optional<std::string> normal_domain(std::string_view text);

// The address of a reverse name (RFC 1035 section 3.5, RFC 3596 section 2.5),
// "7.113.0.203.in-addr.arpa"; nullopt for any other name, and for that of a whole network. `name`
// as normal_domain() gives it.
std::optional<IpAddress> address_of_reverse_name(std::string_view name);

// Whether names below it are for local use, so that they are nobody's in public: .local (RFC 6762),
// .localhost and .invalid (6761), .home.arpa (8375), .internal (ICANN, 2024-07-29), and what has
// long been used so without being set aside: .lan, .localdomain. `name` as normal_domain() gives
// it.
bool is_for_local_use(std::string_view name);

// "b.example" of "a.b.example"; empty for a single label.
std::string_view parent_domain(std::string_view name);

} // namespace writ
