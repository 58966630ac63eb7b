# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets of QUIC version 1 (RFC 9000, RFC 9001), sealed with AES-128-GCM, and captures that hold the keys.

Knows: how packets are protected with a secret. Does not know: what is in them. Slow and not safe against timing;
it seals a few packets of tests.
"""

import hashlib
import hmac
import struct

import packets as p

_SALT = bytes.fromhex("38762cf7f55934b34d179ae6a4c80cadccbb7f0a")  # RFC 9001, section 5.2
_TLS_KEY_LOG = 0x544C534B  # secrets type of pcapng


def _expand_label(secret, label, length):
    """HKDF-Expand-Label of RFC 8446 without a context; at most one block of SHA-256."""
    info = struct.pack("!HB", length, 6 + len(label)) + b"tls13 " + label + b"\0"
    return hmac.new(secret, info + b"\1", hashlib.sha256).digest()[:length]


def initial_secret(connection, side):
    """Of the first packets; side is b"client" or b"server", connection what the client chose first."""
    return _expand_label(hmac.new(_SALT, connection, hashlib.sha256).digest(), side + b" in", 32)


def _times(left, right):
    """Product in the field of AES."""
    product = 0
    while right:
        product ^= left if right & 1 else 0
        left = left << 1 ^ (0x11B if left & 0x80 else 0)
        right >>= 1
    return product


def _substitutions():
    table = []
    for value in range(256):
        inverse = next((one for one in range(256) if _times(value, one) == 1), 0)
        turned = inverse
        for shift in range(1, 5):
            turned ^= inverse << shift & 0xFF | inverse >> (8 - shift)
        table.append(turned ^ 0x63)
    return table


_SBOX = _substitutions()


def _round_keys(key):
    words = [key[at : at + 4] for at in range(0, 16, 4)]
    constant = 1
    for number in range(4, 44):
        last = words[-1]
        if number % 4 == 0:
            last = bytes(_SBOX[octet] for octet in last[1:] + last[:1])
            last = bytes([last[0] ^ constant]) + last[1:]
            constant = _times(constant, 2)
        words.append(_xor(words[-4], last))
    return [b"".join(words[at : at + 4]) for at in range(0, 44, 4)]


def _xor(left, right):
    return bytes(one ^ other for one, other in zip(left, right, strict=False))


def _aes(round_keys, block):
    state = _xor(block, round_keys[0])
    for number in range(1, 11):
        state = [_SBOX[state[(4 * (at // 4) + 5 * (at % 4)) % 16]] for at in range(16)]  # and shift the rows
        if number < 10:
            state = [
                _times(state[at], 2)
                ^ _times(state[at // 4 * 4 + (at + 1) % 4], 3)
                ^ state[at // 4 * 4 + (at + 2) % 4]
                ^ state[at // 4 * 4 + (at + 3) % 4]
                for at in range(16)
            ]
        state = _xor(state, round_keys[number])
    return state


def _hash(key, octets):
    """GHASH of NIST SP 800-38D."""
    state = 0
    for at in range(0, len(octets), 16):
        state ^= int.from_bytes(octets[at : at + 16], "big")
        product, value = 0, key
        for bit in range(127, -1, -1):
            product ^= value if state >> bit & 1 else 0
            value = value >> 1 ^ (0xE1 << 120 if value & 1 else 0)
        state = product
    return state.to_bytes(16, "big")


def _padded(octets):
    return octets + b"\0" * (-len(octets) % 16)


def _seal(key, nonce, header, content):
    round_keys = _round_keys(key)
    counters = (nonce + struct.pack("!I", number) for number in range(1, len(content) // 16 + 3))
    stream = [_aes(round_keys, counter) for counter in counters]
    sealed = _xor(content, b"".join(stream[1:]))
    lengths = struct.pack("!QQ", 8 * len(header), 8 * len(sealed))
    hash_key = int.from_bytes(_aes(round_keys, bytes(16)), "big")
    tag = _xor(_hash(hash_key, _padded(header) + _padded(sealed) + lengths), stream[0])
    return sealed + tag


def _protected(secret, header, number, content):
    """The packet: `header` up to the packet number, which is written in four octets."""
    key, start = _expand_label(secret, b"quic key", 16), _expand_label(secret, b"quic iv", 12)
    header += struct.pack("!I", number)
    sealed = _seal(key, _xor(start, number.to_bytes(12, "big")), header, content)
    mask = _aes(_round_keys(_expand_label(secret, b"quic hp", 16)), sealed[:16])
    first = header[0] ^ mask[0] & (0x0F if header[0] & 0x80 else 0x1F)
    return bytes([first]) + header[1:-4] + _xor(header[-4:], mask[1:5]) + sealed


def number_octets(value):
    """A variable-length integer."""
    return bytes([value]) if value < 0x40 else struct.pack("!H", 0x4000 | value) if value < 0x4000 else struct.pack(
        "!I", 0x80000000 | value
    )  # fmt: skip


def _crypto(content):
    return b"\x06\0" + number_octets(len(content)) + content


def _long(kind, to, of):
    return bytes([0xC3 | kind << 4]) + struct.pack("!I", 1) + bytes([len(to)]) + to + bytes([len(of)]) + of


def initial(secret, to, of, content):
    """The first packet of a side, padded as a client's must be; `to` and `of` are connection ids."""
    content = _crypto(content).ljust(1162, b"\0")
    return _protected(secret, _long(0, to, of) + b"\0" + number_octets(4 + len(content) + 16), 0, content)


def handshake(secret, to, of, content):
    """A packet with the rest of the handshake."""
    content = _crypto(content)
    return _protected(secret, _long(2, to, of) + number_octets(4 + len(content) + 16), 0, content)


def one_rtt(secret, to, number, content):
    """A packet after the handshake."""
    return _protected(secret, b"\x43" + to, number, content)


def stream(identifier, data):
    """A STREAM frame that begins its stream."""
    return b"\x0a" + number_octets(identifier) + number_octets(len(data)) + data


class Readable(p.Capture):
    """A capture that holds secrets of TLS: {label: (client random, secret)}."""

    secrets = {}

    def write_pcapng(self, path):
        super().write_pcapng(path)
        lines = "".join(f"{label} {random.hex()} {secret.hex()}\n" for label, (random, secret) in self.secrets.items())
        log = lines.encode()
        body = struct.pack("<II", _TLS_KEY_LOG, len(log)) + log + b"\0" * (-len(log) % 4)
        length = struct.pack("<I", len(body) + 12)
        block = struct.pack("<I", 10) + length + body + length
        with open(path, "rb") as file:
            octets = file.read()
        first = struct.unpack_from("<I", octets, 4)[0]
        at = first + struct.unpack_from("<I", octets, first + 4)[0]  # behind the section and the interface
        with open(path, "wb") as file:
            file.write(octets[:at] + block + octets[at:])
