# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs tshark to be measured: by hyperfine in pairs, by callgrind in instructions, by /proc in memory.

Knows: how tshark is started with one plugin or none, as a user other than root, with a home of its own. Does not
know: what is compared, and what would be good. Machines are noisy, so nothing in here is a test, and what counts is
the ratio of two runs that followed each other.
"""

import dataclasses
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / folder) for folder in ("golden", "captures", "support")]

import tshark  # noqa: E402

PAUSE = 0.02  # seconds between two looks at a process' memory


@dataclasses.dataclass(frozen=True)
class Way:
    """One way to start tshark: with our plugin, without, with a Lua script, with Wireshark's own look-ups."""

    arguments: tuple
    plugin: bool = False
    data: pathlib.Path | None = None  # another folder than the bench's
    names: tuple = ("-n",)
    geoip: bool = False  # Wireshark's own look-ups in the same databases

    def filtered(self, display_filter):
        return dataclasses.replace(self, arguments=(*self.arguments, "-Y", display_filter))


class Bench:
    """A folder with plugin and data that any user can read."""

    def __init__(self, plugin, data):
        self.stage = tshark.Stage(plugin)
        self.path = self.stage.path
        self.data = self.stage.put(data, "data")
        (self.path / "no-plugins").mkdir()
        # A home of its own: 4.0 looks up whatever it has databases for, with -n as well.
        self.home_with_geoip = self.path / "home-with-geoip"
        (self.home_with_geoip / ".config/wireshark").mkdir(parents=True)
        (self.home_with_geoip / ".config/wireshark/maxmind_db_paths").write_text(f'"{self.data}"\n')
        for folder in (self.data, *self.data.rglob("*")):
            folder.chmod(0o755 if folder.is_dir() else 0o644)
        if not tshark.plugin_is_loaded(self.stage):
            sys.exit("tshark does not load the plugin")

    def put(self, capture, name):
        """A capture where tshark can read it."""
        path = self.stage.put(capture, name)
        path.chmod(0o644)
        return path

    def command(self, capture, way):
        ours = ("-o", f"writ.data_dir:{way.data or self.data}") if way.plugin else ()
        return tshark._unprivileged(["tshark", *way.names, "-r", str(capture), *ours, *way.arguments])

    def environment(self, way):
        plugins = self.path / ("plugins" if way.plugin else "no-plugins")
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home_with_geoip if way.geoip else self.stage.home),
            "WIRESHARK_PLUGIN_DIR": str(plugins),
            "LC_ALL": "C",
            "TZ": "UTC",
        }

    def lines(self, capture, way):
        """How many lines it prints, so that two ways can be seen to answer the same."""
        done = self._run(self.command(capture, way), way)
        return done.stdout.count("\n")

    def instructions(self, capture, way):
        """All instructions of the process, as valgrind's callgrind counts them."""
        command = self.command(capture, way)
        at = command.index("tshark")
        counter = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
        done = self._run([*command[:at], *counter, *command[at:]], way)
        return int(re.search(r"Collected : (\d+)", done.stderr).group(1))

    def instructions_per_packet(self, few, many, way):
        """What a packet costs more: whatever starting costs falls away. `few`, `many`: (capture, packets)."""
        added = self.instructions(many[0], way) - self.instructions(few[0], way)
        return added / (many[1] - few[1])

    def seconds(self, capture, ways, rounds):
        """Wall time of each way in each round, [[seconds]]; the ways take turns."""
        return [[self._timed(self.command(capture, way), way) for way in ways] for _ in range(rounds)]

    def memory(self, capture, way):
        """The most that the process held beside mapped files, in octets; copies of files are its own."""
        with subprocess.Popen(
            self.command(capture, way), env=self.environment(way), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            most = 0
            while process.poll() is None:
                most = max(most, _own_memory(process.pid))
                time.sleep(PAUSE)
        return most

    def _timed(self, command, way):
        report = self.path / "hyperfine.json"
        words = " ".join(_quoted(word) for word in command)
        subprocess.run(
            ["hyperfine", "--shell=none", "--runs=1", "--style=none", f"--export-json={report}", words],
            env=self.environment(way), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        return json.loads(report.read_text())["results"][0]["mean"]

    def _run(self, command, way):
        done = subprocess.run(command, env=self.environment(way), capture_output=True, encoding="utf-8", check=False)
        if done.returncode != 0:
            sys.exit(f"{' '.join(command)}: {done.stderr[-400:]}")
        return done


def ratio(rounds):
    """The median of first to second over [[seconds, seconds]]."""
    return statistics.median(first / second for first, second in rounds)


def missing_programs():
    return [name for name in ("tshark", "hyperfine", "valgrind", "mergecap", "editcap") if shutil.which(name) is None]


def _own_memory(process):
    try:
        status = pathlib.Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:  # it ended
        return 0
    return 1024 * sum(int(amount) for amount in re.findall(r"Rss(?:Anon|Shmem):\s+(\d+) kB", status))


def _quoted(word):
    return "'" + word.replace("'", "'\\''") + "'"
