// SPDX-License-Identifier: GPL-2.0-or-later
// Hosts and addresses in the texts of application protocols: headers, URLs, SIP URIs.
// Knows: how RFC 3986 (URL), RFC 3261 (SIP), RFC 7239 (Forwarded) and RFC 9110 (Host) write a host.
// Does not know: what protocol a text is of, whose a host is.
#pragma once

#include "identifiers/ip_address.h"

#include <cstddef>
#include <span>
#include <string_view>

namespace writ {

// The host that a text names, a view of it: of "example.org", "example.org:443",
// "https://user@example.org/path", "sip:user@example.org;transport=tcp", "<sip:example.org>",
// "user@example.org", "FROM:<user@example.org>", "[2001:db8::1]:80" (without brackets). Empty when
// there is none. Whether it is a well-formed name is normal_domain()'s to say.
std::string_view host_in(std::string_view text);

// The IP addresses that stand in `text` as whole words, in their order, each with or without a
// port: "203.0.113.7, [2001:db8::1]:80", "for=\"[2001:db8::1]\"". Answers how many there are;
// those beyond out.size() are counted and left out.
std::size_t addresses_in(std::string_view text, std::span<IpAddress> out);

} // namespace writ
