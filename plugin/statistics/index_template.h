// SPDX-License-Identifier: GPL-2.0-or-later
// The index template: what type each field has in OpenSearch or Elasticsearch, made from the fields
// that are registered. `tshark -z writ,template` prints it and needs no file.
// It fits what `tshark -T ek -e FIELD …` writes: {"timestamp": …, "layers": {"writ_src_asn": […]}},
// with `_` for each dot. tshark's own `-G elastic-mapping` leaves texts out, and fits `-T ek`
// without -e. Knows: Wireshark's registry. Does not know: verdicts.
#pragma once

#include <string>

namespace writ::plugin {

// A composable index template (PUT _index_template/NAME) for the indices that `-T ek` names,
// "packets-*"; JSON, lines ended by "\n". May throw std::bad_alloc.
std::string index_template();

// Called once, by Wireshark's registration.
void register_index_template();

} // namespace writ::plugin
