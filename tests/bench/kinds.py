#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""What each kind of evidence costs: instructions per packet of tshark, without the plugin and with every kind asked for.

Usage: kinds.py --plugin FILE --data FOLDER [--rounds N]
Prints a Markdown table. Each row is a generated capture that is rich in one kind; every round of it has a client of its
own, so that each conversation is new. Instructions are counted by valgrind's callgrind for two lengths of the capture:
their difference is the packets' cost alone, whatever starting costs. Not a test: nothing here can fail but the run.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "golden"), str(HERE.parent / "captures")]

import families  # noqa: E402
import packets  # noqa: E402
import tshark  # noqa: E402

CAPTURES = {
    "asn": ("addresses", "tunnels"),
    "mac": ("wireless",),
    "domain": ("ev_names_dns", "ev_names_http"),
    "certificate": ("ev_devices_certificates",),
    "enterprise": ("ev_devices_snmp",),
    "bluetooth": ("ev_devices_bluetooth_le",),
    "plmn": ("ev_mobile_gtp2",),
    "as-path": ("ev_routing_bgp_paths",),
    "usb": ("ev_devices_usbmon",),
    "text": ("ev_devices_ssdp", "ev_link_lldp"),
}
FEW = 10  # rounds of the shorter capture
NEVER = "frame.number == 0 && writ.attention == 9"  # asks for everything, of each packet
NEVER_STOCK = "frame.number == 0 && frame.len == 0"


def build(names):
    return {**families.FAMILIES, **families.evidence()}[names]()


def repeated(names, rounds):
    """The captures' frames, `rounds` times, each time with another client in place of families.HOST."""
    parts = [build(name) for name in names]
    whole = packets.Capture(parts[0].link_type)
    host = packets.address(families.HOST)
    for number in range(rounds):
        client = bytes([10, 0, number >> 8, number & 0xFF])
        for part in parts:
            assert part.link_type == whole.link_type, f"{names}: link types differ"
            whole.frames += [(seconds, octets.replace(host, client)) for seconds, octets in part.frames]
    return whole


class Counter:
    """Runs tshark under callgrind as a user other than root."""

    def __init__(self, stage):
        self.stage = stage

    def instructions(self, capture, display_filter, with_plugin):
        command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "tshark", "-n", "-r", str(capture)]
        if with_plugin:
            command += ["-o", f"writ.data_dir:{self.stage.path / 'data'}"]
        if os.geteuid() == 0:
            nobody = str(tshark.NOBODY)
            command = ["setpriv", "--reuid", nobody, "--regid", nobody, "--clear-groups", *command]
        plugins = self.stage.path / ("plugins" if with_plugin else "no-plugins")
        plugins.mkdir(exist_ok=True)
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.stage.home),
            "WIRESHARK_PLUGIN_DIR": str(plugins),
            "LC_ALL": "C",
            "TZ": "UTC",
        }
        done = subprocess.run(
            [*command, "-Y", display_filter], env=environment, capture_output=True, encoding="utf-8", check=False
        )
        found = re.search(r"Collected : (\d+)", done.stderr)
        if done.returncode != 0 or found is None:
            sys.exit(f"{' '.join(command)}: {done.stderr[-400:]}")
        return int(found.group(1))


def evidence_per_packet(stage, capture):
    program = tshark.Tshark(stage, capture, {"writ.data_dir": stage.path / "data"})
    frames = program.fields(["writ.evidence.kind"])
    return sum(len(frame.get("writ.evidence.kind", [])) for frame in frames.values()) / len(frames)


def row(counter, kind, names, rounds):
    paths, counts = [], []
    for times in (FEW, rounds):
        capture = repeated(names, times)
        paths.append(counter.stage.path / f"{kind}-{times}.pcapng")
        capture.write_pcapng(paths[-1])
        paths[-1].chmod(0o644)
        counts.append(len(capture.frames))

    def per_packet(display_filter, with_plugin):
        few, many = (counter.instructions(path, display_filter, with_plugin) for path in paths)
        return (many - few) / (counts[1] - counts[0])

    without, used = per_packet(NEVER_STOCK, False), per_packet(NEVER, True)
    return kind, evidence_per_packet(counter.stage, paths[0]), without, used


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plugin", required=True, help="the built writ.so")
    parser.add_argument("--data", required=True, help="folder with the databases and catalog/ or catalog.bin")
    parser.add_argument("--rounds", type=int, default=110, help="of the longer capture")
    chosen = parser.parse_args()
    stage = tshark.Stage(chosen.plugin)
    stage.put(chosen.data, "data")
    counter = Counter(stage)
    print("| capture rich in | evidence/packet | tshark alone | with Writ, all kinds | added | ratio |")
    print("|---|---|---|---|---|---|")
    for kind, names in CAPTURES.items():
        kind, evidence, without, used = row(counter, kind, names, chosen.rounds)
        print(
            f"| {kind} | {evidence:.1f} | {without:,.0f} | {used:,.0f} | {used - without:,.0f} | {used / without:.2f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
