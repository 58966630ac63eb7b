#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Prints what run.sh found as a table: Wireshark by compiler by ring.

Usage: table.py STATES, a file of lines "version wireshark suite compiler state detail", with tabs between. state is
tested (detail: ctest's results as JUnit), failed (detail: the error) or not-had (detail: the reason).
Ends with 1 when something failed, 77 when nothing failed but something was not to be had, else 0.
"""

import collections
import pathlib
import sys
import xml.etree.ElementTree

FAILED, NOT_HAD = 1, 77
# Two tests of the ring golden that stand for themselves: what works without being promised by Wireshark.
OWN_COLUMN = {"golden.annotate": "annotate", "golden.profile": "profile"}
RINGS = ("unit", "golden", "annotate", "profile", "hostile", "fuzz", "batch", "gui", "real", "layering")
LINES_OF_A_FAILURE = 25

Row = collections.namedtuple("Row", "version wireshark suite compiler state detail")
Test = collections.namedtuple("Test", "name ring outcome output")


def tests_of(results):
    """Each test of a file that ctest wrote; outcome is passed, failed or skipped."""
    for case in xml.etree.ElementTree.parse(results).getroot().iter("testcase"):
        name = case.get("name")
        outcome = {"run": "passed", "fail": "failed"}.get(case.get("status"), "skipped")
        yield Test(name, OWN_COLUMN.get(name, name.split(".")[0]), outcome, case.findtext("system-out") or "")


def cell(tests):
    """"78", "76, 1 skipped", "70, 2 FAILED"; "-" where nothing was run."""
    count = collections.Counter(test.outcome for test in tests)
    words = [str(count["passed"])] if count["passed"] or not count else []
    words += [f"{count[outcome]} {word}" for outcome, word in (("failed", "FAILED"), ("skipped", "skipped"))
              if count[outcome]]  # fmt: skip
    return ", ".join(words) if tests else "-"


def lines_of(rows, tests):
    """The table's cells, the heading first. A row without tests says why in place of the rings."""
    seen = {test.ring for found in tests for test in found}
    rings = [ring for ring in RINGS if ring in seen] + sorted(seen.difference(RINGS))
    yield ["Wireshark", "Debian", "compiler", "build", *rings]
    for row, found in zip(rows, tests, strict=True):
        start = [row.wireshark if row.wireshark != "-" else row.version, row.suite, row.compiler]
        if row.state == "not-had":
            yield [*start, f"not to be had: {row.detail}"]
        elif row.state == "failed":
            yield [*start, f"FAILED: {row.detail}"]
        else:
            yield [*start, "passed", *(cell([test for test in found if test.ring == ring]) for ring in rings)]


def print_table(lines):
    lines = list(lines)
    columns = max(len(line) for line in lines)
    # A reason is longer than a column is wide, and the last of its line.
    whole = [line for line in lines if len(line) == columns]
    widths = [max((len(line[i]) for line in whole), default=0) for i in range(columns)]
    for i in range(3):
        widths[i] = max(len(line[i]) for line in lines)
    for line in lines:
        print("  ".join(text.ljust(width) for text, width in zip(line, widths, strict=False)).rstrip())


def print_details(rows, tests):
    """What failed, with the end of what it said, and what was skipped, with the reason."""
    for row, found in zip(rows, tests, strict=True):
        for test in found:
            said = [line for line in test.output.splitlines() if line.strip()]
            if test.outcome == "failed":
                print(f"\nFAILED on {row.wireshark} with {row.compiler}: {test.name}")
                print("\n".join(f"    {line}" for line in said[-LINES_OF_A_FAILURE:]))
            elif test.outcome == "skipped":
                reason = " ".join(line.strip() for line in said[:2]) or "it was not run"
                print(f"\nskipped on {row.wireshark} with {row.compiler}: {test.name}: {reason}")


def main():
    states = pathlib.Path(sys.argv[1])
    text = states.read_text(encoding="utf-8") if states.exists() else ""
    rows = [Row(*line.split("\t")) for line in text.splitlines()]
    tests = [list(tests_of(row.detail)) if row.state == "tested" else [] for row in rows]
    print_details(rows, tests)
    print()
    print_table(lines_of(rows, tests))
    # A build of which not a single test passed has shown nothing.
    failed = any(row.state == "failed" for row in rows) or any(
        row.state == "tested" and {test.outcome for test in found} - {"skipped"} != {"passed"}
        for row, found in zip(rows, tests, strict=True)
    )
    missing = not rows or any(row.state == "not-had" for row in rows)
    sys.exit(FAILED if failed else NOT_HAD if missing else 0)


if __name__ == "__main__":
    main()
