# SPDX-License-Identifier: GPL-2.0-or-later
"""The captures that are measured: real ones, merged and repeated, and one in which no address comes twice.

Knows: capture files. Does not know: what is done with them.
"""

import random
import struct
import subprocess
import sys

import families
import packets

LEAST = 300_000  # packets of the long captures
GLOBAL = [first for first in range(1, 224) if first not in (10, 100, 127, 169, 172, 192, 198, 203)]


def count_of(path):
    done = subprocess.run(["capinfos", "-Trc", str(path)], capture_output=True, encoding="utf-8", check=True)
    return int(done.stdout.split("\t")[1])


def merged(folder, out):
    """All Ethernet captures of a folder, one behind the other; the number of packets."""
    captures = [path for path in sorted(folder.iterdir()) if path.suffix in (".pcap", ".pcapng") and _is_ethernet(path)]
    if not captures:
        sys.exit(f"{folder}: no Ethernet capture in there")
    subprocess.run(["mergecap", "-a", "-F", "pcap", "-w", str(out), *map(str, captures)], check=True)
    return count_of(out)


def of_families(out):
    """What the tests' generators make, where there are no real captures."""
    whole = packets.Capture(packets.ETHERNET)
    for build in {**families.FAMILIES, **families.evidence()}.values():
        part = build()
        if part.link_type == packets.ETHERNET:
            whole.frames += part.frames
    whole.write_pcap(out)
    return len(whole.frames)


def repeated(path, times, out):
    subprocess.run(["mergecap", "-a", "-F", "pcap", "-w", str(out), *[str(path)] * times], check=True)
    return out


def first_of(path, count, out):
    subprocess.run(["editcap", "-F", "pcap", "-r", str(path), str(out), f"1-{count}"], check=True)
    return out


def distinct(count, out):
    """`count` different global IPv4 addresses, two in each packet (UDP, 60 octets). Seeded with a constant."""
    choice = random.Random(20261123)
    addresses = set()
    while len(addresses) < count:
        addresses.add(choice.choice(GLOBAL) << 24 | choice.getrandbits(24))
    order = sorted(addresses)
    choice.shuffle(order)
    link = bytes.fromhex("020000000002" "020000000001" "0800")
    data = bytes(18)
    with open(out, "wb") as file:
        file.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, packets.ETHERNET))
        for number in range(0, count, 2):
            ends = struct.pack("!II", order[number], order[number + 1])
            head = struct.pack("!BBHHHBBH", 0x45, 0, 46, 0, 0, 64, 17, 0) + ends
            head = head[:10] + struct.pack("!H", packets.checksum(head)) + head[12:]
            frame = link + head + struct.pack("!HHHH", 40000, 40001, 26, 0) + data
            file.write(struct.pack("<IIII", 1_780_000_000 + number // 1000, 0, len(frame), len(frame)) + frame)
    return count // 2


def _is_ethernet(path):
    done = subprocess.run(["capinfos", "-TrE", str(path)], capture_output=True, encoding="utf-8", check=False)
    return done.stdout.rstrip("\n").endswith("\tether")
