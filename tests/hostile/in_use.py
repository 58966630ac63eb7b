#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Databases and catalogue that are cut short, overwritten, replaced or removed while tshark reads packets.

tshark gets a capture through a pipe. When its first lines are there, and so the data is open, the files are
changed, and the rest of the packets is sent. What it says of those must be what it says undisturbed: what
was opened stays in force until the next file, and nobody's `cp` ends a program.
Usage: as the programs of the golden ring.
"""

import os
import pathlib
import shutil
import sys
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "golden"))

import setting  # noqa: E402
import tshark  # noqa: E402

FIELDS = ["frame.number", "writ.src.asn", "writ.dst.asn", "writ.dst.as_org", "writ.src.vendor", "writ.dst.law",
          "writ.summary", "writ.statement", "writ.incomplete"]  # fmt: skip
REPEATS = 300  # of the nine frames of `addresses`; more than tshark reads at once
LIMIT = 120  # seconds; sanitizers are slow


# ---- what is done to the data folder, with what is open -------------------------------------------


def cut(*names, keep=0):
    """In place, as `cp` and a shell's `>` do."""
    return lambda data: [os.truncate(data / name, int((data / name).stat().st_size * keep)) for name in names]


def overwrite(*names):
    def spoil(data):
        for name in names:
            size = (data / name).stat().st_size
            with open(data / name, "r+b") as file:
                file.write(b"\xff" * size)

    return spoil


def copy_over(source, name):
    """`cp SOURCE NAME`: the same file, with another content, shorter at first."""
    return lambda data: shutil.copyfile(data / source, data / name)


def remove(*names):
    return lambda data: [shutil.rmtree(data / name) if (data / name).is_dir() else (data / name).unlink()
                         for name in names]  # fmt: skip


def rename_over(name, octets):
    def spoil(data):
        (data / "new").write_bytes(octets)
        os.replace(data / "new", data / name)

    return spoil


def folder_instead(name):
    def spoil(data):
        (data / name).unlink()
        (data / name).mkdir()

    return spoil


DATABASES = ("network.mmdb", "hardware.mmdb")
ROWS = [
    ("databases cut to nothing", cut(*DATABASES)),
    ("databases cut in the middle", cut(*DATABASES, keep=0.5)),
    ("databases overwritten", overwrite(*DATABASES)),
    ("a database copied over the other", copy_over("hardware.mmdb", "network.mmdb")),
    ("databases removed", remove(*DATABASES)),
    ("a database replaced by rename", rename_over("network.mmdb", b"no database")),
    ("a database replaced by a folder", folder_instead("network.mmdb")),
    ("a catalogue file cut to nothing", cut("catalog/catalog.toml")),
    ("a catalogue file overwritten", overwrite("catalog/laws/fj.toml")),
    ("the catalogue removed", remove("catalog")),
    ("all of it removed", remove(*DATABASES, "catalog")),
]


class Ring:
    def __init__(self, chosen):
        self.chosen = chosen
        self.stage = setting.staged(chosen)
        self.count = 0
        one = setting.program(self.stage, "addresses")
        octets = pathlib.Path(one.capture).read_bytes()
        # A pcapng file may have many sections, so the same file again and again is one.
        self.pieces = [octets] * REPEATS
        self.undisturbed = self.run(lambda data: None)
        first = self.undisturbed[0].split("\t")
        setting.expect_equal("asn of frame 1", "64500", first[2])
        setting.expect_equal("frames", 9 * REPEATS, len(self.undisturbed))

    def run(self, change):
        """The lines that tshark prints when `change` is done to its data after its first line."""
        self.count += 1
        data = self.stage.put(self.chosen.data, f"data-{self.count}")
        self.stage.put(self.chosen.catalog, f"data-{self.count}/catalog")
        preferences = {"writ.data_dir": data, "writ.jurisdictions": "all"}
        program = tshark.Tshark(self.stage, "-", preferences)
        wanted = [option for name in FIELDS for option in ("-e", name)]
        process = program.started("-l", "-T", "fields", *wanted)
        said = []
        listener = threading.Thread(target=lambda: said.append(process.stderr.read()), daemon=True)
        listener.start()
        watchdog = threading.Timer(LIMIT, process.kill)
        watchdog.start()
        changed = threading.Event()

        def feed():
            try:
                # As much as it takes until a line comes out, then the rest when the files are changed.
                for number, piece in enumerate(self.pieces):
                    if number == REPEATS // 2:
                        process.stdin.flush()
                        changed.wait(LIMIT)
                    process.stdin.write(piece)
                process.stdin.close()
            except BrokenPipeError:
                pass  # it has ended; its status says how

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        lines = [process.stdout.readline()]
        change(data)
        changed.set()
        lines += process.stdout.readlines()
        status = process.wait()
        watchdog.cancel()
        feeder.join()
        listener.join()
        assert status == 0, f"tshark ended with {status} after {len(lines)} lines: {said[0].decode()[-2000:]}"
        shutil.rmtree(data)
        return [line.decode(errors="replace").rstrip("\n") for line in lines]

    def row(self, change):
        for expected, found in zip(self.undisturbed, self.run(change), strict=True):
            setting.expect_equal("line", expected, found)


def main():
    ring = Ring(setting.options(__doc__).parse_args())
    setting.run_checks([(name, lambda change=change: ring.row(change)) for name, change in ROWS])


if __name__ == "__main__":
    main()
