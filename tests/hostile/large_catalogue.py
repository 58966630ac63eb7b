#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""A catalogue of a hundred thousand entities: as TOML and compiled, it loads in bounded time and memory, answers what
the small one answers, and the new entities' names.

Usage: as the programs of the golden ring, with --writ-db. The numbers are printed; limits are wide, for a busy machine.
"""

import os
import pathlib
import subprocess
import sys
import time

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parent.parent / place) for place in ("golden", "support")]

import many_entities  # noqa: E402
import setting  # noqa: E402
import tshark  # noqa: E402

packets = setting.families.p
COUNT = 100_000
FIELDS = ["writ.summary", "writ.entity", "writ.flag", "writ.statement", "writ.service", "writ.evidence",
          "writ.incomplete"]  # fmt: skip
# Seconds and MiB of one run of tshark. Measured beside twenty other programs on two cores: 18 s and 194 MiB more as
# TOML, 2 s and 118 MiB more compiled, than without the hundred thousand.
LIMITS = {"TOML": (300, 600), "compiled": (60, 500)}


def asks_for(number, name):
    """A frame in which a client asks for a server of that name, at an address that nobody announces."""
    ask = packets.tcp(42000 + number, 443, packets.client_hello(name))
    return setting.families.frame(packets.ip(setting.families.HOST, f"50.0.4.{number}", ask))


class Run:
    def __init__(self, chosen):
        self.stage = setting.staged(chosen)
        self.stage.put(chosen.data, "large")
        self.large = self.stage.path / "large"
        many_entities.write(chosen.catalog, COUNT, self.large / "catalog")
        self.writ_db = self.stage.put(chosen.writ_db, "bin/writ-db")
        names = ("www.made-up-0.example", "made-up-99999.example", "made-up-100000.example")
        setting.families.on(setting.families.DAY, *map(asks_for, (1, 2, 3), names)).write_pcapng(self.stage.path / "names.pcapng")
        (self.stage.path / "names.pcapng").chmod(0o644)

    def said(self, capture, data):
        """What tshark prints; the seconds and MiB that it took."""
        program = tshark.Tshark(self.stage, capture, {"writ.data_dir": data, "writ.jurisdictions": "all"})
        fields = [option for name in FIELDS for option in ("-e", name)]
        begin = time.monotonic()
        process = subprocess.Popen(
            program.command("-T", "fields", *fields), env=tshark._environment(self.stage), stdout=subprocess.PIPE
        )
        text = process.stdout.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        setting.expect_equal("status of tshark", 0, process.returncode)
        return text, time.monotonic() - begin, usage.ru_maxrss / 1024

    def form(self, name):
        for family in ("addresses", "dates", "profile"):
            capture = setting.families.write(family, self.stage.path)
            small, seconds_before, mebibytes_before = self.said(capture, self.stage.path / "data")
            large, seconds, mebibytes = self.said(capture, self.large)
            setting.expect_equal(f"answers of {family}", small, large)
        most_seconds, most_mebibytes = LIMITS[name]
        print(f"{COUNT:,} entities, {name}: {1000 * (seconds - seconds_before):,.0f} ms and "
              f"{mebibytes - mebibytes_before:,.0f} MiB more than {seconds_before:.1f} s and "
              f"{mebibytes_before:,.0f} MiB")  # fmt: skip
        if not self.stage.sanitizers:
            assert seconds < most_seconds, f"took {seconds:.0f} s"
            assert mebibytes < most_mebibytes, f"took {mebibytes:.0f} MiB"
        text, _, _ = self.said(self.stage.path / "names.pcapng", self.large)
        services = [line.split("\t")[4] for line in text.splitlines()]
        setting.expect_equal("services", ["Made-up 0", "Made-up 99999", ""], services)  # the last is nobody's

    def compile(self):
        begin = time.monotonic()
        done = subprocess.run(
            [self.writ_db, "compile", self.large / "catalog"], capture_output=True, encoding="utf-8", check=False
        )
        setting.expect_equal(f"status: {done.stderr}", 0, done.returncode)
        (self.large / "catalog.bin").chmod(0o644)
        size = (self.large / "catalog.bin").stat().st_size
        print(f"compiled in {time.monotonic() - begin:.1f} s to {size / 2**20:.0f} MiB")
        self.form("compiled")


def main():
    parser = setting.options(__doc__)
    parser.add_argument("--writ-db", required=True, help="the built program")
    run = Run(parser.parse_args())
    setting.run_checks([("TOML", lambda: run.form("TOML")), ("compiled", run.compile)])


if __name__ == "__main__":
    main()
