#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""A capture that is cut into pieces says what the whole says: packets, numbers of frames, comments, counts. Its
conversations hold nothing that a later piece would have to know."""

import json

import workplace
from workplace import setting

PIECE = 100


class Pieces:
    def __init__(self, place):
        self._place = place
        made = workplace.capture(30, ("2017-04-14", "2026-06-08"))
        self._packets = len(made.frames)
        self._folder = place.folder("long")
        self._capture = workplace.write(made, self._folder / "long.pcap")
        workplace.write(workplace.capture(1), self._folder / "short.pcap")

    def _both(self, name, *arguments):
        """The output folders of a run on wholes and of one on pieces."""
        for kind, units in (("whole", 0), ("cut", PIECE)):
            self._place.batch(f"{name}-{kind}", self._folder, *arguments, "--unit-packets", str(units))
        return self._place.path / f"{name}-whole", self._place.path / f"{name}-cut"

    def pieces_were_made(self):
        done = self._place.batch("plan", self._folder, "--fields", "csv", "--unit-packets", str(PIECE))
        assert "reading (4)" in done.stderr and "joining what was cut (1)" in done.stderr, done.stderr
        assert not workplace.leftovers(self._place.path / "plan"), "pieces are left"

    def fields_in_every_form(self):
        for form in ("csv", "tsv", "ek", "json"):
            whole, cut = self._both(form, "--fields", form)
            one, other = ((out / f"long.pcap.fields.{form}").read_text() for out in (whole, cut))
            if form == "json":
                one, other = json.loads(one), json.loads(other)
            setting.expect_equal(form, one, other)

    def packets_with_comments(self):
        whole, cut = self._both("comments", "--comments", "all", "-o", "writ.jurisdictions:all")
        shown = [self._comments(out / "long.pcap.writ.pcapng") for out in (whole, cut)]
        setting.expect_equal("packets", self._packets, len(shown[0]))
        assert any(comment for _, comment in shown[0]), "no packet has a comment"
        setting.expect_equal("times and comments", *shown)

    def _comments(self, path):
        program = workplace.tshark.Tshark(self._place.stage, path, {})
        frames = program.fields(["frame.time_epoch", "frame.comment"])
        return [(frame["frame.time_epoch"], frame.get("frame.comment")) for frame in frames.values()]

    def reports(self):
        whole, cut = self._both("reports", "--report", "json", "--merged")
        for name in ("long.pcap.report.json", "merged.json"):
            of_whole, of_cut = (json.loads((out / name).read_text()) for out in (whole, cut))
            missing = of_cut["incomplete"].pop()
            assert missing["text"].startswith("the capture was read in ") and missing["packets"] == self._packets, missing
            setting.expect_equal(name, of_whole, of_cut)

    def what_counts_from_the_first_packet(self):
        """A filter for the first frames means those of the capture; times since the first packet, too."""
        for arguments in (("-e", "frame.len", "-Y", "frame.number <= 30"), ("-e", "frame.time_relative"), ("-e", "frame.time_delta")):
            whole, cut = self._both("start", "--fields", "csv", *arguments)
            shown = [workplace.rows_of(out / "long.pcap.fields.csv") for out in (whole, cut)]
            assert len(shown[0]) in (30, self._packets), f"{arguments}: {len(shown[0])} rows"
            setting.expect_equal(str(arguments), *shown)

    def evidence_names_frames_of_the_whole(self):
        """A name was learnt in frame 8, the first of the second piece: fields and comments call that frame 8."""
        capture = workplace.families.write("ev_stick_names", self._place.folder("names"))
        shown = []
        for units in ("0", "7"):
            out = self._place.path / f"names-{units}"
            self._place.batch(out, capture, "--fields", "csv", "-e", "writ.evidence", "--comments", "all", "--unit-packets", units)
            rows = workplace.rows_of(out / f"{capture.name}.fields.csv")
            shown.append((rows, self._comments(out / f"{capture.name}.writ.pcapng")))
        whole, cut = shown
        assert any("www.alpha.example in frame 8" in row["writ.evidence"] for row in whole[0]), f"nothing is shown: {whole[0]}"
        assert " in frame 8" in str(whole[1]), f"nothing is shown: {whole[1]}"
        setting.expect_equal("fields", whole[0], cut[0])
        setting.expect_equal("comments", whole[1], cut[1])

    def a_long_capture_that_is_cut_short(self):
        folder = self._place.folder("short")
        octets = self._capture.read_bytes()
        (folder / "damaged.pcap").write_bytes(octets[:-10])
        done = self._place.batch("short-out", folder, "--fields", "csv", "--unit-packets", str(PIECE), status=1)
        out = self._place.path / "short-out"
        setting.expect_equal("rows", self._packets - 1, len(workplace.rows_of(out / "damaged.pcap.fields.csv")))
        assert "damaged          1" in done.stdout and "cut short in the middle" in done.stdout, done.stdout
        done = self._place.batch("short-out", folder, "--fields", "csv", "--unit-packets", str(PIECE), status=1)
        assert "reading" not in done.stderr, "what is damaged is read again, though it has not changed"


workplace.main(__doc__, Pieces)
