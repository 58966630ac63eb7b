# SPDX-License-Identifier: GPL-2.0-or-later
"""Evidence in routing and flow protocols: the families of the parts, together."""

import evidence_routing_bgp
import evidence_routing_bgp_vpn
import evidence_routing_flow
import evidence_routing_group
import evidence_routing_igp
import evidence_routing_ip
import evidence_routing_label
import evidence_routing_overlay

FAMILIES = {
    **evidence_routing_bgp.FAMILIES,
    **evidence_routing_bgp_vpn.FAMILIES,
    **evidence_routing_flow.FAMILIES,
    **evidence_routing_group.FAMILIES,
    **evidence_routing_igp.FAMILIES,
    **evidence_routing_ip.FAMILIES,
    **evidence_routing_label.FAMILIES,
    **evidence_routing_overlay.FAMILIES,
}
