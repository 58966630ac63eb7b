#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""The report: its numbers against a count of the filter fields, its forms, its failures."""

import collections
import json
import pathlib
import shutil
import subprocess
import unittest.mock

import setting
import evidence_devices_certificates as certificates  # which setting made importable
import packets as p

try:
    import jsonschema
except ImportError:
    jsonschema = None

FAMILIES = ("addresses", "scopes", "hardware", "tunnels", "quoted", "wireless", "dates", "timeless", "profile",
            "ev_names_tls", "ev_names_dns", "ev_routing_bgp_paths", "ev_mobile_gtp1", "ev_link_dhcp", "ev_stick_certificate")
SIDES = ("src", "dst", "via", "named")
OF_SUBJECTS = ("entity", "law", "list", "operator", "vendor", "service", "jurisdiction", "jurisdiction_basis", "address",
               "mac", "party", "seat")
COMMON = ("writ.attention", "writ.incomplete", "frame.len", "frame.time_epoch")

LISTED_DAY = "2020-11-16"  # Alpha Devices is on mt-export


class Frames:
    """What tshark -T fields says of each frame, and counts of it."""

    def __init__(self, program, *arguments):
        names = [f"writ.{side}.{name}" for side in SIDES for name in OF_SUBJECTS
                 if side in ("src", "dst") or name not in ("party", "seat")]
        self.rows = list(program.fields([*names, *COMMON], *arguments).values())

    def sets(self, side, name):
        return [set(row.get(f"writ.{side}.{name}", ())) for row in self.rows]

    def ends(self, name):
        return [one | other for one, other in zip(self.sets("src", name), self.sets("dst", name), strict=True)]

    def lengths(self):
        return [int(row["frame.len"][0]) for row in self.rows]

    def pairs(self, name):
        """{sorted pair: packets}, and the packets without."""
        found = collections.Counter()
        without = 0
        for one, other in zip(self.sets("src", name), self.sets("dst", name), strict=True):
            if one and other:
                found[tuple(sorted((*one, *other)))] += 1
            else:
                without += 1
        return dict(found), without


def tally(sets):
    return collections.Counter(value for values in sets for value in values)


def made(program, out, *arguments, **how):
    """The report as JSON, read."""
    out.unlink(missing_ok=True)
    program.run("-q", "-z", f"writ,report,{out}", *arguments, **how)
    return json.loads(out.read_text(encoding="utf-8"))


def rows_of(part, key):
    rows = part["rows"] if isinstance(part, dict) else part
    found = {row[key]: row for row in rows}
    setting.expect_equal("rows with one key each", len(rows), len(found))
    return found


def roles_are_right(what, rows, frames, field, link_too):
    """`link_too`: link-layer evidence on the way is in its own role, and in the fields in `via`."""
    ends, via, named = (tally(sets) for sets in (frames.ends(field), frames.sets("via", field), frames.sets("named", field)))
    everywhere = tally([a | b | c for a, b, c in zip(frames.ends(field), frames.sets("via", field),
                                                     frames.sets("named", field), strict=True)])
    for key in rows.keys() | (everywhere.keys() if link_too else ends.keys() | named.keys()):
        roles = rows[key]["roles"] if key in rows else {}
        setting.expect_equal(f"{what} {key} as end", ends[key], roles.get("end", 0))
        setting.expect_equal(f"{what} {key} spoken of", named[key], roles.get("named", 0))
        carried, link = roles.get("carrier", 0), roles.get("link", 0)
        if link_too:
            assert max(carried, link) <= via[key] <= carried + link, f"{what} {key} on the way: {via[key]}, {roles}"
            setting.expect_equal(f"{what} {key}: packets", everywhere[key], rows[key]["packets"])
        else:
            assert carried <= via[key] and link == 0, f"{what} {key} as carrier: {via[key]}, {roles}"


