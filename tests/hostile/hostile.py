#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Databases and catalogues that are missing, broken, or not what they seem.

Whatever is wrong, dissection goes on, tshark ends with 0, `writ.incomplete` says what could not be
consulted, and what does not need it is still there. Usage: as the programs of the golden ring.
"""

import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "golden"))

import setting  # noqa: E402
import tiny_mmdb  # noqa: E402

FIELDS = ["writ.dst.scope", "writ.dst.asn", "writ.src.vendor", "writ.dst.law", "writ.incomplete"]
OWN_FOLDERS = ("/usr/share/GeoIP", "/var/lib/GeoIP")  # Wireshark's; a machine may have databases there


# ---- what is done to the data folder; each is told the folder ------------------------------------


def remove(name):
    def spoil(data):
        path = data / name
        if path.is_dir():
            for inner in sorted(path.rglob("*"), reverse=True):
                inner.rmdir() if inner.is_dir() else inner.unlink()
            path.rmdir()
        else:
            path.unlink()

    return spoil


def everything(data):
    for name in ("network.mmdb", "hardware.mmdb", "catalog"):
        remove(name)(data)


def write(name, octets):
    return lambda data: (data / name).write_bytes(octets)


def prepend(name, octets):
    return lambda data: (data / name).write_bytes(octets + (data / name).read_bytes())


def cut(name, keep):
    """Leaves the first part of a file: `keep` of its length."""

    def spoil(data):
        octets = (data / name).read_bytes()
        (data / name).write_bytes(octets[: int(len(octets) * keep)])

    return spoil


def spoil_tree(name):
    """Leaves a file's end, which holds its metadata, and overwrites the search tree."""

    def spoil(data):
        octets = (data / name).read_bytes()
        (data / name).write_bytes(b"\xff" * (len(octets) // 2) + octets[len(octets) // 2 :])

    return spoil


def exchange(data):
    (data / "network.mmdb").write_bytes((data / "hardware.mmdb").read_bytes())


def folder_instead(name):
    def spoil(data):
        remove(name)(data)
        (data / name).mkdir()

    return spoil


def unreadable(name):
    return lambda data: (data / name).chmod(0)


# ---- what is expected: dst.asn, src.vendor and dst.law of frame 1, and words of writ.incomplete ---
# Frame 1 is Alpha Devices' block at a private address to Alpha Networks, AS 64500, with two laws.

ASN, VENDOR, LAWS = "64500", "Alpha Devices", ["nz-new", "nz-old"]
REGISTRANT = "ALPHA DEVICES CO.,LTD"  # what IEEE prints, where no catalogue names the entity

ROWS = [
    ("nothing wrong", [], (ASN, VENDOR, LAWS), []),
    ("no IP database", [remove("network.mmdb")], (None, VENDOR, []), ["network database not loaded"]),
    ("no hardware database", [remove("hardware.mmdb")], (ASN, None, LAWS), ["hardware database not loaded"]),
    ("no catalogue", [remove("catalog")], (ASN, REGISTRANT, []), ["catalogue not loaded"]),
    ("nothing at all", [everything], (None, None, []),
     ["network database not loaded", "hardware database not loaded", "catalogue not loaded"]),
    ("an empty IP database", [write("network.mmdb", b"")], (None, VENDOR, []), ["network database failed"]),
    ("an IP database that is text", [write("network.mmdb", b"no database\n" * 99)], (None, VENDOR, []),
     ["network database failed"]),
    ("an IP database without its end", [cut("network.mmdb", 0.5)], (None, VENDOR, []), ["network database failed"]),
    ("an IP database with a broken tree", [spoil_tree("network.mmdb")], (None, VENDOR, []), None),
    ("an IP database that is a folder", [folder_instead("network.mmdb")], (None, VENDOR, []),
     ["network database failed"]),
    ("an IP database that may not be read", [unreadable("network.mmdb")], (None, VENDOR, []),
     ["network database failed"]),
    ("an empty hardware database", [write("hardware.mmdb", b"")], (ASN, None, LAWS), ["hardware database failed"]),
    ("a hardware database without its end", [cut("hardware.mmdb", 0.5)], (ASN, None, LAWS),
     ["hardware database failed"]),
    ("a hardware database with a broken tree", [spoil_tree("hardware.mmdb")], (ASN, None, LAWS), None),
    ("a hardware database that holds networks",
     [lambda data: (data / "hardware.mmdb").write_bytes((data / "network.mmdb").read_bytes())],
     (ASN, None, LAWS), ["hardware database failed"]),
    ("an IP database that holds MAC blocks", [exchange], (None, VENDOR, []), None),
    ("a catalogue without catalog.toml", [remove("catalog/catalog.toml")], (ASN, REGISTRANT, []),
     ["catalogue failed"]),
    ("one broken file of the catalogue", [write("catalog/laws/fj.toml", b'[[law]]\nid = "fj-one\n')],
     (ASN, VENDOR, LAWS), ["catalogue failed in part", "laws/fj.toml:2"]),
    ("one file of the catalogue with an unknown key", [prepend("catalog/laws/fj.toml", b"colour = 1\n")],
     (ASN, VENDOR, LAWS), ["catalogue failed in part", "laws/fj.toml:1", "colour"]),
    ("one file of the catalogue that may not be read", [unreadable("catalog/laws/fj.toml")],
     (ASN, VENDOR, LAWS), ["catalogue failed in part", "laws/fj.toml"]),
]  # fmt: skip

AS_RECORD = {
    "autonomous_system_number": tiny_mmdb.u32(64500),
    "autonomous_system_organization": "Alpha Networks",
}
AS_RECORD6 = {**AS_RECORD, "autonomous_system_number": tiny_mmdb.u32(64501)}
LITE_RECORD = {"asn": "AS64500", "as_name": "Alpha Networks", "country_code": "HK"}

# Databases of other makers, by network_db.
OTHERS = [
    ("GeoLite2-ASN of IPv4 only", 4, "GeoLite2-ASN", {"50.0.1.0/24": AS_RECORD},
     [("64500", "Alpha Networks", ""), ("", "", "")], ["holds IPv4 only"]),
    ("GeoLite2-ASN with IPv6 networks only", 6, "GeoLite2-ASN", {"2a10:2::/32": AS_RECORD6},
     [("", "", ""), ("64501", "Alpha Networks", "")], []),
    ("GeoLite2-ASN of both", 6, "GeoLite2-ASN", {"50.0.1.0/24": AS_RECORD, "2a10:2::/32": AS_RECORD6},
     [("64500", "Alpha Networks", ""), ("64501", "Alpha Networks", "")], []),
    ("GeoLite2-Country", 6, "GeoLite2-Country", {"50.0.1.0/24": {"country": {"iso_code": "HK"}}},
     [("", "", "HK"), ("", "", "")], []),
    ("IPinfo Lite", 6, "ipinfo lite", {"50.0.1.0/24": LITE_RECORD}, [("64500", "Alpha Networks", "HK"), ("", "", "")],
     []),
    ("a database of something else", 6, "Weather", {"50.0.1.0/24": {"rain": "much"}}, [("", "", ""), ("", "", "")],
     []),
]  # fmt: skip


class Ring:
    def __init__(self, chosen):
        self.chosen = chosen
        self.stage = setting.staged(chosen)
        self.count = 0

    def spoiled(self, changes):
        """tshark on `addresses` with a data folder of its own, changed."""
        self.count += 1
        data = self.stage.put(self.chosen.data, f"data-{self.count}")
        self.stage.put(self.chosen.catalog, f"data-{self.count}/catalog")
        for change in changes:
            change(data)
        return setting.program(self.stage, "addresses", data_dir=data)

    def row(self, changes, expected, words):
        program = self.spoiled(changes)
        asn, vendor, laws = expected
        for passes in ((), ("-2",)):
            frames = program.fields(FIELDS, *passes)
            setting.expect_equal("frames", list(range(1, 10)), sorted(frames))
            found = frames[1]
            setting.expect_equal("scope", ["global"], found.get("writ.dst.scope"))
            setting.expect_equal("asn", [asn] if asn else None, found.get("writ.dst.asn"))
            setting.expect_equal("vendor", [vendor] if vendor else None, found.get("writ.src.vendor"))
            setting.expect_equal("laws", laws, sorted(found.get("writ.dst.law", [])))
            self.expect_said(found.get("writ.incomplete", []), words)
        program.trees()  # the explaining tree is shown as well

    def expect_said(self, said, words):
        if words is None:  # something must be said; which of several ways it broke is the reader's affair
            words = [""] if said else ["anything in writ.incomplete"]
        elif not words:
            setting.expect_equal("writ.incomplete", [], said)
        for word in words:
            assert any(word in sentence for sentence in said), f"writ.incomplete does not say {word!r}: {said}"

    def other_database(self, ip_version, database_type, networks, expected, words):
        """network_db names a database of somebody else's. Expected: asn and country of 50.0.1.10 and of
        2a10:2::10, the destinations of frames 1 and 7."""
        path = self.stage.path / f"{database_type}-{ip_version}.mmdb"
        tiny_mmdb.write(path, ip_version, database_type, networks)
        path.chmod(0o644)
        program = setting.program(self.stage, "addresses", network_db=path)
        frames = program.fields(["writ.dst.asn", "writ.dst.as_org", "writ.dst.country", "writ.incomplete"])
        found = [
            (*frames[n].get("writ.dst.asn", [""]), *frames[n].get("writ.dst.as_org", [""]),
             *frames[n].get("writ.dst.country", [""])) for n in (1, 7)
        ]  # fmt: skip
        setting.expect_equal("asn, organisation and country", expected, found)
        self.expect_said(frames[7].get("writ.incomplete", []), words)

    def replaced(self):
        """A database that is replaced by rename is another one in the next run."""
        program = self.spoiled([])
        usual = program.fields(FIELDS)
        data = pathlib.Path(program.preferences["writ.data_dir"])
        (data / "new.mmdb").write_bytes(b"")
        os.replace(data / "new.mmdb", data / "network.mmdb")
        after = program.fields(FIELDS)
        setting.expect_equal("asn before", [ASN], usual[1].get("writ.dst.asn"))
        setting.expect_equal("asn after", None, after[1].get("writ.dst.asn"))


    def many_problems(self):
        """A catalogue of nothing but problems does not fill the console."""
        files = [write(f"catalog/entities/x{number}.toml", b"a = 1\nb = 2\n") for number in range(100)]
        said = self.spoiled(files).run("-Y", "writ").stderr
        told = [line for line in said.splitlines() if "entities/x" in line]
        assert 20 <= len(told) <= 22, f"{len(told)} problems are told"
        assert "problems more; run writ-db check" in said, said


def machine_has_databases():
    return any(list(pathlib.Path(folder).glob("*.mmdb")) for folder in OWN_FOLDERS)


def main():
    chosen = setting.options(__doc__).parse_args()
    ring = Ring(chosen)
    rows = ROWS
    if machine_has_databases():
        print(f"databases in {' or '.join(OWN_FOLDERS)}: rows without an IP database are left out")
        rows = [row for row in ROWS if "network database not loaded" not in (row[3] or [])]
    checks = [
        (name, lambda changes=changes, expected=expected, words=words: ring.row(changes, expected, words))
        for name, changes, expected, words in rows
    ]
    checks += [(row[0], lambda row=row: ring.other_database(*row[1:])) for row in OTHERS]
    checks.append(("a catalogue of many problems", ring.many_problems))
    checks.append(("replaced between two runs", ring.replaced))
    setting.run_checks(checks)


if __name__ == "__main__":
    main()
