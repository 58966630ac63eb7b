#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""What writ-batch makes of many captures: every kind of output, names that hold anything, broken files among
whole ones, exit statuses, the merged report. One check each, named by what a user meets."""

import gzip
import json
import os
import pathlib
import resource
import shlex
import shutil
import subprocess

import workplace
from workplace import families, setting

NAMES = [b"plain.pcap", b"with space.pcap", b"with\nnewline.pcapng", "\u00fcml\u00e4ut \u6f22.pcap".encode(), b"-r.pcap", b"l\xff1.pcap",
         b"{}.pcap", b"$(touch oops).pcap", b"%41;'\".pcap", b"a,title=b.pcap", b"deep/er/x.pcap", b"deep/x.pcap"]  # fmt: skip

STAYS_HERE = """#!/bin/sh
while [ "$1" != -- ]; do shift; done
shift
exec env -i {variables} sh -c "$*"
"""


class Outputs:
    def __init__(self, place):
        self._place = place
        self._rounds = 3
        self._made = workplace.capture(self._rounds)
        self._packets = len(self._made.frames)

    def _named(self, folder):
        for name in NAMES:
            workplace.write(self._made, os.fsdecode(os.path.join(os.fsencode(folder), name)))

    def names_hold_anything(self):
        captures = self._place.folder("names")
        self._named(captures)
        done = self._place.batch("out-names", captures, "--fields", "csv", "--comments", "flagged", "--report", "json")
        out = self._place.path / "out-names"
        expected = {name + ending for name in NAMES for ending in (b".fields.csv", b".writ.pcapng", b".report.json")}
        setting.expect_equal("outputs", expected, set(workplace.outputs_of(out)))
        for name in NAMES:
            base = os.fsdecode(os.path.join(os.fsencode(out), name))
            setting.expect_equal(name, self._packets, len(workplace.rows_of(base + ".fields.csv")))
        assert f"packets  {len(NAMES) * self._packets:>9}" in done.stdout, done.stdout
        assert not list(self._place.path.rglob("oops")), "a name was read as a command"
        assert str(captures / "with%0Anewline.pcapng") in workplace.log_of(out), "the log's line is broken"
        titles = json.loads((out / "plain.pcap.report.json").read_text())["titles"]
        setting.expect_equal("title", ["plain.pcap"], titles)

    def a_name_that_begins_with_a_dash(self):
        folder = self._place.folder("dash")
        workplace.write(self._made, folder / "-x.pcap")
        environment = self._place.environment()
        done = subprocess.run(
            self._place.command("-d", self._place.folder("out-dash"), *self._place.with_data("--fields", "tsv"), "--", "-x.pcap"),
            cwd=folder, env=environment, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr

    def lists_of_names(self):
        captures = self._place.folder("names")
        self._named(captures)
        names = b"\0".join(os.path.join(os.fsencode(captures), name) for name in NAMES) + b"\0"
        done = self._place.batch("out-list", "--from-list", "-", "--merged", stdin=names)
        assert f"done     {len(NAMES):>9}" in done.stdout, done.stdout

    def the_same_base_name_in_two_folders(self):
        one, other = self._place.folder("one"), self._place.folder("other")
        workplace.write(self._made, one / "x.pcap")
        workplace.write(workplace.capture(1), other / "x.pcap")
        self._place.batch("out-same", one / "x.pcap", other, "--fields", "csv")
        out = self._place.path / "out-same"
        setting.expect_equal("outputs", {b"one/x.pcap.fields.csv", b"other/x.pcap.fields.csv"}, set(workplace.outputs_of(out)))

    def links_and_the_same_file_twice(self):
        folder = self._place.folder("links")
        workplace.write(self._made, folder / "a.pcap")
        os.link(folder / "a.pcap", folder / "b.pcap")
        (folder / "loop").symlink_to(folder)
        (folder / "notes.txt").write_text("no capture\n")
        (folder / "broken.pcap").symlink_to("nowhere")
        done = self._place.batch("out-links", folder, folder / "a.pcap", "--merged", status=1)
        for row in ("done             1", "skipped          1", "failed           1"):
            assert row in done.stdout, done.stdout
        merged = json.loads((self._place.path / "out-links/merged.json").read_text())
        setting.expect_equal("packets", self._packets, merged["all"]["packets"])

    def compressed_captures_and_read_only_folders(self):
        folder = self._place.folder("packed")
        plain = workplace.write(self._made, folder / "a.pcap")
        with gzip.open(folder / "b.pcap.gz", "wb") as packed:
            packed.write(plain.read_bytes())
        (folder / "b.pcap.gz").chmod(0o644)
        folder.chmod(0o555)
        self._place.batch("out-packed", folder, "--fields", "csv")
        folder.chmod(0o755)
        out = self._place.path / "out-packed"
        setting.expect_equal("fields of both", *((out / f"{name}.fields.csv").read_bytes() for name in ("a.pcap", "b.pcap.gz")))

    def a_suffix_of_ones_own(self):
        folder = self._place.folder("suffix")
        workplace.write(self._made, folder / "a.pcap").rename(folder / "a.TRACE")
        self._place.batch("out-suffix", folder, "--fields", "csv", "--suffix", "trace")

    def every_form_of_fields(self):
        """The same rows, whatever they are written in."""
        capture = workplace.write(self._made, self._place.folder("forms") / "a.pcapng")
        read = {"tsv": lambda text: [line.split("\t")[0] for line in text.splitlines()[1:]],
                "json": lambda text: [row["_source"]["layers"]["frame.number"][0] for row in json.loads(text)],
                "ek": lambda text: [json.loads(line)["layers"]["frame_number"][0] for line in text.splitlines()[1::2]]}  # fmt: skip
        for form, numbers in read.items():
            self._place.batch(f"out-{form}", capture, "--fields", form, "-e", "writ.summary")
            text = (self._place.path / f"out-{form}/a.pcapng.fields.{form}").read_text()
            setting.expect_equal(form, [str(i + 1) for i in range(self._packets)], numbers(text))

    def a_filter_for_fields_only(self):
        capture = workplace.write(self._made, self._place.folder("filter") / "a.pcapng")
        self._place.batch("out-filter", capture, "--fields", "csv", "--report", "json", "-Y", "frame.number < 4", "-2")
        out = self._place.path / "out-filter"
        setting.expect_equal("rows", 3, len(workplace.rows_of(out / "a.pcapng.fields.csv")))
        setting.expect_equal("packets", self._packets, json.loads((out / "a.pcapng.report.json").read_text())["all"]["packets"])

    def quotes_and_commas_in_a_name(self):
        """Whoever sends a packet chooses what is in it: a cell of it stays one cell, in pieces, too."""
        host, agent = 'x","y', 'a"b,c;d\te'
        request = f"GET / HTTP/1.1\r\nHost: {host}\r\nUser-Agent: {agent}\r\n\r\n".encode()
        made = workplace.packets.Capture()
        for port in range(4):
            segment = workplace.packets.tcp(42000 + port, 80, request)
            made.add(families.DAY, families.frame(workplace.packets.ip(families.HOST, families.ALPHA, segment)))
        capture = workplace.write(made, self._place.folder("quotes") / "a.pcap")
        for units in ("0", "2"):
            self._place.batch(f"out-quotes-{units}", capture, "--fields", "csv", "-e", "http.host", "-e", "http.user_agent", "-e", "frame.len",
                              "--unit-packets", units)  # fmt: skip
            rows = workplace.rows_of(self._place.path / f"out-quotes-{units}/a.pcap.fields.csv")
            expected = {"http.host": host, "http.user_agent": agent.replace("\t", "\\t"), "frame.len": str(14 + 20 + 20 + len(request))}
            setting.expect_equal("rows", [{"frame.number": str(i + 1), **expected} for i in range(4)], rows)

    def outputs_of_another_run_below(self):
        """Annotated captures are copies: taken for captures, their packets would count twice."""
        folder = self._place.folder("nested")
        workplace.write(self._made, folder / "a.pcap")
        self._place.batch("nested/annotated", folder, "--comments", "all")
        done = self._place.batch("out-nested", folder, "--report", "json", "--merged")
        setting.expect_equal("packets", self._packets, json.loads((self._place.path / "out-nested/merged.json").read_text())["all"]["packets"])
        assert "skipped          1" in done.stdout, done.stdout
        assert "name it to have them read" in str(workplace.log_of(self._place.path / "out-nested")), "the log does not say so"
        done = self._place.batch("out-named", folder / "annotated", "--report", "json")
        assert f"packets  {self._packets:>9}" in done.stdout, done.stdout

    def comments_keep_every_packet(self):
        capture = families.write("dates", self._place.folder("comments"))
        self._place.batch("out-comments", capture, "--comments", "flagged", "-o", "writ.jurisdictions:all")
        annotated = self._place.path / "out-comments/dates.pcapng.writ.pcapng"
        setting.expect_equal("packets", workplace.packets_in(capture), workplace.packets_in(annotated))
        read = subprocess.run(["tshark", "-n", "-r", annotated, "-Y", "frame.comment", "-T", "fields", "-e", "frame.number"],
                              capture_output=True, check=True)  # fmt: skip
        assert read.stdout.split(), "no packet has a comment"

    def broken_files_among_whole_ones(self):
        folder = self._place.folder("broken")
        whole = workplace.write(self._made, folder / "a.pcap").read_bytes()
        bad = {"b.pcap": whole[: len(whole) - 20], "c.pcap": b"no capture at all" * 9, "d.pcap": b"", "e.pcapng": whole[:30],
               "f.pcap": whole}  # fmt: skip
        for name, octets in bad.items():
            (folder / name).write_bytes(octets)
            (folder / name).chmod(0o644)
        (folder / "f.pcap").chmod(0o000)
        workplace.write(self._made, folder / "g.pcap")
        done = self._place.batch("out-broken", folder, folder / "gone.pcap", "--fields", "csv", "--comments", "all", "--merged", status=1)
        out = self._place.path / "out-broken"
        outcomes = {pathlib.Path(path).name: row["outcome"] for path, row in workplace.log_of(out).items()}
        expected = {"a.pcap": "done", "b.pcap": "damaged", "c.pcap": "failed", "d.pcap": "failed", "e.pcapng": "failed",
                    "f.pcap": "failed", "g.pcap": "done", "gone.pcap": "failed"}  # fmt: skip
        setting.expect_equal("outcomes", expected, outcomes)
        setting.expect_equal("rows of the damaged one", self._packets - 1, len(workplace.rows_of(out / "b.pcap.fields.csv")))
        setting.expect_equal("its packets", self._packets - 1, workplace.packets_in(out / "b.pcap.writ.pcapng"))
        assert "cut short in the middle" in done.stdout and "permission to read" in done.stdout, done.stdout
        page = folder / "h.pcap"
        page.write_text('{"format": "JSON, which tshark shows and pcapng cannot hold"}')
        page.chmod(0o644)
        done_again = self._place.batch("out-broken-page", page, "--comments", "all", status=1)
        assert "is no capture of packets, or of a kind that pcapng cannot hold" in done_again.stdout, done_again.stdout
        merged = json.loads((out / "merged.json").read_text())
        setting.expect_equal("packets", 3 * self._packets - 1, merged["all"]["packets"])
        assert not workplace.leftovers(out), workplace.leftovers(out)

    def another_machine(self):
        """GNU parallel's way over ssh, with an ssh that stays here and brings nothing of the environment along."""
        variables = {name: value for name, value in self._place.environment().items() if name != "SHELL"}
        ssh = self._place.program_file("stays-here", STAYS_HERE.format(
            variables=" ".join(f"{name}={shlex.quote(value)}" for name, value in variables.items())))  # fmt: skip
        folder = self._place.folder("with space")
        workplace.write(self._made, folder / "a.pcap")
        self._place.batch("out with\nnewline", folder, "--fields", "csv", "--sshlogin", "1/other", "-j", "1",
                          environment=self._place.environment(PARALLEL_SSH=str(ssh)))  # fmt: skip
        out = self._place.path / "out with\nnewline"
        setting.expect_equal("rows", self._packets, len(workplace.rows_of(out / "a.pcap.fields.csv")))
        assert "\tother\t" in (out / workplace.RUN_FOLDER / "joblog.tsv").read_text(), "it ran here"

    def ending_by_what_was_found(self):
        folder = self._place.folder("found")
        families.write("dates", folder)
        out = "out-found"
        done = self._place.batch(out, folder, "--report", "json", "-o", "writ.jurisdictions:all")
        report = json.loads((self._place.path / out / "dates.pcapng.report.json").read_text())
        lists = [flag["id"] for flag in report["flags"] if flag["list"]]
        laws = [flag["id"] for flag in report["flags"] if not flag["list"]]
        assert lists and laws, f"the family raises nothing: {done.stdout}"
        for flag, status in (("any", 3), ("list", 3), ("law", 3), (lists[0], 3), (laws[0], 3), ("de-one", 0)):
            self._place.batch(out, folder, "--report", "json", "-o", "writ.jurisdictions:all", "--fail-on", flag, status=status)
        # Found and failed: what was found is certain.
        self._place.batch(out, folder, folder / "gone.pcap", "--fail-on", "de-one,any", "-o", "writ.jurisdictions:all", status=3)
        nothing = self._place.folder("nothing")
        alone = workplace.packets.Capture()
        alone.add(families.DAY, families.frame(workplace.packets.ip(families.HOST, families.OTHER_HOST, families.DATA)))
        workplace.write(alone, nothing / "private.pcap")
        self._place.batch("out-nothing", nothing, "--fail-on", "any")

    def names_from_where_it_is_started(self):
        """Units run elsewhere: a relative name in a preference, or of tshark, means what it meant on the command line."""
        folder = self._place.folder("from-here")
        workplace.write(self._made, folder / "a.pcap")
        (self._place.path / "bin/tshark-from-here").unlink(missing_ok=True)
        (self._place.path / "bin/tshark-from-here").symlink_to(shutil.which("tshark"))
        out = self._place.folder("out-from-here")
        self._place.run("-d", out, "-o", "writ.data_dir:data", "--tshark", "bin/tshark-from-here", "--fail-on", "any",
                        "--report", "json", "--comments", "all", "--fields", "csv", folder, status=3)  # fmt: skip
        self._place.batch("out-full-names", folder, "--report", "json", "--comments", "all", "--fields", "csv")
        names = ("a.pcap.report.json", "a.pcap.writ.pcapng", "a.pcap.fields.csv")
        for name in names:
            assert (out / name).read_bytes() == (self._place.path / "out-full-names" / name).read_bytes(), f"{name} differs"

    def another_machine_that_lacks_the_data(self):
        """Its captures fail; they are not said to be without laws and lists."""
        full = self._place.folder("full-home")
        shutil.copytree(self._place.data, full / "writ")
        variables = {name: value for name, value in self._place.environment().items() if name != "SHELL"}
        ssh = self._place.program_file("stays-here-bare", STAYS_HERE.format(
            variables=" ".join(f"{name}={shlex.quote(value)}" for name, value in variables.items())))  # fmt: skip
        capture = workplace.write(self._made, self._place.folder("bare") / "a.pcap")
        for login, status, words in ((":", 3, "done             1"), ("1/other", 1, "were others here than when the run began")):
            done = self._place.run("-d", self._place.folder("out-bare"), "--sshlogin", login, "--fail-on", "any", capture, status=status,
                                   environment=self._place.environment(PARALLEL_SSH=str(ssh), XDG_DATA_HOME=str(full)))  # fmt: skip
            assert words in done.stdout, done.stdout + done.stderr

    def a_disk_that_is_full(self):
        """The last that tshark prints does not fit, and tshark ends as if it did."""
        folder = self._place.folder("full")
        made = workplace.packets.Capture()
        for _ in range(1500):
            made.add(families.DAY, families.frame(workplace.packets.ip(families.HOST, families.ALPHA, families.DATA)))
        workplace.write(made, folder / "a.pcap")
        self._place.batch("out-roomy", folder, "--fields", "tsv")
        size = (self._place.path / "out-roomy/a.pcap.fields.tsv").stat().st_size
        room = (size - 1) // 4096 * 4096  # all but the last buffer
        out = self._place.folder("out-full")
        done = subprocess.run(
            self._place.command("-d", out, *self._place.with_data("--fields", "tsv", folder)), env=self._place.environment(),
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)), restore_signals=False,  # SIGXFSZ is ignored
            capture_output=True, check=False,
        )  # fmt: skip
        setting.expect_equal("exit status", 1, done.returncode)
        assert b"cannot be written: File too large" in done.stdout, done.stdout + done.stderr
        assert not (out / "a.pcap.fields.tsv").exists(), "a part of the fields passes for all of them"

    def the_merged_report_is_the_sum(self):
        """Of a tree with inner nodes: more captures than one merge takes."""
        folder = self._place.folder("many")
        shapes = [workplace.capture(rounds, ("2017-04-14", "2026-06-08")) for rounds in (1, 2, 3)]
        for number in range(70):
            workplace.write(shapes[number % 3], folder / f"{number:03}.pcap")
        self._place.batch("out-many", folder, "--report", "json", "--fields", "csv", "--merged", "-j", "4")
        out = self._place.path / "out-many"
        reports = sorted(out.glob("*.report.json"))
        setting.expect_equal("reports", 70, len(reports))
        shutil.copy(out / "merged.json", self._place.path / "tree.json")
        names = b"\0".join(os.fsencode(path) for path in reports)
        self._place.run("merge", "-o", self._place.give(self._place.folder("merge")) / "all.json", "--from-list", "-", stdin=names)
        setting.expect_equal("tree and row", (out / "merged.json").read_bytes(), (self._place.path / "merge/all.json").read_bytes())
        merged = json.loads((out / "merged.json").read_text())
        rows = [row for path in out.glob("*.fields.csv") for row in workplace.rows_of(path)]
        setting.expect_equal("captures", 70, merged["captures"])
        setting.expect_equal("packets", len(rows), merged["all"]["packets"])
        setting.expect_equal("octets", sum(int(row["frame.len"]) for row in rows), merged["all"]["octets"])
        for name, level in (("none", "0"), ("law", "1"), ("list", "2")):
            setting.expect_equal(name, sum(row["writ.attention"] == level for row in rows), merged["attention"][name])
        assert "packets" in self._place.run("merge", "-o", "-", out / "merged.json").stdout, "no text"


workplace.main(__doc__, Outputs)
