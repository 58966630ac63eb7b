#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""One table of what Writ costs and what its goals are: run.sh calls it, and says how.

Each row compares two runs on this machine, one right after the other. A goal that is missed is a row that says so, not
a failure: the only errors are those of a run.
"""

import argparse
import dataclasses
import pathlib
import re
import subprocess
import sys
import tempfile

import measuring  # makes the folders of the tests importable
import many_entities
import traffic
from measuring import Way

OUR_ASN = "writ.src.asn == 45102 || writ.dst.asn == 45102"
EIGHT = ("country", "as_country", "asn", "as_org")  # of either end
STOCK_EIGHT = ("country_iso", "country", "asnum", "org")
# True of no frame, and known only when everything is: tshark builds the tree and prints nothing.
STOCK_NEVER = "frame.number == 0 && frame.len == 0"
OUR_NEVER = "frame.number == 0 && writ.attention == 9"
# The same, of the addresses alone: for what reads nothing else. (A field of `frame` is dear: it makes all of them.)
STOCK_ADDRESSES = "ip.src == 0.0.0.1 && ipv6.src == ::1"
DICTIONARIES = "frame.number == 0 && (radius.User_Name == \"x\" || diameter.Origin-Host == \"x\")"

STOCK = Way(())
# Wireshark's own look-ups, and no other names. (-n switches them off, and 4.0 has no -N g.)
GEOIP = Way((), names=("-o", "nameres.mac_name:FALSE"), geoip=True)
WRIT = Way((), plugin=True)


@dataclasses.dataclass
class Captures:
    tiny: tuple  # (path, packets): what starting costs
    one: tuple  # the real ones once
    twice: tuple  # and one behind the other: what a packet costs more is (twice - one), whatever is paid once
    long: tuple  # and repeated
    distinct: tuple  # addresses that come once


class Table:
    def __init__(self):
        print("| what | measured | goal | |")
        print("|---|---|---|---|", flush=True)

    def row(self, what, measured, goal, met, form="{:.2f}"):
        words = measured if isinstance(measured, str) else form.format(measured)
        print(f"| {what} | {words} | {goal} | {'met' if met else '**missed**'} |", flush=True)

    def at_most(self, what, measured, limit, form="{:.2f}", unit=""):
        goal = "≤ " + form.format(limit) + unit
        self.row(what, form.format(measured) + unit, goal, round(measured, 4) <= limit)

    def at_least(self, what, measured, limit, form="{:.1f}", unit=""):
        self.row(what, form.format(measured) + unit, "≥ " + form.format(limit) + unit, measured >= limit)


def fields(names):
    return tuple(word for name in names for word in ("-e", name))


def both_ends(pattern, names):
    return [pattern.format(end=end, name=name) for end in ("src", "dst") for name in names]


def unused(bench, captures, table):
    """In instructions: differences of this size are lost in the noise of any clock."""
    path = captures.one[0]
    plain = bench.instructions(path, WRIT) / bench.instructions(path, STOCK)
    table.at_most("unused: `tshark -r`, instructions", plain, 1.01, "{:.4f}")
    foreign = bench.instructions(path, WRIT.filtered("tcp")) / bench.instructions(path, STOCK.filtered("tcp"))
    table.at_most("unused: somebody else's `-Y tcp`, instructions", foreign, 1.02, "{:.4f}")


def filters(bench, captures, table, rounds):
    ways = [
        WRIT.filtered(OUR_ASN),
        GEOIP.filtered("ip.geoip.asnum == 45102"),
        WRIT.filtered("writ.asn == 45102"),
    ]
    took = bench.seconds(captures.long[0], ways, rounds)
    theirs = [round[1] for round in took]
    table.at_most(
        "AS of either end, to Wireshark's GeoIP", measuring.ratio([(round[0], round[1]) for round in took]), 1.00
    )
    table.at_most(
        "AS of any subject, to Wireshark's GeoIP",
        measuring.ratio(list(zip([round[2] for round in took], theirs, strict=True))), 1.10,
    )  # fmt: skip
    took = bench.seconds(captures.distinct[0], ways[:2], max(1, rounds // 2))
    table.at_most(f"the same on {2 * captures.distinct[1]:,} addresses that come once", measuring.ratio(took), 0.15)


def columns(bench, captures, table, rounds):
    ours = Way(("-T", "fields", *fields(both_ends("writ.{end}.{name}", EIGHT))), plugin=True)
    theirs = dataclasses.replace(
        GEOIP, arguments=("-T", "fields", *fields(both_ends("ip.geoip.{end}_{name}", STOCK_EIGHT)))
    )
    named = ",".join(both_ends("writ.{end}.{name}", EIGHT))
    only = dataclasses.replace(ours, arguments=("-o", f"writ.fields:{named}", *ours.arguments))
    for name, way in (("eight fields", ours), ("eight fields, the same in writ.fields", only)):
        took = bench.seconds(captures.long[0], [way, theirs], rounds)
        table.at_most(f"{name}, to eight of Wireshark's GeoIP", measuring.ratio(took), 1.00)


def everything(bench, captures, table, rounds):
    ways = [WRIT.filtered(OUR_NEVER), STOCK.filtered(STOCK_NEVER)]
    table.at_most(
        "all evidence, to tshark without it", measuring.ratio(bench.seconds(captures.long[0], ways, rounds)), 1.25
    )
    per_packet = [bench.instructions_per_packet(captures.one, captures.twice, way) for way in ways]
    table.at_most("the same, instructions of a packet", per_packet[0] / per_packet[1], 1.25)


def lua(bench, captures, table):
    """The script finds its answers in a table of the capture's own addresses: no look-up can be faster."""
    pairs = both_ends("writ.{end}.{name}", ("address", "asn"))
    command = bench.command(captures.one[0], Way(("-T", "fields", *fields(pairs)), plugin=True))
    done = subprocess.run(command, env=bench.environment(WRIT), capture_output=True, encoding="utf-8", check=True)
    known = {}
    for line in done.stdout.splitlines():
        source, number, destination, other = line.split("\t")
        known.update({address: asn for address, asn in ((source, number), (destination, other)) if address and asn})
    script = bench.path / "asn.lua"
    rows = "".join(f'["{address}"]={asn},\n' for address, asn in sorted(known.items()))
    source = (measuring.HERE / "asn.lua").read_text(encoding="utf-8")
    script.write_text(source.replace("{--[[addresses]]}", "{\n" + rows + "}"), encoding="utf-8")
    script.chmod(0o644)
    way = Way(("-X", f"lua_script:{script}"))
    ways = [STOCK.filtered(STOCK_ADDRESSES), way.filtered("luaasn.asn == 45102"), WRIT.filtered("writ.asn == 45102")]
    nothing, with_lua, ours = [bench.instructions_per_packet(captures.one, captures.twice, way) for way in ways]
    table.at_most("AS number, added to a packet, to a Lua script's", (ours - nothing) / (with_lua - nothing), 0.10)


