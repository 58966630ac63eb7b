#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""How writ-batch does with much: wall-clock time, and the memory of the largest process of a run.

Usage: batch.py --writ-batch FILE --source CAPTURE.pcap --folder FOLDER (--files N | --packets N) -- [writ-batch's arguments]
Makes N captures, or one of N packets, out of the Ethernet frames of a pcap file: each round of it has private IPv4
hosts of its own, so that conversations are new. Run it as the user who runs tshark. Not a test.
"""

import argparse
import itertools
import pathlib
import resource
import struct
import subprocess
import time

SNAPSHOT = 160  # octets of each packet that are kept


def frames_of(path):
    """The octets of each packet of a little-endian pcap file."""
    octets = path.read_bytes()
    assert octets[:4] == b"\xd4\xc3\xb2\xa1", "not a pcap file of microseconds, least significant octet first"
    at, frames = 24, []
    while at < len(octets):
        length, = struct.unpack_from("<I", octets, at + 8)
        frames.append(octets[at + 16 : at + 16 + length])
        at += 16 + length
    return frames


def own_hosts(frame, round_number):
    """The frame, its addresses in 192.168.0.0/16 moved to others of 10.0.0.0/8."""
    frame = bytearray(frame[:SNAPSHOT])
    if frame[12:14] == b"\x08\x00":
        for at in (26, 30):
            if frame[at : at + 2] == b"\xc0\xa8":
                frame[at : at + 3] = bytes((10, round_number >> 8 & 0xFF, round_number & 0xFF))
    return bytes(frame)


def write(path, frames, packets, first_round=0):
    """`packets` packets, a millisecond apart."""
    with open(path, "wb") as file:
        file.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 1))
        numbers = itertools.count()
        for round_number in itertools.count(first_round):
            for frame in frames:
                number = next(numbers)
                if number == packets:
                    return
                cut = own_hosts(frame, round_number)
                seconds, millis = divmod(number, 1000)
                file.write(struct.pack("<IIII", 1780000000 + seconds, millis * 1000, len(cut), len(frame)) + cut)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--writ-batch", required=True)
    parser.add_argument("--source", required=True, type=pathlib.Path)
    parser.add_argument("--folder", required=True, type=pathlib.Path)
    parser.add_argument("--files", type=int)
    parser.add_argument("--packets", type=int)
    parser.add_argument("arguments", nargs="*")
    chosen = parser.parse_args()
    frames = frames_of(chosen.source)
    folder = chosen.folder / (f"files-{chosen.files}" if chosen.files else f"packets-{chosen.packets}")
    if not folder.exists():
        folder.mkdir(parents=True)
        for number in range(chosen.files or 0):
            write(folder / f"{number:05}.pcap", frames, len(frames), number)
        if chosen.packets:
            write(folder / "long.pcap", frames, chosen.packets)
    size = sum(path.stat().st_size for path in folder.iterdir())
    start = time.monotonic()
    status = subprocess.run([chosen.writ_batch, *chosen.arguments, folder], check=False).returncode
    seconds = time.monotonic() - start
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{folder.name}: {size / 1e6:,.0f} MB, status {status}, {seconds:,.0f} s, largest process {largest:,.0f} MiB")


main()
