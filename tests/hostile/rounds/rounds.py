#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is left behind when one process opens captures, changes preferences and dissects anew, again and again.

writ_rounds (rounds.cpp) does what Wireshark does. First twenty rounds by themselves: each gives the same answers,
and memory grows no faster than without the plugin (Wireshark 4.0 itself keeps 11 MiB of each session until it
ends). Then, where valgrind is there, some rounds under it: nothing that is lost was got by the plugin, and no
octet is read that is not there. --long: fifty rounds of both.
Usage: as the programs of the golden ring, with --program.
"""

import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "golden"))

import setting  # noqa: E402
import tshark  # noqa: E402

FILTER = "writ.attention > 0"
OTHERS_FILTER = "ip"
FAMILY = "profile"  # frames of every kind of finding
SHORT, LONG, WARM = 20, 50, 5
SHORT_VALGRIND = 3
# Who gives memory, or asks for it on behalf of who called.
LIBRARIES = re.compile(
    r"/valgrind/|libglib|libstdc\+\+|libc\.so|/usr/include/c\+\+|\((stl|basic|new|alloc|unique|hash)\w*\.\w+:"
)
GROWTH = 192  # KiB a round, more than without the plugin


def preference_sets(stage):
    """Data, day, legal systems, evidence and lists change; the last one has no data at all."""
    return [
        f"writ.data_dir:{stage.path / 'data'};writ.jurisdictions:CN;writ.as_of:capture;writ.expert:lists",
        "writ.jurisdictions:all;writ.as_of:2018-01-01;writ.expert:all",
        "writ.as_of:capture;writ.home:NZ;writ.observe_on_load:TRUE;writ.include_unverified:TRUE",
        f"writ.data_dir:{stage.path / 'other'};writ.home:;writ.annotate:all;writ.observe_on_load:FALSE",
        "writ.data_dir:/not-there;writ.annotate:off;writ.include_unverified:FALSE",
    ]


# The same number of sessions without the plugin.
OTHERS_SETS = ["ip.defragment:TRUE", "ip.defragment:FALSE", "ip.defragment:TRUE", "ip.defragment:FALSE",
               "ip.defragment:TRUE"]  # fmt: skip


class Rounds:
    def __init__(self, chosen):
        self.stage = setting.staged(chosen)
        self.program = self.stage.put(chosen.program, "bin/writ_rounds")
        self.stage.put(chosen.data, "other")
        self.stage.put(chosen.catalog, "other/catalog")
        self.capture = setting.program(self.stage, FAMILY).capture

    def run(self, before, rounds, filter_text, sets, plugin=True):
        environment = tshark._environment(self.stage)
        if not plugin:
            environment["WIRESHARK_PLUGIN_DIR"] = str(self.stage.home)
        command = [*before, str(self.program), str(rounds), filter_text, self.capture, *sets]
        done = subprocess.run(
            tshark._unprivileged(command), env=environment, cwd=self.stage.home, capture_output=True, encoding="utf-8",
            errors="replace", check=False,
        )  # fmt: skip
        return done

    def lines(self, *how, **others):
        """Per round: resident KiB, and what matched."""
        done = self.run([], *how, **others)
        assert done.returncode == 0, f"ended with {done.returncode}: {done.stderr[-2000:]}"
        rows = [[int(word) for word in line.split()] for line in done.stdout.splitlines()]
        return [(kib, matches) for _, kib, *matches in rows]

    def growth(self, rows):
        return (rows[-1][0] - rows[WARM - 1][0]) / (len(rows) - WARM)

    def memory(self, rounds):
        rows = self.lines(rounds, FILTER, preference_sets(self.stage))
        setting.expect_equal("rounds", rounds, len(rows))
        first = rows[0][1]
        for number, (_, matches) in enumerate(rows, 1):
            setting.expect_equal(f"matches of round {number}", first, matches)
        setting.expect_equal("the second pass, as the first", first[0::2], first[1::2])
        assert first[2] > first[0] > 0, f"all legal systems reach more than one: {first}"
        setting.expect_equal("without data", 0, first[-1])
        if self.stage.sanitizers:
            print("sanitizers keep what is freed: growth is not looked at")
            return
        plain = self.lines(rounds, OTHERS_FILTER, OTHERS_SETS, plugin=False)
        ours, theirs = self.growth(rows), self.growth(plain)
        print(f"a round grows by {ours:.0f} KiB with the plugin, by {theirs:.0f} KiB without")
        assert ours - theirs < GROWTH, f"grows by {ours:.0f} KiB a round, and {theirs:.0f} without the plugin"

    def valgrind(self, rounds):
        log = self.stage.home / "valgrind.log"
        before = [
            "valgrind", "--leak-check=full", "--show-leak-kinds=definite,indirect,possible", "--keep-debuginfo=yes",
            "--num-callers=40", "--error-limit=no", f"--log-file={log}",
        ]  # fmt: skip
        done = self.run(before, rounds, FILTER, preference_sets(self.stage))
        assert done.returncode == 0, f"ended with {done.returncode}: {done.stderr[-2000:]}"
        setting.expect_equal("rounds", rounds, len(done.stdout.splitlines()))
        text = re.sub(r"(?m)^==\d+== ?", "", log.read_text(encoding="utf-8", errors="replace"))
        records = [record for record in text.split("\n\n") if re.search(r"(?m)^\s+(at|by) 0x", record)]
        ours = [record for record in records if is_ours(record, rounds)]
        totals = re.findall(r"(definitely|indirectly|possibly) lost: (.*)", text)
        print(f"valgrind, {rounds} rounds: {len(records)} records, {len(ours)} of them ours;",
              "; ".join(" lost ".join(total) for total in totals))  # fmt: skip
        assert totals, f"no summary: {text[-2000:]}"
        assert not ours, f"{len(ours)} records name the plugin, the first:\n" + "\n\n".join(ours[:3])


def is_ours(record, rounds):
    """Anything but a loss, when the plugin has a hand in it. A loss, when the plugin asked for the memory, or when
    Wireshark gave it to the plugin again and again: what Wireshark keeps for itself the first time that it is asked
    for something (a dictionary) is not ours."""
    frames = re.findall(r"(?m)^\s+(?:at|by) 0x[0-9A-F]+: (.*)$", record)
    named = [frame for frame in frames if re.search(r"writ::|writ\.so|\((?!rounds)[\w-]+\.(cpp|h):\d+\)", frame)]
    lost = re.search(r"in ([\d,]+) blocks are (definitely|indirectly|possibly) lost", record)
    if not lost or not named:
        return bool(named)
    first = next((frame for frame in frames if not LIBRARIES.search(frame)), "")
    return first in named or int(lost.group(1).replace(",", "")) >= rounds


def main():
    parser = setting.options(__doc__)
    parser.add_argument("--program", required=True, help="the built writ_rounds")
    parser.add_argument("--long", action="store_true", help="fifty rounds of both")
    chosen = parser.parse_args()
    rounds = Rounds(chosen)
    checks = [("memory", lambda: rounds.memory(LONG if chosen.long else SHORT))]
    if rounds.stage.sanitizers or shutil.which("valgrind") is None:
        print("valgrind is not here, or the plugin has sanitizers: no rounds under valgrind")
    else:
        checks.append(("valgrind", lambda: rounds.valgrind(LONG if chosen.long else SHORT_VALGRIND)))
    setting.run_checks(checks)


if __name__ == "__main__":
    main()
