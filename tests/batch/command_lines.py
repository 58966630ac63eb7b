#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""What writ-batch takes and what it refuses, by tables of command lines; nothing is written where it refuses."""

import fcntl
import os
import pathlib
import shutil

import workplace

# Arguments, and what it says on standard error. IN is a folder with a capture, OUT the output folder.
REFUSED = {
    "nothing named": ("", "no capture and no folder is named; writ-batch --help says how"),
    "an option nobody knows": ("--nonsense IN", "writ-batch --help says how"),
    "a form of fields nobody knows": ("--fields xml IN", "csv"),
    "comments into pcap": ("--comments all --comments-format pcap IN", "only pcapng keeps comments"),
    "a filter that drops packets from what is annotated": ("--comments all -Y tcp IN", "would drop packets"),
    "a filter without fields": ("-Y tcp IN", "say --fields csv"),
    "a preference without a value": ("-o writ.jurisdictions IN", "write -o NAME:VALUE"),
    "annotating by preference": ("-o writ.annotate:all IN", "say --comments"),
    "a preference nobody knows": ("-o writ.nonsense:1 IN", "unknown preference"),
    "a value that the plugin refuses": ("-o writ.lists:nonsense IN", "is no list of the catalogue"),
    "a field nobody knows": ("--fields csv -e writ.nonsense IN", "writ.nonsense"),
    "a filter that cannot be read": ("--fields csv -Y tcp.port== IN", "end of filter"),
    "a misspelt id to end on": ("--fail-on mt-exprot IN", "no law and no list of the catalogue has this id; did you mean mt-export"),
    "one of several ids misspelt": ("--fail-on any,nz-nwe IN", "--fail-on nz-nwe: no law and no list"),
    "an id that is like none": ("--fail-on export-control IN", "has this id; tshark -z writ,flags lists all ids"),
    "a law to end on that the preferences leave out": ("--fail-on fj-one IN", "the preferences leave it out"),
    "a list to end on that the preferences leave out": ("--fail-on mt-export -o writ.lists:mt-purchase IN", "the preferences leave it out"),
    "an unverified law to end on": ("--fail-on nz-unseen IN", "writ.include_unverified:TRUE"),
    "any law to end on, and none that is asked for": ("--fail-on law -o writ.jurisdictions:none IN", "let none raise a flag"),
    "a profile that is not there": ("-C Nonsense IN", "Nonsense"),
    "a tshark that is not there": ("--tshark /nowhere/tshark IN", "install tshark, or name it with --tshark"),
    "ssh with Slurm": ("--engine slurm --sshlogin host IN", "--sshlogin is for GNU parallel"),
    "sbatch options without Slurm": ("--slurm-option=-n1 IN", "say --engine slurm"),
    "half the cores with Slurm": ("--engine slurm -j 50% IN", "Slurm takes a number"),
    "a folder without captures": ("EMPTY", "name others with --suffix"),
    "the output folder": ("OUT", "lies in the output folder"),
    "a capture in the output folder": ("OUT/a.pcap", "lies in the output folder"),
    "a list that is not there": ("--from-list /nowhere", "cannot be read"),
    "an output folder that cannot be made": ("-d /proc/writ IN", "cannot be made"),
}
MERGE_REFUSED = {
    "no report": ("merge -o all.html", 2, "no report is named"),
    "no output": ("merge a.json", 2, "--out is required"),
    "an ending nobody knows": ("merge -o all.txt a.json", 2, "ends neither in .html nor in .json"),
    "a report that is not there": ("merge -o - nowhere.json", 1, "cannot be read"),
    "what is no report": ("merge -o - IN/a.pcap", 1, "a.pcap"),
}