def starting(bench, captures, table, rounds):
    """Of the shortest capture; the least of many, to which whatever else runs can only add."""
    path = captures.tiny[0]
    ways = [
        WRIT, STOCK,
        WRIT.filtered("writ.asn == 45102"), STOCK.filtered(DICTIONARIES),
    ]  # fmt: skip
    took = bench.seconds(path, ways, rounds * 5)
    least = [min(column) for column in zip(*took, strict=True)]
    table.at_most("starting, more than without it", 1000 * (least[0] - least[1]), 3, "{:.1f}", " ms")
    table.at_most(
        "first use (Wireshark's own dictionaries not counted)", 1000 * (least[2] - least[3]), 40, "{:.1f}", " ms"
    )


def memory(bench, captures, table):
    """Of whom somebody asks for an address Wireshark itself keeps each, with its name: 70 MiB of 300,000."""
    for name, capture in (("real captures", captures.long), ("addresses that come once", captures.distinct)):
        added = bench.memory(capture[0], WRIT.filtered(OUR_NEVER)) - bench.memory(
            capture[0], STOCK.filtered(STOCK_ADDRESSES)
        )
        table.at_most(f"own memory, {capture[1]:,} packets, {name}", added / 2**20, 32, "{:.0f}", " MiB")


def growth(bench, captures, table):
    """When the same comes again and again, the last time costs what the second did, and ten thousand
    entities more cost a packet nothing."""
    times = 6
    longer = [
        (traffic.repeated(captures.one[0], count, bench.path / f"times{count}.pcap"), count * captures.one[1])
        for count in (times - 2, times)
    ]
    way = WRIT.filtered(OUR_NEVER)
    first = bench.instructions_per_packet(captures.one, captures.twice, way)
    last = bench.instructions_per_packet(*longer, way)
    stock = [
        bench.instructions_per_packet(*pair, STOCK.filtered(STOCK_NEVER))
        for pair in ((captures.one, captures.twice), longer)
    ]
    table.at_most(
        f"added to a packet the {times}th time, to the second time", (last - stock[1]) / (first - stock[0]), 1.02
    )
    data = bench.path / "large"
    data.mkdir()
    for database in ("network.mmdb", "hardware.mmdb"):
        (data / database).symlink_to(bench.data / database)
    many_entities.write(bench.data / "catalog", 10_000, data / "catalog")
    large = dataclasses.replace(way, data=data)
    of_large = bench.instructions_per_packet(captures.one, captures.twice, large)
    table.at_most("a packet with 10,000 entities more in the catalogue", of_large / first, 1.01)


