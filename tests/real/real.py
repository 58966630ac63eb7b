#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Full databases on real captures: what must hold whoever owns an address today.

Data: the folder $WRIT_REAL_DATA, else an installed one. Captures: the folder $WRIT_REAL_CAPTURES, else
../shared/captures beside the checkout. Ends with 77, which ctest knows as skipped, where either is missing.
Usage: real.py --plugin FILE --catalog FOLDER
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent / "golden"))

import setting  # noqa: E402
import tshark  # noqa: E402

ENDS = ("src", "dst")
SCALARS = ["address", "mac", "asn", "as_org", "network", "country", "as_country", "network_trait", "scope",
           "operator", "vendor", "vendor_country", "mac_kind", "party", "seat"]  # fmt: skip
SETS = ["entity", "jurisdiction", "jurisdiction_basis", "law", "list"]
PACKET = ["attention", "category", "statement", "summary", "as_of", "later", "incomplete"]
FIELDS = [f"writ.{end}.{x}" for end in ENDS for x in SCALARS + SETS] + [f"writ.{x}" for x in PACKET]


def data_folder():
    named = os.environ.get("WRIT_REAL_DATA")
    home = pathlib.Path(os.environ.get("XDG_DATA_HOME") or pathlib.Path.home() / ".local/share")
    places = [named] if named else [home / "writ", "/usr/local/share/writ", "/usr/share/writ"]
    return next((pathlib.Path(place) for place in places if (pathlib.Path(place) / "network.mmdb").exists()), None)


def captures_folder():
    folder = pathlib.Path(os.environ.get("WRIT_REAL_CAPTURES", ROOT.parent / "shared" / "captures"))
    return folder if folder.is_dir() else None


