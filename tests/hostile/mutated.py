#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Captures with octets changed at random, read by tshark with everything that the plugin can do.

All generated captures in one, and real ones where a folder of them is given, go through editcap -E at several
rates, from several octets of a packet on. tshark must read each to its end. Where it does not, it reads the same
without the plugin: what ends then, too, is Wireshark's own and is counted; anything else fails, and the capture
and the command stay. Seeds are numbers, so the same run finds the same. In a build with sanitizers their findings
end tshark.

A short run is ten captures and more; --long goes on with new seeds, and each capture by itself, for so many minutes.
"""

import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "golden"))

import setting  # noqa: E402
import tshark  # noqa: E402

families = setting.families
BESIDE = pathlib.Path(__file__).resolve().parents[3] / "shared" / "captures"  # as real/real.py
# Chance that an octet is changed, and octets of a packet that are left alone: none, Ethernet, IPv4, UDP, TCP.
MUTATIONS = [(0.001, 0), (0.005, 14), (0.02, 34), (0.05, 42), (0.3, 54)]
SHORT_SEEDS = 1
LIMIT = 300  # seconds for one run; a merged capture of the real ones takes 20 with sanitizers
PREFERENCES = {"jurisdictions": "all", "expert": "all", "include_unverified": "TRUE", "located_raises": "TRUE"}
FIELDS = ["writ.summary", "writ.evidence", "writ.statement", "writ.incomplete", "writ.tag"]
FINDING = re.compile(r"(?m)^.*(ERROR: \w+Sanitizer|runtime error:).*$")


class Mutated:
    def __init__(self, chosen):
        self.stage = setting.staged(chosen)
        self.folder = self.stage.path / "captures"
        self.folder.mkdir()
        self.keep = pathlib.Path(chosen.keep)
        self.counts = {"runs": 0, "packets": 0, "Wireshark's own": 0}
        self.failures = []
        if os.geteuid() == 0:
            os.chown(self.folder, tshark.NOBODY, tshark.NOBODY)

    def generated(self):
        names = [*families.FAMILIES, *families.evidence()]
        return [families.write(name, self.folder) for name in names]

    def real(self, folder):
        """Those that tshark can read; the folder is only read."""
        if not folder:
            return []
        return [self.stage.put(path, f"captures/{path.name}") for path in sorted(pathlib.Path(folder).iterdir())
                if path.suffix in (".pcap", ".pcapng", ".cap")]  # fmt: skip

    def merged(self, name, captures):
        """All in one: frames of any link type stand in one pcapng."""
        path = self.folder / f"all-{name}.pcapng"
        subprocess.run(["mergecap", "-a", "-F", "pcapng", "-w", path, *captures], check=True)
        return path

    def mutate(self, capture, seed, rate, offset):
        path = self.folder / "mutated.pcapng"
        subprocess.run(
            ["editcap", "--seed", str(seed), "-E", str(rate), "-o", str(offset), "-F", "pcapng", capture, path],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        path.chmod(0o644)
        return path

    def command(self, capture, seed, plugin):
        """With the plugin: fields, tree, comments, report and tables by turns. Without: the same work of Wireshark."""
        command = ["tshark", "-n", "-r", str(capture)]
        if not plugin:
            return [*command, "-V"]
        for name, value in {"data_dir": self.stage.path / "data", **PREFERENCES}.items():
            command += ["-o", f"writ.{name}:{value}"]
        if seed % 3 == 0:
            return [*command, "-o", "writ.annotate:all", "-Y", "frame", "-w", str(self.folder / "out.pcapng"), "-q",
                    "-z", f"writ,report,{self.folder / 'report.html'}", "-z", f"writ,report,{self.folder / 'r.json'}",
                    "-z", "writ,evidence,used"]  # fmt: skip
        if seed % 3 == 1:
            fields = [option for name in FIELDS for option in ("-e", name)]
            return [*command, "-2", "-T", "fields", *fields, "-z", "writ,tree", "-z", "conv,writ_party"]
        return [*command, "-V", "-z", "expert", "-z", "endpoints,writ_seat"]

    def ends(self, command, plugin=True):
        """How it ends: "" for well, else what it says."""
        environment = tshark._environment(self.stage)
        if not plugin:
            environment["WIRESHARK_PLUGIN_DIR"] = str(self.stage.home)
        try:
            done = subprocess.run(
                tshark._unprivileged(command), env=environment, cwd=self.stage.home, stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=LIMIT, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return f"takes more than {LIMIT} s"
        said = done.stderr.decode("utf-8", "replace")
        found = FINDING.search(said)
        if done.returncode == 0 and not found:
            return ""
        return f"ended with {done.returncode}: {found.group(0) if found else ''}\n{said[-4000:]}"

    def once(self, capture, seed, rate, offset):
        mutated = self.mutate(capture, seed, rate, offset)
        command = self.command(mutated, seed, plugin=True)
        self.counts["runs"] += 1
        problem = self.ends(command)
        if not problem:
            return
        is_ours = re.search(r"\bwrit::|writ\.so", problem)
        own = "" if is_ours else self.ends(self.command(mutated, seed, plugin=False), plugin=False)
        if own:
            self.counts["Wireshark's own"] += 1
            print(f"Wireshark's own: {capture.name} --seed {seed} -E {rate} -o {offset}: {own.splitlines()[0]}")
            return
        self.keep.mkdir(parents=True, exist_ok=True)
        kept = self.keep / f"{capture.stem}-{seed}-{rate}-{offset}.pcapng"
        shutil.copy(mutated, kept)
        self.failures.append(f"{' '.join(command)} on {kept} {problem}")

    def all_of(self, captures, seed):
        for capture in captures:
            for rate, offset in MUTATIONS:
                self.once(capture, seed, rate, offset)
                self.counts["packets"] += self.packets(capture)
                seed += 1

    def packets(self, capture):
        known = self.__dict__.setdefault("known_packets", {})
        if capture not in known:
            done = subprocess.run(["capinfos", "-Mcr", capture], capture_output=True, encoding="utf-8", check=True)
            known[capture] = int(re.search(r"Number of packets[^:]*: *(\d+)", done.stdout).group(1))
        return known[capture]


def main():
    parser = setting.options(__doc__)
    parser.add_argument("--captures", help="folder of real captures (default: $WRIT_REAL_CAPTURES)",
                        default=os.environ.get("WRIT_REAL_CAPTURES", BESIDE if BESIDE.is_dir() else None))  # fmt: skip
    parser.add_argument("--long", type=float, metavar="MINUTES", help="go on for so long", default=0)
    parser.add_argument("--first-seed", type=int, default=1, help="of the first capture")
    parser.add_argument("--keep", default="mutated", help="folder for captures that end tshark (default: %(default)s)")
    chosen = parser.parse_args()
    begin = time.monotonic()
    ring = Mutated(chosen)
    generated, real = ring.generated(), ring.real(chosen.captures)
    sets = [("generated", generated)] + ([("real", real)] if real else [])
    merged = [ring.merged(name, captures) for name, captures in sets]
    seed = chosen.first_seed
    for _ in range(SHORT_SEEDS):
        ring.all_of(merged, seed)
        seed += 1000
    alone = [*generated, *real]
    random.Random(chosen.first_seed).shuffle(alone)
    while time.monotonic() - begin < chosen.long * 60:
        # Each by itself in turn, and all of them together once in a while.
        for number, capture in enumerate(alone):
            if time.monotonic() - begin >= chosen.long * 60:
                break
            ring.all_of([capture], seed)
            if number % 40 == 39:
                ring.all_of(merged, seed)
            seed += 10
    counted = ", ".join(f"{count:,} {what}" for what, count in ring.counts.items())
    print(f"{time.monotonic() - begin:,.0f} s, {len(alone)} captures, {counted}, {len(ring.failures)} failures")
    if ring.failures:
        sys.exit("\n\n".join(ring.failures[:5]))


if __name__ == "__main__":
    main()
