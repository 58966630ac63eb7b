# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes MaxMind databases of a few networks, in the forms that other makers give theirs (MaxMind DB File
Format Specification 2.0, records of 24 bits). Shares no code with the project's own writer, on purpose.
"""

import ipaddress
import struct

_UINT16, _UINT32, _UINT64, _MAP, _TEXT, _ARRAY = 5, 6, 9, 7, 2, 11


def _control(kind, size):
    assert size < 285
    extra = bytes([size - 29]) if size >= 29 else b""
    size = min(size, 29)
    if kind > 7:  # extended types: the type stands in a byte of its own
        return bytes([size, kind - 7]) + extra
    return bytes([kind << 5 | size]) + extra


def _encode(value):
    if isinstance(value, str):
        octets = value.encode()
        return _control(_TEXT, len(octets)) + octets
    if isinstance(value, dict):
        return _control(_MAP, len(value)) + b"".join(_encode(k) + _encode(v) for k, v in value.items())
    if isinstance(value, list):
        return _control(_ARRAY, len(value)) + b"".join(map(_encode, value))
    kind, number = value
    octets = number.to_bytes(8, "big").lstrip(b"\0")
    return _control(kind, len(octets)) + octets


def u32(number):
    return (_UINT32, number)


def write(path, ip_version, database_type, networks):
    """`networks`: {"50.0.1.0/24": record}, a record being texts, u32() numbers and dicts of them."""
    nodes, data = [[None, None]], b""
    for text, record in networks.items():
        bits = _bits(ipaddress.ip_network(text), ip_version)
        offset, at = len(data), 0
        data += _encode(record)
        for bit in bits[:-1]:
            if nodes[at][bit] is None:
                nodes[at][bit] = len(nodes)
                nodes.append([None, None])
            at = nodes[at][bit]
        nodes[at][bits[-1]] = ("data", offset)
    tree = b"".join(_pointer(side, len(nodes)) for node in nodes for side in node)
    metadata = {
        "binary_format_major_version": (_UINT16, 2),
        "binary_format_minor_version": (_UINT16, 0),
        "build_epoch": (_UINT64, 1787356800),  # 2026-08-22
        "database_type": database_type,
        "description": {"en": "made for a test"},
        "ip_version": (_UINT16, ip_version),
        "languages": ["en"],
        "node_count": u32(len(nodes)),
        "record_size": (_UINT16, 24),
    }
    with open(path, "wb") as file:
        file.write(tree + bytes(16) + data + b"\xab\xcd\xefMaxMind.com" + _encode(metadata))


def _bits(network, ip_version):
    width = network.max_prefixlen
    value = int(network.network_address) >> (width - network.prefixlen)
    bits = [value >> i & 1 for i in reversed(range(network.prefixlen))]
    return ([0] * 96 if ip_version == 6 and width == 32 else []) + bits


def _pointer(side, node_count):
    if side is None:
        number = node_count
    elif isinstance(side, tuple):
        number = node_count + 16 + side[1]
    else:
        number = side
    return struct.pack("!I", number)[1:]