def totals_are_right(report, frames):
    attention = collections.Counter(int(row.get("writ.attention", ["0"])[0]) for row in frames.rows)
    setting.expect_equal("packets", len(frames.rows), report["all"]["packets"])
    setting.expect_equal("octets", sum(frames.lengths()), report["all"]["octets"])
    setting.expect_equal("unseen", 0, report["unseen"]["packets"])
    setting.expect_equal("attention", [attention[0], attention[1], attention[2]], list(report["attention"].values()))
    timeline = report["timeline"]
    for number, kind in enumerate(("none", "law", "list")):
        drawn = sum(one[kind] for one in timeline["bins"]) + timeline["without_time"][kind]
        setting.expect_equal(f"timeline, {kind}", attention[number], drawn)
    times = sorted(row["frame.time_epoch"][0] for row in frames.rows if "frame.time_epoch" in row)
    setting.expect_equal("first", times[0], report["all"]["first_seen"])
    setting.expect_equal("last", times[-1], report["all"]["last_seen"])
    incomplete = tally([set(row.get("writ.incomplete", ())) for row in frames.rows])
    told = {row["text"]: row["packets"] for row in report["incomplete"]}
    setting.expect_equal("incomplete", dict(incomplete), told)


def pairs_add_up(report, frames):
    for table, field in (("parties", "party"), ("seats", "seat")):
        expected, without = frames.pairs(field)
        found = {(row["one"], row["other"]): row["packets"] for row in report[table]["rows"]}
        setting.expect_equal(table, expected, found)
        setting.expect_equal(f"{table}: no address", without, report["without_address"]["packets"])
        setting.expect_equal(f"{table}: the sum", len(frames.rows), sum(found.values()) + without)


def endpoints_are_right(report, frames):
    sent, received = collections.Counter(), collections.Counter()
    for row in frames.rows:
        for side, count in (("src", sent), ("dst", received)):
            for key in row.get(f"writ.{side}.address") or row.get(f"writ.{side}.mac", ()):
                count[key] += 1
    found = rows_of(report["endpoints"], "id")
    ends = {key: (row["sent"], row["received"]) for key, row in found.items() if row["roles"]["end"] and " " not in key}
    setting.expect_equal("endpoints", {key: (sent[key], received[key]) for key in sent | received}, ends)


def numbers_are_right(program, out, *arguments):
    frames = Frames(program, *arguments)
    report = made(program, out, *arguments)
    totals_are_right(report, frames)
    pairs_add_up(report, frames)
    endpoints_are_right(report, frames)
    for what, field in (("entities", "entity"), ("operators", "operator"), ("vendors", "vendor"), ("services", "service")):
        roles_are_right(what, rows_of(report[what], "id" if what == "entities" else "name"), frames, field, True)
    jurisdictions = rows_of(report["jurisdictions"], "id")
    roles_are_right("jurisdiction", jurisdictions, frames, "jurisdiction", True)
    bases = tally([set.union(*sets) for sets in zip(*(frames.sets(side, "jurisdiction_basis") for side in SIDES), strict=True)])
    told = {f"{key} {basis}": count for key, row in jurisdictions.items() for basis, count in row["basis"].items() if count}
    setting.expect_equal("bases", dict(bases), told)
    flags = rows_of(report["flags"], "id")
    for kind, is_list in (("law", False), ("list", True)):
        rows = {key: row for key, row in flags.items() if row["list"] == is_list}
        roles_are_right(kind, rows, frames, kind, False)
    return report


def is_valid(report, schema):
    if jsonschema is not None:
        jsonschema.validate(report, json.loads(pathlib.Path(schema).read_text(encoding="utf-8")))


def fails(program, argument, words, **how):
    """tshark ends with a status of its own and these words."""
    try:
        program.run("-q", "-z", argument, **how)
    except AssertionError as failure:
        assert words in str(failure), f"{argument}: {failure}"
        assert "ended with 0" not in str(failure) and "ended with -" not in str(failure), failure
        return
    raise AssertionError(f"{argument} was taken")