class Ring:
    def __init__(self, chosen, data, captures):
        self.data = data
        self.stage = tshark.Stage(chosen.plugin)
        for name in ("network.mmdb", "hardware.mmdb"):
            self.stage.put(data / name, f"data/{name}")
        self.stage.put(chosen.catalog, "data/catalog")
        assert tshark.plugin_is_loaded(self.stage), "tshark does not load the plugin"
        self.captures = [self.stage.put(path, f"captures/{path.name}") for path in captures]
        # Every capture is read to its end before anything is compared.
        self.frames = {capture: self.program(capture).fields(FIELDS) for capture in self.captures}

    def program(self, capture):
        return tshark.Tshark(self.stage, capture, {"writ.data_dir": self.stage.path / "data"})

    def nothing_is_incomplete(self):
        """But frames without a time stamp, which say so."""
        for capture, number, values in self.each_frame():
            said = [one for one in values.get("writ.incomplete", []) if "time" not in one]
            setting.expect_equal(f"{capture.name} frame {number} incomplete", [], said)

    def each_scalar_once(self):
        for capture, number, values in self.each_frame():
            for name in (f"writ.{end}.{x}" for end in ENDS for x in SCALARS):
                if len(values.get(name, [])) > 1:
                    setting.expect_equal(f"{capture.name} frame {number} {name}", values[name][:1], values[name])

    def the_same_in_two_passes(self):
        for capture in self.captures:
            again = self.program(capture).fields(FIELDS, "-2")
            for number, values in self.frames[capture].items():
                setting.expect_equal(f"{capture.name} frame {number}, -2", values, again.get(number))

    def every_routable_address_is_answered(self):
        """An address without an AS is one that the database gives none, by another program."""
        silent, answered = set(), {}
        for _, _, values in self.each_frame():
            for end in ENDS:
                address = values.get(f"writ.{end}.address", [""])[0]
                if values.get(f"writ.{end}.scope") != ["global"]:
                    continue
                asn = values.get(f"writ.{end}.asn")
                if asn:
                    answered[address] = asn[0]
                else:
                    silent.add(address)
        assert answered, "no address has an AS"
        for address in silent:
            setting.expect_equal(f"AS of {address}, which the plugin does not name", None, self.looked_up(address))
        for address in sorted(answered)[::20]:
            setting.expect_equal(f"AS of {address}", answered[address], self.looked_up(address))

    def looked_up(self, address):
        """The AS number that mmdblookup finds, as text; 6to4 and Teredo are nobody's by our rule."""
        if address.lower().startswith(("2002:", "2001:0:", "2001::")):
            return None
        done = subprocess.run(
            ["mmdblookup", "--file", self.data / "network.mmdb", "--ip", address, "autonomous_system_number"],
            capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        words = done.stdout.split()
        return words[0] if done.returncode == 0 and words else None

    def stock_fields_agree(self):
        """Wireshark's own ip.geoip.* from the same file, on IPv4 packets without a tunnel."""
        paths = self.stage.home / ".config/wireshark/maxmind_db_paths"
        paths.write_text(f'"{self.stage.path / "data"}"\n')
        names = ["ip.src", "ipv6.src", "ip.geoip.src_asnum", "ip.geoip.dst_asnum", "writ.src.asn", "writ.dst.asn"]
        compared = 0
        for capture in self.captures:
            found = self.program(capture).fields(names, resolve=True)
            for number, values in found.items():
                if len(values.get("ip.src", [])) != 1 or "ipv6.src" in values:
                    continue
                for end in ENDS:
                    stock, ours = values.get(f"ip.geoip.{end}_asnum"), values.get(f"writ.{end}.asn")
                    setting.expect_equal(f"{capture.name} frame {number} {end}", stock, ours)
                    compared += stock is not None
        paths.write_text("")
        assert compared, "stock Wireshark named no AS at all"
        print(f"{compared} AS numbers are the same as ip.geoip's")

    def reports_add_up(self):
        """Every packet is in one row of the tables of pairs, and in one kind of attention."""
        out = self.stage.path / "out"
        out.mkdir()
        out.chmod(0o777)
        for capture in self.captures:
            self.program(capture).run("-q", "-z", f"writ,report,{out}/one.json", "-z", f"writ,report,{out}/one.html")
            report = json.loads((out / "one.json").read_text(encoding="utf-8"))
            frames = self.frames[capture].values()
            packets = report["all"]["packets"]
            setting.expect_equal(f"{capture.name}: packets", len(frames), packets)
            setting.expect_equal(f"{capture.name}: not looked at", 0, report["unseen"]["packets"])
            attention = [sum(one.get("writ.attention", ["0"]) == [str(kind)] for one in frames) for kind in range(3)]
            setting.expect_equal(f"{capture.name}: attention", attention, list(report["attention"].values()))
            for table in ("parties", "seats"):
                counts = [row["packets"] for row in report[table]["rows"]]
                rest = report["without_address"]["packets"] + report[table]["further"]["packets"]
                setting.expect_equal(f"{capture.name}: {table}", packets, sum(counts) + rest)
            reached = sorted({flag for one in frames for end in ENDS for kind in ("law", "list")
                              for flag in one.get(f"writ.{end}.{kind}", [])})  # fmt: skip
            told = sorted(row["id"] for row in report["flags"] if row["roles"]["end"])
            setting.expect_equal(f"{capture.name}: laws and lists of ends", reached, told)

    def each_frame(self):
        for capture, frames in self.frames.items():
            for number, values in frames.items():
                yield capture, number, values


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plugin", required=True)
    parser.add_argument("--catalog", required=True)
    chosen = parser.parse_args()
    data, folder = data_folder(), captures_folder()
    captures = sorted(path for path in folder.iterdir() if path.suffix in (".pcap", ".pcapng")) if folder else []
    if data is None or not captures:
        print(f"skipped: databases {data or 'not built (writ-db update)'}, {len(captures)} captures")
        sys.exit(77)
    ring = Ring(chosen, data, captures)
    setting.run_checks([
        ("nothing is incomplete", ring.nothing_is_incomplete),
        ("each scalar once", ring.each_scalar_once),
        ("the same in two passes", ring.the_same_in_two_passes),
        ("every routable address is answered", ring.every_routable_address_is_answered),
        ("stock fields agree", ring.stock_fields_agree),
        ("reports add up", ring.reports_add_up),
    ])  # fmt: skip


if __name__ == "__main__":
    main()
