# SPDX-License-Identifier: GPL-2.0-or-later
"""Builds frames byte by byte and writes them as capture files.

Knows: headers of the protocols that the tests and the quickstart's sample need, pcap and pcapng.
Does not know: Writ, or what any address means. No library beyond Python's own, and no clock: the same
calls give the same bytes.

Every builder answers bytes; an inner header is passed as the payload of the outer one:

    ether(MAC_A, MAC_B, ipv4("10.0.0.1", "10.0.0.2", udp(1000, 53, b"")))
"""

import datetime
import ipaddress
import struct

ETHERNET = 1  # link types, as in pcap's registry
RAW_IP = 101
IEEE802_11 = 105

_IPV4, _IPV6, _ARP, _VLAN = 0x0800, 0x86DD, 0x0806, 0x8100


def seconds_of(day, time="12:00:00"):
    """Seconds since 1970 of a UTC day ("2017-04-14") and time."""
    moment = datetime.datetime.fromisoformat(f"{day}T{time}+00:00")
    return int(moment.timestamp())


def mac(text):
    """Six octets of "00:e0:fc:12:34:56"."""
    octets = bytes.fromhex(text.replace(":", "").replace("-", ""))
    assert len(octets) == 6, text
    return octets


def address(text):
    """Four or sixteen octets of an IP address."""
    return ipaddress.ip_address(text).packed


def checksum(data):
    """The Internet checksum of RFC 1071."""
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


class Payload(bytes):
    """What an IP header carries: the octets, the protocol number, and where its checksum stands."""

    def __new__(cls, octets, protocol, checksum_at=None):
        self = super().__new__(cls, octets)
        self.protocol = protocol
        self.checksum_at = checksum_at
        return self

    def summed(self, pseudo_header):
        """The octets with the checksum filled in."""
        if self.checksum_at is None:
            return bytes(self)
        value = checksum(pseudo_header + bytes(self)) or 0xFFFF
        at = self.checksum_at
        return self[:at] + struct.pack("!H", value) + self[at + 2 :]


def udp(source_port, destination_port, data):
    header = struct.pack("!HHHH", source_port, destination_port, 8 + len(data), 0)
    return Payload(header + data, 17, checksum_at=6)


def tcp(source_port, destination_port, data=b"", flags=0x18, sequence=1, acknowledged=1):
    header = struct.pack(
        "!HHIIBBHHH", source_port, destination_port, sequence, acknowledged, 5 << 4, flags, 8192, 0, 0
    )
    return Payload(header + data, 6, checksum_at=16)


def icmp(kind, code, rest):
    """An ICMP message; `rest` begins with the four octets after the checksum."""
    message = struct.pack("!BBH", kind, code, 0) + rest
    return Payload(message[:2] + struct.pack("!H", checksum(message)) + message[4:], 1)


def icmpv6(kind, code, rest):
    return Payload(struct.pack("!BBH", kind, code, 0) + rest, 58, checksum_at=2)


def icmp_time_exceeded(quoted):
    """The error that a router sends about the IPv4 packet `quoted`: its header and eight octets."""
    return icmp(11, 0, b"\0\0\0\0" + bytes(quoted)[:28])


def ipv4(source, destination, payload, identification=1, ttl=64):
    """An IPv4 packet; it can itself be the payload of another IP header (protocol 4)."""
    body = payload.summed(
        address(source) + address(destination) + struct.pack("!BBH", 0, payload.protocol, len(payload))
    )
    start = struct.pack("!BBHHHBB", 0x45, 0, 20 + len(body), identification, 0, ttl, payload.protocol)
    ends = address(source) + address(destination)
    header = start + struct.pack("!H", checksum(start + b"\0\0" + ends)) + ends
    return Payload(header + body, 4)


def ipv6(source, destination, payload, hop_limit=64):
    """An IPv6 packet; it can itself be the payload of another IP header (protocol 41)."""
    body = payload.summed(
        address(source) + address(destination) + struct.pack("!IHBB", len(payload), 0, 0, payload.protocol)
    )
    header = struct.pack("!IHBB", 6 << 28, len(body), payload.protocol, hop_limit)
    return Payload(header + address(source) + address(destination) + body, 41)


def ip(source, destination, payload):
    """ipv4() or ipv6(), as the addresses are."""
    return (ipv6 if ":" in source else ipv4)(source, destination, payload)


def ether_type(payload):
    """The EtherType of what ipv4(), ipv6(), arp() or vlan() answered."""
    return {4: _IPV4, 41: _IPV6}.get(payload.protocol, payload.protocol)


def vlan(identifier, payload):
    tag = struct.pack("!HH", identifier, ether_type(payload))
    return Payload(tag + payload, _VLAN)