class CommandLines:
    def __init__(self, place):
        self._place = place
        self._in = place.path / "in"
        self._capture = workplace.write(workplace.capture(2), self._in / "a.pcap")
        place.folder("empty")

    def _arguments(self, line, out):
        names = {"IN": self._in, "EMPTY": self._place.path / "empty", "OUT": out, "OUT/a.pcap": out / "a.pcap",
                 "IN/a.pcap": self._capture}  # fmt: skip
        return [names.get(word, word) for word in line.split()]

    def what_is_refused(self):
        for name, (line, words) in REFUSED.items():
            out = self._place.folder("out")
            (out / "a.pcap").write_bytes(self._capture.read_bytes())
            arguments = self._place.with_data(*self._arguments(line, out))
            done = self._place.run(*(() if "-d" in line else ("-d", out)), *arguments, status=2)
            assert words in done.stderr, f"{name}: {done.stderr}"
            assert done.stderr.startswith("writ-batch: ") and done.stdout == "", f"{name}: {done}"
            found = [path.name for path in out.iterdir() if path.name not in ("a.pcap", workplace.RUN_FOLDER)]
            assert not found, f"{name}: wrote {found}"

    def what_merge_refuses(self):
        for name, (line, status, words) in MERGE_REFUSED.items():
            done = self._place.run(*self._arguments(line, self._in), status=status)
            assert words in done.stderr, f"{name}: {done.stderr}"

    def help_says_all(self):
        text = self._place.run("--help").stdout
        for word in ("Exit status: 0", "Examples:", "--engine", "--fail-on", "--unit-packets", "merge"):
            assert word in text, f"{word} is not in --help"
        for example in ("  writ-batch --fields csv --report json -j 4 *.pcapng\n", "  writ-batch merge -o year.html -o year.json */merged.json\n"):
            assert example in text, f"--help has wrapped {example!r}"
        # Later versions of CLI11 print headings in capitals.
        assert "subcommands:\n  merge" in text.lower() and "\n  unit" not in text, "what engines start is in --help"

    def a_program_of_the_engine_is_missing(self):
        programs = self._place.folder("programs")
        other = self._place.program_file("parallel", "#!/bin/sh\necho another program of this name >&2\nexit 1\n")
        for name in ("setpriv", "tshark", "editcap", "mergecap", "capinfos"):
            (programs / name).symlink_to(shutil.which(name))
        alone = self._place.environment(PATH=str(programs))
        for engine, advice in (("parallel", "Debian: parallel"), ("slurm", "Debian: slurm-client"), ("parallel", "Debian: parallel")):
            done = self._place.run("-d", self._place.folder("out"), "--engine", engine, self._in, status=2, environment=alone)
            assert advice in done.stderr, done.stderr
            shutil.copy(other, programs)

    def the_plugin_is_missing(self):
        bare = self._place.environment(WIRESHARK_PLUGIN_DIR=str(self._place.folder("no-plugins")))
        done = self._place.run("-d", self._place.folder("out"), self._in, status=2, environment=bare)
        assert "does not list writ.so; install Writ" in done.stderr, done.stderr

    def the_data_are_missing(self):
        """Said, and no reason to stop but for who asks whether something is in it."""
        arguments = ("-d", self._place.folder("out"), self._in)
        assert "not loaded" in self._place.run(*arguments).stderr
        done = self._place.run(*arguments, "--fail-on", "any", status=2)
        assert "could have raised a flag" in done.stderr, done.stderr

    def two_at_once_on_one_folder(self):
        out = self._place.folder("out")
        self._place.batch(out, self._in)
        with open(out / workplace.RUN_FOLDER / "lock", "rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            done = self._place.batch(out, self._in, status=2)
        assert "another writ-batch is at work in this folder" in done.stderr, done.stderr
        self._place.batch(out, self._in)

    def where_it_may_not_write(self):
        out = pathlib.Path(self._place.folder("out"))
        out.chmod(0o555)
        if os.geteuid() == 0 or not os.access(out, os.W_OK):
            done = self._place.run("-d", out, *self._place.with_data(self._in), status=2)
            assert "cannot be made" in done.stderr, done.stderr
        out.chmod(0o755)


workplace.main(__doc__, CommandLines)