def checks_of(stage, schema):
    out = stage.path / "out"
    out.mkdir()
    out.chmod(0o777)

    def every_way(family):
        program = setting.program(stage, family, jurisdictions="all")
        report = numbers_are_right(program, out / "report.json")
        is_valid(report, schema)
        setting.expect_equal("-2", report, made(program, out / "two.json", "-2"))
        setting.expect_equal("-2, its own fields", report, numbers_are_right(program, out / "two.json", "-2"))
        piped = setting.program(stage, family, jurisdictions="all")
        piped.capture = "-"
        with open(program.capture, "rb") as capture:
            setting.expect_equal("a pipe", report, made(piped, out / "pipe.json", stdin=capture))
        count = min(2, report["all"]["packets"])
        setting.expect_equal("-c", count, made(program, out / "few.json", "-c", str(count))["all"]["packets"])

    for family in FAMILIES:
        yield family, lambda family=family: every_way(family)

    def without_tree_and_filter():
        """The report counts all packets, whatever is printed beside it."""
        program = setting.program(stage, "addresses")
        whole = made(program, out / "whole.json")
        setting.expect_equal("-Y", whole, made(program, out / "part.json", "-Y", "frame.number == 1"))
        accepted = made(program, out / "part.json", "-2", "-R", "frame.number < 4")
        setting.expect_equal("-2 -R", 3, accepted["all"]["packets"])

    yield "filters", without_tree_and_filter

    def several_at_once():
        program = setting.program(stage, "addresses")
        page, listing = out / "one.html", out / "a,b.json"
        text = program.run("-q", "-z", f"writ,report,{page},title=A, B & <C>", "-z", f"writ,report,{listing}",
                           "-z", "writ,report,title=mine").stdout
        html = page.read_text(encoding="utf-8")
        assert "<h1>Writ report: A, B &amp; &lt;C&gt;</h1>" in html, html[:3000]
        assert listing.exists() and "Writ report: mine\n9 packets, " in text, text
        assert len(text.splitlines()) <= 24 and max(map(len, text.splitlines())) <= 100, text
        again = out / "again.html"
        program.run("-q", "-z", f"writ,report,{again},title=A, B & <C>")
        setting.expect_equal("the same bytes", html, again.read_text(encoding="utf-8"))
        setting.expect_equal("files", [], [path.name for path in out.iterdir() if path.name.startswith(".")])

    yield "several at once", several_at_once

    def failures():
        program = setting.program(stage, "addresses")
        fails(program, f"writ,report,{out}/report.txt", "must end in .html or .json")
        fails(program, "writ,reports", "expected writ,report")
        fails(program, f"writ,report,{out}/missing/report.html", "cannot be written: No such file or directory")
        (out / "folder.html").mkdir()
        fails(program, f"writ,report,{out}/folder.html", "is a folder")
        closed = stage.path / "closed"
        closed.mkdir(mode=0o555)
        fails(program, f"writ,report,{closed}/report.json", "cannot be written: Permission denied")

    yield "failures", failures

    def rows_of_ones_own():
        """Two tables of as many rows are two settings; the rows themselves are not told."""
        program = setting.program(stage, "addresses")
        found = [dict((row["name"], row["values"]) for row in made(program, out / "rows.json", *options)["preferences"])
                 for options in ((), *(("-o", f'uat:writ_overrides:"10.20.0.0/16","{name}","DE",""') for name in ("A", "B", "A")),
                                 ("-o", 'uat:writ_evidence:"http.x_forwarded_for","asn","named"'))]
        none, one, other, again, evidence = found
        setting.expect_equal("no rows", [["no rows"]] * 2, [none["overrides"], none["evidence"]])
        setting.expect_equal("the same rows", one, again)
        assert one["overrides"][0].startswith("1 row, digest ") and one != other, (one, other)
        assert evidence["evidence"][0].startswith("1 row, digest "), evidence

    yield "rows of one's own", rows_of_ones_own

    def full_disk():
        """A text that gets nowhere is no success."""
        program = setting.program(stage, "addresses")
        real = subprocess.run

        def into_nowhere(*arguments, **how):
            with open("/dev/full", "w", encoding="utf-8") as full:
                return real(*arguments, **{**how, "capture_output": False, "stdout": full, "stderr": subprocess.PIPE})

        with unittest.mock.patch("subprocess.run", into_nowhere):
            for text in ("writ,report", "writ,flags", "writ,doctor", "writ,template"):
                fails(program, text, "the text could not be written")

    yield "a full disk", full_disk

    def no_data():
        program = setting.program(stage, "addresses", data_dir=stage.path / "nothing-here")
        report = numbers_are_right(program, out / "nothing.json")
        assert report["incomplete"] and not report["flags"] and not report["operators"]["rows"], report["incomplete"]

    yield "no data", no_data

    def switched_off():
        """Nothing was looked at, and that is said."""
        program = setting.program(stage, "addresses")
        report = made(program, out / "off.json", "--disable-protocol", "writ")
        setting.expect_equal("unseen", 9, report["unseen"]["packets"])
        setting.expect_equal("incomplete", "the packet was not looked at", report["incomplete"][0]["text"])

    yield "the protocol switched off", switched_off

    def holders_in_no_catalogue():
        """A certificate's organisation that nobody in the catalogue is: each is counted under its own name,
        and what an endpoint shows does not depend on which of them came first."""
        names = [f"Organisation {number} Ltd" for number in range(99, 20, -1)]
        path = stage.path / "holders.pcapng"
        certificates.capture(*(
            certificates.from_server(50000 + i, certificates.tls_handshake(11, certificates.chain(
                certificates.certificate(certificates.holder(one)))))
            for i, one in enumerate(names))).write_pcapng(path)
        path.chmod(0o644)
        program = setting.program(stage, "addresses")
        program.capture = str(path)
        report = numbers_are_right(program, out / "holders.json")
        setting.expect_equal("services", sorted(names), sorted(rows_of(report["services"], "name")))
        server = rows_of(report["endpoints"], "id")[certificates.SERVER]
        setting.expect_equal("the first of the endpoint's", sorted(names)[:24], server["services"])
        assert "services" in server["cut"], server

    yield "certificates of organisations in no catalogue", holders_in_no_catalogue

    def listed_maker_on_the_way():
        """A listed maker's router carried packets: its row says so, and no list, which does not count there."""
        names = {}
        for what, far in (("router", "50.0.2.10"), ("neighbour", "192.168.1.21")):
            capture = p.Capture()
            inner = p.ip("192.168.1.20", far, p.udp(4000, 4000, b"x"))
            capture.add(LISTED_DAY, p.ether("da:a1:19:00:00:05", "00:1a:11:00:00:01", inner))
            path = stage.path / f"{what}.pcapng"
            capture.write_pcapng(path)
            path.chmod(0o644)
            program = setting.program(stage, "addresses")
            program.capture = str(path)
            report = made(program, out / f"{what}.json")
            maker = rows_of(report["entities"], "id")["alpha-devices"]
            flags = [row["id"] for row in report["flags"]]
            vendor = rows_of(report["vendors"], "name")["Alpha Devices"]
            names[what] = (vendor.get("lists", []), maker.get("lists", []), flags)
        setting.expect_equal("in front of another network", ([], [], []), names["router"])
        setting.expect_equal("on the link", (["mt-export"], ["mt-export"], ["mt-export"]), names["neighbour"])

    yield "a listed maker on the way", listed_maker_on_the_way

    def markup_in_a_name():
        capture = p.Capture()
        ask = p.tcp(42000, 443, p.client_hello("<script>alert('x')</script>.alpha.example"))
        host = p.tcp(42001, 80, b"GET / HTTP/1.1\r\nHost: <script>alert(\"y\")\x01\xff</script>.alpha.example\r\n\r\n")
        for payload in (ask, host):
            capture.add("2026-06-08", p.ether("00:1a:11:00:00:01", "00:1a:22:00:00:02", p.ip("192.168.1.20", "50.0.1.10", payload)))
        path = stage.path / "markup.pcapng"
        capture.write_pcapng(path)
        path.chmod(0o644)
        program = setting.program(stage, "addresses")
        program.capture = str(path)
        page, listing = out / "markup.html", out / "markup.json"
        program.run("-q", "-z", f"writ,report,{page}", "-z", f"writ,report,{listing}")
        setting.expect_equal("scripts", 2, page.read_text(encoding="utf-8").count("<script"))
        is_valid(json.loads(listing.read_text(encoding="utf-8")), schema)

    yield "markup in a host name", markup_in_a_name


def main():
    parser = setting.options(__doc__)
    parser.add_argument("--schema", required=True, help="report.schema.json")
    chosen = parser.parse_args()
    stage = setting.staged(chosen)
    assert shutil.which("tshark")
    setting.run_checks(list(checks_of(stage, chosen.schema)))


if __name__ == "__main__":
    main()
