# SPDX-License-Identifier: GPL-2.0-or-later
"""What generators of evidence share: a second silent end, addresses of networks that somebody holds, integers.

Every such address is `alpha(n)`, `beta(n)` or `gamma(n)`: one number is one place in the frame.
"""

import struct

OTHER_RANDOM_MAC = "da:a1:19:00:00:06"


def alpha(number):
    return f"50.0.1.{number}"


def beta(number):
    return f"50.0.2.{number}"


def gamma(number):
    return f"50.0.3.{number}"


def alpha6(number):
    return f"2a10:1::{number:x}"


def beta6(number):
    return f"2a10:2::{number:x}"


def u8(*values):
    return bytes(values)


def u16(*values):
    return struct.pack(f"!{len(values)}H", *values)


def u24(value):
    return value.to_bytes(3, "big")


def u32(*values):
    return struct.pack(f"!{len(values)}I", *values)