def look_ups(bench, program, table):
    limits = {"skewed": 10, "uniform": 3}
    for database in ("network.mmdb", "hardware.mmdb"):
        command = [program, str(bench.data / database)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
        for what, mix, speed in re.findall(r"(?m)^(\w+), (\w+) +([\d.]+) million", done.stdout):
            table.at_least(f"look-ups a second, {what}, {mix}", float(speed), limits[mix], "{:.1f}", " million")
    command = ["mmdblookup", "--file", str(bench.data / "network.mmdb"), "--benchmark", "1000000"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    found = re.search(r"([\d.]+) per second", done.stdout)
    if found:
        speed = float(found.group(1)) / 1e6
        table.row("beside it: `mmdblookup --benchmark`, uniform", speed, "", True, "{:.1f} million")


def make_captures(bench, folder):
    with tempfile.TemporaryDirectory(prefix="writ-bench-") as place:
        one = pathlib.Path(place) / "one.pcap"
        count = traffic.merged(folder, one) if folder else traffic.of_families(one)
        path = bench.put(one, "one.pcap")
    few = min(200, count // 4)
    times = -(-traffic.LEAST // count)
    captures = Captures(
        tiny=(traffic.first_of(path, few, bench.path / "tiny.pcap"), few),
        one=(path, count),
        twice=(traffic.repeated(path, 2, bench.path / "twice.pcap"), 2 * count),
        long=(traffic.repeated(path, times, bench.path / "long.pcap"), times * count),
        distinct=(bench.path / "distinct.pcap", traffic.distinct(traffic.LEAST, bench.path / "distinct.pcap")),
    )
    for capture in (captures.tiny, captures.one, captures.twice, captures.long, captures.distinct):
        capture[0].chmod(0o644)
    return captures


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plugin", required=True, help="the built writ.so")
    parser.add_argument("--data", required=True, help="folder of full databases, with catalog.bin or catalog/")
    parser.add_argument("--look-ups", required=True, help="the built writ_lookup_bench")
    parser.add_argument("--captures", type=pathlib.Path, help="folder of real captures (default: the tests' own)")
    parser.add_argument("--rounds", type=int, default=5, help="of each pair that is timed")
    parser.add_argument("--only", help="rows of one part: the name of a function of this file")
    chosen = parser.parse_args()
    if missing := measuring.missing_programs():
        sys.exit(f"{', '.join(missing)} missing: see run.sh")
    bench = measuring.Bench(chosen.plugin, chosen.data)
    captures = make_captures(bench, chosen.captures)
    parts = {
        "unused": lambda table: unused(bench, captures, table),
        "filters": lambda table: filters(bench, captures, table, chosen.rounds),
        "columns": lambda table: columns(bench, captures, table, chosen.rounds),
        "everything": lambda table: everything(bench, captures, table, chosen.rounds),
        "lua": lambda table: lua(bench, captures, table),
        "look_ups": lambda table: look_ups(bench, chosen.look_ups, table),
        "starting": lambda table: starting(bench, captures, table, chosen.rounds),
        "memory": lambda table: memory(bench, captures, table),
        "growth": lambda table: growth(bench, captures, table),
    }
    if chosen.only and chosen.only not in parts:
        parser.error(f"--only takes one of {', '.join(parts)}")
    print(f"{captures.long[1]:,} packets, {measuring.tshark._tshark_version()}, the median of {chosen.rounds} rounds\n")
    table = Table()
    for name, part in parts.items():
        if chosen.only in (None, name):
            part(table)


if __name__ == "__main__":
    main()
