#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""MaxMind-DB's published test-data and bad-data: each file is verified, looked into and used as network_db.

$WRIT_MAXMIND_DATA names a folder that holds them (a checkout of maxmind/MaxMind-DB); without it this ends with
77, which ctest knows as skipped. Whatever a file holds, no program is ended by it and no sanitizer finds anything;
what is wrong is said. Where source-data has what went into a file, the answers must be those.
"""

import ipaddress
import json
import os
import pathlib
import random
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "golden"))

import setting  # noqa: E402
import tshark  # noqa: E402

families = setting.families
SKIPPED = 77
FIELDS = ["writ.dst.address", "writ.dst.scope", "writ.dst.asn", "writ.dst.as_org", "writ.dst.country",
          "writ.incomplete"]  # fmt: skip
# Networks in the files whose content MaxMind-DB describes: 1.1.1.1 to 1.1.1.32, ::1:ffff:ffff to ::2:0:59, both.
NETWORKS = {"ipv4": 6, "ipv6": 5, "mixed": 11}
# In bad-data, and yet databases that can be read: a strange time; metadata that end with something empty, which is
# right and one reader fell over; nodes that are wrong and that no address leads to.
READABLE = {f"libmaxminddb-{name}.mmdb" for name in ("uint64-max-epoch", "empty-map-last-in-metadata",
            "empty-array-last-in-metadata", "corrupt-search-tree")}  # fmt: skip
FINDING = re.compile(r"ERROR: \w+Sanitizer|runtime error:")


class Ring:
    def __init__(self, chosen, folder):
        self.stage = setting.staged(chosen)
        self.writ_db = self.stage.put(chosen.writ_db, "bin/writ-db")
        self.folder = folder
        self.outcomes = {}
        self.compared = 0
        self.addresses = [f"1.1.1.{number}" for number in range(1, 34)]
        self.addresses += ["::1:ffff:ffff", "::2:0:1", "::2:0:59", "2002:101:101::1", "::ffff:1.1.1.1", "2001:218::1"]
        chance = random.Random(1)
        self.addresses += [str(ipaddress.IPv4Address(chance.getrandbits(32))) for _ in range(100)]
        self.addresses += [str(ipaddress.IPv6Address(chance.getrandbits(125) | 1 << 125)) for _ in range(100)]

    def program(self, *arguments):
        environment = {**os.environ, "HOME": str(self.stage.home)}
        done = subprocess.run(
            [self.writ_db, *map(str, arguments)], env=environment, capture_output=True, encoding="utf-8",
            errors="replace", timeout=300, check=False,
        )  # fmt: skip
        assert done.returncode in (0, 1), f"{arguments[0]} ended with {done.returncode}: {done.stderr[-3000:]}"
        assert not FINDING.search(done.stderr), done.stderr[-3000:]
        return done

    def file(self, path):
        self.verified(path)
        known = self.known(path)
        networks = [network for network, _ in known]
        addresses = [*self.addresses]
        for network in random.Random(2).sample(networks, min(len(networks), 300)):
            addresses += {str(network[0]), str(network[-1])}
        self.looked_up(path, addresses)
        self.in_tshark(path, addresses, known)

    def verified(self, path):
        done = self.program("verify", path)
        said = done.stdout + done.stderr
        self.outcomes[path] = said.strip().replace(f"{path}", "").strip(": ") if done.returncode else "whole"
        bad = "bad-data" in path.parts and path.name not in READABLE
        if bad:
            setting.expect_equal(f"verify refuses: {said}", 1, done.returncode)
        found = re.fullmatch(r"MaxMind-DB-test-(\w+)-\d+\.mmdb", path.name)
        if found and found.group(1) in NETWORKS:
            count = re.search(r"([\d,]+) networks", said)
            setting.expect_equal("networks", NETWORKS[found.group(1)], int(count.group(1)) if count else said)

    def looked_up(self, path, addresses):
        data = self.stage.path / "looked-up"
        data.mkdir(exist_ok=True)
        (data / "network.mmdb").unlink(missing_ok=True)
        (data / "network.mmdb").write_bytes(path.read_bytes())
        done = self.program("lookup", "--json", "--data-dir", data, *addresses)
        if done.returncode == 0:
            for line in done.stdout.splitlines():
                json.loads(line)
        else:
            assert done.stderr.strip(), "fails without a word"

    def in_tshark(self, path, addresses, known):
        hosts = ["fd00::20" if ":" in address else families.HOST for address in addresses]
        frames = [families.frame(families.p.ip(*ends, families.DATA)) for ends in zip(hosts, addresses, strict=True)]
        capture = self.stage.path / "addresses.pcapng"
        families.on(families.DAY, *frames).write_pcapng(capture)
        capture.chmod(0o644)
        database = self.stage.put(path, "network_db.mmdb")
        database.chmod(0o644)
        preferences = {"writ.network_db": database, "writ.data_dir": self.stage.path / "data"}
        program = tshark.Tshark(self.stage, capture, preferences)
        found = program.fields(FIELDS, "-o", "writ.jurisdictions:all")
        setting.expect_equal("frames", len(addresses), len(found))
        program.run("-V", binary=True)
        if any("network database failed" in values.get("writ.incomplete", [""])[0] for values in found.values()):
            assert not known, "a database of known content was refused"
            assert all("writ.dst.asn" not in values for values in found.values()), "answers of a refused database"
            return
        for number, address in enumerate(addresses, 1):
            values = found[number]
            if values.get("writ.dst.scope") == ["global"] and known:
                self.compare(ipaddress.ip_address(address), values, known)

    def compare(self, address, values, known):
        if address.version == 6 and (address.ipv4_mapped or address.sixtofour or address.teredo):
            return  # answered by the IPv4 address inside
        record = {}
        for network, given in known:  # what was inserted last is in force
            if network.version == address.version and address in network:
                record = given
        expected = {
            "writ.dst.asn": record.get("autonomous_system_number"),
            "writ.dst.as_org": record.get("autonomous_system_organization"),
            "writ.dst.country": record.get("country", {}).get("iso_code"),
        }
        for field, value in expected.items():
            setting.expect_equal(f"{field} of {address}", value and [str(value)], values.get(field))
            self.compared += value is not None

    def known(self, path):
        """[(network, record)] of the file's source; [] where there is none."""
        source = self.folder / "source-data" / f"{path.stem}.json"
        if "test-data" not in path.parts or not source.exists():
            return []
        pairs = []
        for group in json.loads(source.read_text(encoding="utf-8")):
            for text, record in group.items():
                network = ipaddress.ip_network(text, strict=False)
                if network.version == 6 and int(network.network_address) >> 32 == 0 and network.prefixlen >= 96:
                    network = ipaddress.ip_network((int(network.network_address), network.prefixlen - 96))
                pairs.append((network, record))
        return pairs


def main():
    parser = setting.options(__doc__)
    parser.add_argument("--writ-db", required=True, help="the built program")
    chosen = parser.parse_args()
    named = os.environ.get("WRIT_MAXMIND_DATA")
    paths = sorted(pathlib.Path(named).glob("*-data/**/*.mmdb")) if named else []
    if not paths:
        print("WRIT_MAXMIND_DATA names no folder with test-data and bad-data: nothing was read")
        sys.exit(SKIPPED)
    ring = Ring(chosen, pathlib.Path(named))
    try:
        setting.run_checks([(path.name, lambda path=path: ring.file(path)) for path in paths])
    finally:
        for path, outcome in ring.outcomes.items():
            print(f"{path.parent.name}/{path.name}: {outcome}")
        print(f"{ring.compared} values compared with source-data")


if __name__ == "__main__":
    main()
