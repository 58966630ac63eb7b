# SPDX-License-Identifier: GPL-2.0-or-later
"""802.11: elements of management frames, action frames, mesh.

Builds frames by IEEE 802.11-2020 (11be for multi-link). Access point and station have random addresses, so
that whatever is evidence stands in an element.
"""

import struct

import families as f
import packets as p
from evidence_link_dhcp import alpha_mac

STATION, POINT = f.RANDOM_MAC, "da:a1:19:00:00:10"
ALPHA_OUI, BETA_OUI, LOCAL_OUI = "001a11", "001a22", "021a11"
BEACON, REASSOCIATION_REQUEST, ACTION = 8, 2, 13


def management(subtype, body, source=POINT, destination=STATION):
    header = struct.pack("<BBH", subtype << 4, 0, 0) + p.mac(destination) + p.mac(source) + p.mac(POINT)
    return header + struct.pack("<H", 0) + body


def element(number, data):
    return bytes([number, len(data)]) + data


def extension(number, data):
    return element(255, bytes([number]) + data)


def vendor_element(oui, kind, data=b""):
    return element(221, bytes.fromhex(oui) + bytes([kind]) + data)


def beacon(*elements):
    fixed = struct.pack("<QHH", 0, 100, 0x0001) + element(0, b"test") + element(1, b"\x82\x84")
    return management(BEACON, fixed + b"".join(elements), destination=f.BROADCAST)


def action(category, code, *parts):
    return management(ACTION, bytes([category, code]) + b"".join(parts))


def neighbour(mac):
    """A neighbour report (element 52)."""
    return element(52, p.mac(mac) + bytes(4) + bytes([81, 6, 7]))


def counted(text):
    return bytes([len(text)]) + text.encode()


def anqp(number, data):
    return struct.pack("<HH", number, len(data)) + data


def gas_response(*answers):
    query = b"".join(answers)
    return action(4, 11, b"\1" + bytes(4) + element(108, b"\x7f\0"), struct.pack("<H", len(query)), query)


def mesh_data(proxied_destination, proxied_source, body):
    """Data between two mesh points for stations behind them: four addresses, and two in the mesh control."""
    ends = (STATION, POINT, "da:a1:19:00:00:11")
    header = struct.pack("<BBH", 0x88, 3, 0) + b"".join(p.mac(one) for one in ends) + struct.pack("<H", 0)
    header += p.mac("da:a1:19:00:00:12") + struct.pack("<H", 0x0100)
    control = b"\2\x1f" + struct.pack("<I", 1) + p.mac(proxied_destination) + p.mac(proxied_source)
    return header + control + body


def ev_link_wlan():
    """Elements of beacons and of a reassociation, action frames, data through a mesh; near misses in between."""
    interworking = element(107, b"\x02" + p.mac(alpha_mac(107)))
    consortium = element(111, b"\x01\x33" + bytes.fromhex(ALPHA_OUI + BETA_OUI + ALPHA_OUI))
    suite = bytes.fromhex(ALPHA_OUI) + b"\x01"
    wapi = element(68, struct.pack("<HH", 1, 1) + suite + struct.pack("<H", 1) + suite + suite + bytes(4))
    reduced = element(201, struct.pack("<HBB", 7 << 8, 81, 6) + b"\xff" + p.mac(alpha_mac(201)))
    current = struct.pack("<HH", 1, 1) + p.mac(alpha_mac(2)) + element(0, b"test")
    realm = b"\0" + counted("realm.beta.example") + b"\0"
    realms = struct.pack("<HH", 1, len(realm)) + realm
    names = counted("wifi.alpha.example") + counted("wifi.notalpha.example")
    data = p.llc(p.ip(f.HOST, f.OTHER_HOST, f.DATA))
    return f.on(
        f.DAY,
        beacon(vendor_element(ALPHA_OUI, 7, b"x"), vendor_element(BETA_OUI, 1, b"x")),
        beacon(vendor_element(LOCAL_OUI, 7, b"x"), vendor_element("009999", 7, b"x")),
        beacon(interworking),
        beacon(consortium),
        beacon(wapi),
        beacon(reduced, neighbour(alpha_mac(52))),
        management(REASSOCIATION_REQUEST, current, source=STATION, destination=POINT),
        action(10, 8, b"\1\0\0", p.mac(alpha_mac(8))),
        action(6, 1, p.mac(alpha_mac(61)), p.mac(alpha_mac(62)), element(55, bytes(82))),
        gas_response(anqp(263, realms), anqp(268, names)),
        action(127, 0x00, bytes.fromhex("1a11") + b"x"),
        mesh_data(alpha_mac(18), alpha_mac(19), data),
        link_type=p.IEEE802_11,
    )


def ev_link_wlan_multilink():
    """Multi-link elements, which 4.4 is the first to read."""
    station = struct.pack("<H", 0x0021) + b"\x07" + p.mac(alpha_mac(3)) + b"\0\0"
    basic = extension(107, struct.pack("<HB", 0, 7) + p.mac(alpha_mac(1)) + element(0, station))
    return f.on(f.DAY, beacon(basic), link_type=p.IEEE802_11)


FAMILIES = {build.__name__: build for build in (ev_link_wlan, ev_link_wlan_multilink)}