def arp(sender_mac, sender_ip, target_mac, target_ip, operation=1):
    header = struct.pack("!HHBBH", 1, _IPV4, 6, 4, operation)
    ends = mac(sender_mac) + address(sender_ip) + mac(target_mac) + address(target_ip)
    return Payload(header + ends, _ARP)


def ether(source, destination, payload):
    """An Ethernet II frame, padded to the minimum of 60 octets."""
    frame = mac(destination) + mac(source) + struct.pack("!H", ether_type(payload)) + payload
    return frame.ljust(60, b"\0")


def gre(inner):
    """GRE (RFC 2784) around an IP packet."""
    return Payload(struct.pack("!HH", 0, ether_type(inner)) + inner, 47)


def vxlan(identifier, frame):
    """VXLAN (RFC 7348) around an Ethernet frame, with its UDP header."""
    return udp(49152, 4789, struct.pack("!II", 0x08000000, identifier << 8) + frame)


def gtp_user(tunnel, inner):
    """GTP-U version 1 (3GPP TS 29.281) around an IP packet, with its UDP header."""
    return udp(2152, 2152, struct.pack("!BBHI", 0x30, 0xFF, len(inner), tunnel) + inner)


def teredo(inner):
    """An IPv6 packet in the UDP of Teredo (RFC 4380), port 3544."""
    return udp(3544, 3544, bytes(inner))


def llc(payload):
    """LLC and SNAP around an IP packet, as 802.11 carries it."""
    return bytes.fromhex("aaaa03000000") + struct.pack("!H", ether_type(payload)) + payload


def wlan_data(flags, address1, address2, address3, body, address4=None):
    """An 802.11 data frame. flags: 1 to the distribution system, 2 from it, 3 both (four addresses)."""
    header = struct.pack("<BBH", 0x08, flags, 0) + mac(address1) + mac(address2) + mac(address3)
    header += struct.pack("<H", 0)
    if address4 is not None:
        header += mac(address4)
    return header + body


def wlan_beacon(access_point, name):
    """A beacon that a network `name` sends to everybody."""
    header = struct.pack("<BBH", 0x80, 0, 0) + mac("ff:ff:ff:ff:ff:ff")
    header += mac(access_point) * 2 + struct.pack("<H", 0)
    fixed = struct.pack("<QHH", 0, 100, 0x0001)
    return header + fixed + bytes([0, len(name)]) + name.encode() + bytes.fromhex("010482848b96")


def dns_query(name, identifier=1):
    """The data of a DNS question for the A record of `name`."""
    labels = b"".join(bytes([len(label)]) + label.encode() for label in name.split("."))
    return struct.pack("!HHHHHH", identifier, 0x0100, 1, 0, 0, 0) + labels + struct.pack("!BHH", 0, 1, 1)


def client_hello(name):
    """The data of a TLS 1.2 ClientHello that names the server `name`."""
    host = name.encode()
    server_name = struct.pack("!HBH", len(host) + 3, 0, len(host)) + host
    extensions = struct.pack("!HH", 0, len(server_name)) + server_name
    body = b"\x03\x03" + bytes(range(32)) + b"\0" + struct.pack("!HH", 2, 0xC02F) + b"\x01\0"
    body += struct.pack("!H", len(extensions)) + extensions
    handshake = b"\x01" + struct.pack("!I", len(body))[1:] + body
    return b"\x16\x03\x01" + struct.pack("!H", len(handshake)) + handshake


class Capture:
    """Frames with their times, written as pcap or pcapng."""

    def __init__(self, link_type=ETHERNET):
        self.link_type = link_type
        self.frames = []  # (seconds since 1970 or None, octets)

    def add(self, when, octets):
        """`when`: a UTC day, or None for a frame without a time stamp (pcapng only)."""
        self.frames.append((None if when is None else seconds_of(when), bytes(octets)))

    def write_pcap(self, path):
        with open(path, "wb") as file:
            file.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, self.link_type))
            for number, (seconds, octets) in enumerate(self.frames):
                assert seconds is not None, "pcap has no frames without a time stamp"
                file.write(struct.pack("<IIII", seconds, number, len(octets), len(octets)) + octets)

    def write_pcapng(self, path):
        with open(path, "wb") as file:
            file.write(_block(0x0A0D0D0A, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1)))
            file.write(_block(1, struct.pack("<HHI", self.link_type, 0, 0)))
            for number, (seconds, octets) in enumerate(self.frames):
                padded = octets + b"\0" * (-len(octets) % 4)
                if seconds is None:  # simple packet block
                    file.write(_block(3, struct.pack("<I", len(octets)) + padded))
                    continue
                micros = seconds * 1_000_000 + number
                start = struct.pack("<IIIII", 0, micros >> 32, micros & 0xFFFFFFFF, len(octets), len(octets))
                file.write(_block(6, start + padded))


def _block(kind, body):
    length = struct.pack("<I", len(body) + 12)
    return struct.pack("<I", kind) + length + body + length
