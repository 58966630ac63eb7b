#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Live capture with the plugin, in a network of its own: two ends of a virtual cable, generated packets on one, tshark
on the other with a display filter, then into a ring of files, each time with and without the plugin.

Every packet that was sent is counted, none is dropped that is not dropped without the plugin, and memory does not
grow with time. Needs root (for the namespace); ends with 77, which ctest knows as skipped, where it cannot be had.
--long goes on for so many minutes. Usage: as the programs of the golden ring.
"""

import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "golden"))

import setting  # noqa: E402
import tshark  # noqa: E402

SKIPPED = 77
INSIDE = "WRIT_TEST_OWN_NETWORK"  # set in the namespace that this program starts itself in
SHORT = 5  # seconds of packets, for each of four runs
LAST_WORDS = 900  # seconds in which tshark, on a busy machine, catches up with what was sent
GROWTH = 8  # MiB between the first and the last fifth of the time, more than without the plugin
FILTER = "writ.attention > 0"
COUNTED = re.compile(r"(\d+) packets? (captured|dropped)")


def frames():
    """Every Ethernet frame of the generated families."""
    families = setting.families
    found = []
    for build in [*families.FAMILIES.values(), *families.evidence().values()]:
        capture = build()
        if capture.link_type == families.p.ETHERNET:
            found += [octets for _, octets in capture.frames if 14 < len(octets) <= 1514]
    return found


class Network:
    def __init__(self, chosen):
        self.stage = setting.staged(chosen)
        self.frames = frames()
        self.rate = chosen.rate
        self.ring = self.stage.path / "ring"
        self.temporary = self.stage.path / "temporary"
        for folder in (self.ring, self.temporary):
            folder.mkdir()
            folder.chmod(0o777)
        for command in (
            "link add out type veth peer name in", "link set out up arp off", "link set in up arp off",
            "link set lo up",
        ):  # fmt: skip
            subprocess.run(["ip", *command.split()], check=True)
        for name in ("in", "out"):  # no packets of the kernel's own
            pathlib.Path(f"/proc/sys/net/ipv6/conf/{name}/disable_ipv6").write_text("1")
        self.sender = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
        self.sender.bind(("out", 0))

    def preferences(self):
        chosen = {"data_dir": self.stage.path / "data", "jurisdictions": "all", "as_of": setting.families.DAY}
        return [word for name, value in chosen.items() for word in ("-o", f"writ.{name}:{value}")]

    def matches(self):
        """The packets of the last run that pass the filter when they are read from a file."""
        path = self.stage.path / "sent.pcapng"
        program = tshark.Tshark(self.stage, path, {})
        return program.matching(FILTER, *self.preferences())

    def record(self):
        """Another program on the same cable, for what tshark should have seen, and when."""
        path = self.stage.path / "sent.pcapng"
        path.unlink(missing_ok=True)
        command = ["dumpcap", "-q", "-i", "in", "-B", "64", "-w", str(path)]
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def start(self, plugin, arguments):
        environment = {**tshark._environment(self.stage), "TMPDIR": str(self.temporary)}
        if not plugin:
            environment["WIRESHARK_PLUGIN_DIR"] = str(self.stage.home)
        # An ordinary user who may capture: tshark that root starts would leave the plugin out.
        capabilities = "+net_raw,+net_admin"
        command = ["setpriv", f"--reuid={tshark.NOBODY}", f"--regid={tshark.NOBODY}", "--clear-groups",
                   f"--inh-caps={capabilities}", f"--ambient-caps={capabilities}",
                   "tshark", "-n", "-i", "in", "-B", "64", *arguments]  # fmt: skip
        if plugin:
            command += self.preferences()
        self.out, self.err = self.stage.path / "out", self.stage.path / "err"
        with open(self.out, "wb") as out, open(self.err, "wb") as err:
            process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                       cwd=self.temporary)  # fmt: skip
        for _ in range(600):
            if "Capturing on" in self.err.read_text(errors="replace"):
                time.sleep(1.5)  # it says so a little before it does
                return process
            assert process.poll() is None, f"does not start: {self.err.read_text(errors='replace')}"
            time.sleep(0.1)
        process.kill()
        raise AssertionError("does not start within a minute")

    def send(self, seconds, process):
        """Packets sent, and the resident MiB of tshark meanwhile."""
        begin, sent, resident = time.monotonic(), 0, []
        while (now := time.monotonic() - begin) < seconds:
            due = int(now * self.rate) + 1
            while sent < due:
                self.sender.send(self.frames[sent % len(self.frames)])
                sent += 1
            if int(now * 5) >= len(resident):
                pages = int(pathlib.Path(f"/proc/{process.pid}/statm").read_text().split()[1])
                resident.append(pages * os.sysconf("SC_PAGESIZE") / 2**20)
            time.sleep(0.005)
        return sent, resident

    def run(self, seconds, plugin, arguments):
        """What tshark counted and printed, for what was sent."""
        recorder = self.record()
        process = self.start(plugin, arguments)
        try:
            sent, resident = self.send(seconds, process)
            time.sleep(3)
            process.send_signal(signal.SIGINT)
            status = process.wait(LAST_WORDS)
        finally:
            if process.poll() is None:
                process.kill()
            recorder.send_signal(signal.SIGINT)
            recorder.wait(60)
            (self.stage.path / "sent.pcapng").chmod(0o644)
        said = self.err.read_text(errors="replace")
        assert status == 0, f"tshark ended with {status}: {said[-2000:]}"
        counts = {what: int(number) for number, what in COUNTED.findall(said)}
        fifth = max(1, len(resident) // 5)
        growth = max(resident[-fifth:]) - max(resident[:fifth])
        return sent, counts.get("captured", 0), counts.get("dropped", 0), growth, max(resident)

    def both(self, name, seconds, arguments, with_plugin):
        """The same without the plugin, then with it."""
        rows = {}
        for plugin in (False, True):
            rows[plugin] = self.run(seconds, plugin, [*arguments, *(with_plugin if plugin else [])])
            sent, captured, dropped, growth, most = rows[plugin]
            print(
                f"{name}, {'with' if plugin else 'without'} the plugin: {sent:,} sent, {captured:,} captured, "
                f"{dropped:,} dropped; at most {most:.0f} MiB, {growth:+.1f} MiB from first to last",
                flush=True,
            )
        sent, captured, dropped, growth, _ = rows[True]
        if "-Y" not in with_plugin:  # with a display filter tshark counts those that pass it
            setting.expect_equal("packets", sent, captured + dropped)
        assert dropped <= rows[False][2] + sent // 1000, f"{dropped} dropped, {rows[False][2]} without the plugin"
        assert growth - rows[False][3] < GROWTH or self.stage.sanitizers, f"grew by {growth:.0f} MiB"

    def filtered(self, seconds):
        self.both("display filter", seconds, ["-l", "-T", "fields", "-e", "frame.number"],
                  ["-Y", FILTER, "-e", "writ.summary", "-e", "writ.flag"])  # fmt: skip
        lines = self.out.read_text(errors="replace").splitlines()
        assert all(line.count("\t") == 2 for line in lines), "a line is torn"
        setting.expect_equal("packets that match, as from a file", self.matches(),
                             [int(line.split("\t")[0]) for line in lines])  # fmt: skip

    def ring_of_files(self, seconds):
        """`-P` makes tshark dissect what it saves."""
        columns = 'gui.column.format:"No.","%m","Who","%Cus:writ.summary:0:R"'
        ring = ["-w", str(self.ring / "live.pcapng"), "-b", "filesize:200", "-b", "files:3", "-P"]
        self.both("ring of files", seconds, ring, ["-o", columns])
        files = sorted(self.ring.iterdir())
        assert 1 < len(files) <= 6, f"files of the rings: {files}"
        for path in files:
            subprocess.run(["capinfos", path], stdout=subprocess.DEVNULL, check=True)


def enter_own_network():
    works = os.geteuid() == 0 and shutil.which("unshare") and shutil.which("ip")
    trial = ["unshare", "-n", "ip", "link", "add", "out", "type", "veth", "peer", "name", "in"]
    if not works or subprocess.run(trial, capture_output=True, check=False).returncode != 0:
        print("no network of its own can be had here: nothing was captured")
        sys.exit(SKIPPED)
    os.environ[INSIDE] = "yes"
    os.execvp("unshare", ["unshare", "-n", sys.executable, "-B", *sys.argv])


def main():
    parser = setting.options(__doc__)
    parser.add_argument("--long", type=float, metavar="MINUTES", help="packets for so long, with the plugin")
    parser.add_argument("--rate", type=int, default=500, help="packets a second (default: %(default)s)")
    chosen = parser.parse_args()
    if INSIDE not in os.environ:
        enter_own_network()
    network = Network(chosen)
    # A half for each of two ways; the same again without the plugin.
    seconds = chosen.long * 30 if chosen.long else SHORT
    setting.run_checks([
        ("display filter", lambda: network.filtered(seconds)),
        ("ring of files", lambda: network.ring_of_files(seconds)),
    ])  # fmt: skip


if __name__ == "__main__":
    main()
