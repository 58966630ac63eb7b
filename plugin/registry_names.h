// SPDX-License-Identifier: GPL-2.0-or-later
// What the registries that Wireshark carries call a number: IANA enterprise numbers, Bluetooth
// company identifiers, USB vendors. A label for readers; whom a number belongs to is the
// catalogue's to say. Does not know: frames. Ownership: names live as long as the program.
#pragma once

#include "attribution/observation.h"

#include <string_view>

namespace writ::plugin {

// `key` in the catalogue's form; empty when there is no such registry or it does not know the
// number.
std::string_view registered_name(EvidenceKind kind, std::string_view key);

// The A-labels (RFC 5890) of a host name with letters outside ASCII; one of ASCII as it is. Empty
// when it has no such form. Lives until the next call.
std::string_view ascii_host(std::string_view host);

} // namespace writ::plugin
