#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""writ-batch that is killed and started again: the same outputs as if nothing had been, no finished capture read
twice, nothing half made left. And what it does again because it must. A tshark that writes down what it reads, and
takes its time, stands in front of the real one."""

import collections
import json
import os
import pathlib
import shutil
import signal
import subprocess
import time

import workplace
from workplace import setting

CAPTURES = 10
OUTPUTS = ("--fields", "csv", "--comments", "flagged", "--report", "html,json", "--merged", "-j", "2")
# Notes each capture that it reads for a report (one of the runs for each), once it has read it.
SLOW_TSHARK = """#!/bin/sh
{tshark} "$@"
status=$?
case "$*" in *writ,report*) sleep 0.3; printf '%s\\n' "$*" | tr ' ' '\\n' | grep '[.]pcap$' >>{log} ;; esac
exit $status
"""


class Resume:
    def __init__(self, place):
        self._place = place
        self._captures = place.folder("captures")
        for number in range(CAPTURES):
            workplace.write(workplace.capture(2 + number), self._captures / f"{number}.pcap")
        self._log = place.give(self._file("reads.log"))
        text = SLOW_TSHARK.format(tshark=shutil.which("tshark"), log=self._log)
        self._tshark = place.program_file("slow-tshark", text)
        place.batch("undisturbed", self._captures, *OUTPUTS)
        self._expected = workplace.outputs_of(place.path / "undisturbed")
        assert len(self._expected) == 4 * CAPTURES + 2, sorted(self._expected)

    def _file(self, name):
        path = self._place.path / name
        path.write_text("")
        return path

    def _reads(self):
        """{capture: how often it was read to its end}, without the check at the start of each run."""
        names = [pathlib.Path(line).name for line in self._log.read_text().splitlines()]
        return collections.Counter(name for name in names if name != "no-packets.pcap")

    def _arguments(self, out):
        return ["-d", out, *self._place.with_data(self._captures, "--tshark", self._tshark, *OUTPUTS)]

    def _start(self, out):
        """Runs it until some captures are done and some are not."""
        self._log.write_text("")
        process = subprocess.Popen(
            self._place.command(*self._arguments(out)), env=self._place.environment(), start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        results = out / workplace.RUN_FOLDER / "results"
        deadline = time.monotonic() + 120
        while not results.is_dir() or len(list(results.iterdir())) < 3:
            assert process.poll() is None and time.monotonic() < deadline, "it did not get as far as three captures"
            time.sleep(0.02)
        return process

    def _goes_on(self, out):
        """The second run: the outputs of an undisturbed one, and what was finished not done again."""
        results = out / workplace.RUN_FOLDER / "results"
        before = {path.name: path.stat().st_mtime_ns for path in results.iterdir() if not path.name.startswith(".")}
        assert 0 < len(before) < CAPTURES, f"{len(before)} were finished: nothing was interrupted"
        done = self._place.run(*self._arguments(out))
        after = {path.name: path.stat().st_mtime_ns for path in results.iterdir()}
        setting.expect_equal("results of the first run", before, {name: after.get(name) for name in before})
        setting.expect_equal("outputs", sorted(self._expected), sorted(workplace.outputs_of(out)))
        different = [name for name, octets in workplace.outputs_of(out).items() if octets != self._expected[name]]
        assert not different, f"differ from an undisturbed run: {different}"
        assert not workplace.leftovers(out), workplace.leftovers(out)
        return done

    def killed_with_everything_it_started(self):
        out = self._place.folder("killed")
        process = self._start(out)
        for pid in _session_of(process.pid):
            _kill(pid)
        process.wait()
        self._goes_on(out)
        twice = {name: count for name, count in self._reads().items() if count > 1}
        # A capture whose tshark was through when its unit was killed had not been finished.
        assert len(twice) <= 2, f"read twice: {twice}"

    def killed_alone(self):
        """What it had started goes on for a while; the next run waits for that, and does none of it again."""
        out = self._place.folder("killed-alone")
        process = self._start(out)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        done = self._goes_on(out)
        twice = {name: count for name, count in self._reads().items() if count > 1}
        assert not twice, f"read twice: {twice}, {done.stderr}"

    def interrupted_from_the_keyboard(self):
        out = self._place.folder("interrupted")
        process = self._start(out)
        os.killpg(process.pid, signal.SIGINT)
        setting.expect_equal("exit status", 1, process.wait(timeout=60))
        self._goes_on(out)

    def a_run_that_outlives_its_master(self):
        """Only writ-batch dies; GNU parallel starts more units, which stop when another run has taken over."""
        out = self._place.folder("outlived")
        process = self._start(out)
        _kill(process.pid)
        process.wait()
        self._goes_on(out)
        twice = {name: count for name, count in self._reads().items() if count > 1}
        assert not twice, f"read twice: {twice}"

    def nothing_to_do(self):
        out = self._place.path / "undisturbed"
        before = {path: path.stat().st_mtime_ns for path in out.glob("[0-9m]*")}
        done = self._place.batch(out, self._captures, *OUTPUTS)
        assert f"{CAPTURES} of done and damaged by an earlier run" in done.stdout, done.stdout
        assert "reading" not in done.stderr, done.stderr
        setting.expect_equal("times of outputs", before, {path: path.stat().st_mtime_ns for path in out.glob("[0-9m]*")})

    def what_has_changed(self):
        """Another capture under the same name, an output that is gone, a new capture: these and no others."""
        folder = self._place.folder("changing")
        for number in range(4):
            workplace.write(workplace.capture(1), folder / f"{number}.pcap")
        arguments = ("changed", folder, "--tshark", self._tshark, "--fields", "csv", "--merged")
        self._place.batch(*arguments)
        out = self._place.path / "changed"
        self._log.write_text("")
        workplace.write(workplace.capture(2), folder / "1.pcap")
        (out / "2.pcap.fields.csv").unlink()
        workplace.write(workplace.capture(1), folder / "9.pcap")
        self._place.batch(*arguments)
        setting.expect_equal("read again", {"1.pcap": 1, "2.pcap": 1, "9.pcap": 1}, dict(self._reads()))
        setting.expect_equal("packets", 6 * 9, json.loads((out / "merged.json").read_text())["all"]["packets"])
        self._log.write_text("")
        self._place.batch(*arguments, "-o", "writ.jurisdictions:all")
        setting.expect_equal("with another preference", 5, sum(self._reads().values()))
        self._log.write_text("")
        self._place.batch(*arguments, "-o", "writ.jurisdictions:all", "--again")
        setting.expect_equal("with --again", 5, sum(self._reads().values()))


def _session_of(leader):
    """Processes of a session, whatever their group: GNU parallel gives each job one of its own."""
    for entry in pathlib.Path("/proc").iterdir():
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except (OSError, NotADirectoryError):
            continue
        if int(fields[3]) == leader:
            yield int(entry.name)


def _kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


workplace.main(__doc__, Resume)
