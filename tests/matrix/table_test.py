#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""What table.py makes of results that ctest wrote, and of versions that were not to be had.

Usage: table_test.py CTEST
"""

import pathlib
import subprocess
import sys
import tempfile

TABLE = pathlib.Path(__file__).resolve().parent / "table.py"
# A project of tests that end as they are told: what ctest writes of them is ctest's, not ours.
TESTS = """\
add_test(unit.good true)
add_test(golden.annotate true)
add_test(golden.good true)
add_test(golden.idle sh -c "echo no such program here; exit 77")
set_tests_properties(golden.idle PROPERTIES SKIP_RETURN_CODE 77)
"""
BROKEN = 'add_test(golden.broken sh -c "echo 4 differences; exit 1")\nadd_test(batch.lost /no/such/program)\n'
ONLY_SKIPPED = 'add_test(gui.idle sh -c "exit 77")\nset_tests_properties(gui.idle PROPERTIES SKIP_RETURN_CODE 77)\n'

BUILT = ("4.4", "4.4.18", "trixie", "gcc 14.2.0")
CASES = [
    ("all of it passed", TESTS, [(*BUILT, "tested")], 0,
     ["Wireshark  Debian  compiler    build   unit  golden        annotate",
      "4.4.18     trixie  gcc 14.2.0  passed  1     1, 1 skipped  1",
      "skipped on 4.4.18 with gcc 14.2.0: golden.idle: no such program here"]),
    ("a test failed", TESTS + BROKEN, [(*BUILT, "tested")], 1,
     ["1, 1 FAILED, 1 skipped", "FAILED on 4.4.18 with gcc 14.2.0: golden.broken\n    4 differences"]),
    ("a program of a test is not there", BROKEN, [(*BUILT, "tested")], 1, ["1 FAILED"]),
    ("it was not to be had", None, [("4.6", "-", "forky", "-", "not-had", "forky has Wireshark 4.8.1")], 77,
     ["4.6        forky   -         not to be had: forky has Wireshark 4.8.1"]),
    ("one passed, one was not to be had", TESTS,
     [(*BUILT, "tested"), ("4.6", "-", "forky", "-", "not-had", "no network")], 77,
     ["passed", "not to be had: no network"]),
    ("one failed, one was not to be had", None,
     [(*BUILT, "failed", "the build: error: x"), ("4.6", "-", "forky", "-", "not-had", "no network")], 1,
     ["FAILED: the build: error: x", "not to be had: no network"]),
    ("nothing but skipped tests", ONLY_SKIPPED, [(*BUILT, "tested")], 1, ["1 skipped"]),
    ("nothing was looked at", None, [], 77, []),
]  # fmt: skip


def check(ctest, folder, tests, rows, status, expected):
    """What differs from what is expected, one line each."""
    results = folder / "results.xml"
    if tests is not None:
        (folder / "CTestTestfile.cmake").write_text(tests)
        subprocess.run([ctest, "--test-dir", folder, "--output-junit", results], stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, check=False)  # fmt: skip
    states = folder / "states.tsv"
    full = ["\t".join((*row, str(results)) if row[-1] == "tested" else row) for row in rows]
    states.write_text("".join(f"{line}\n" for line in full))
    done = subprocess.run([sys.executable, "-B", TABLE, states], capture_output=True, encoding="utf-8", check=False)
    if done.returncode != status:
        yield f"ended with {done.returncode}, expected {status}; {done.stderr}"
    for text in expected:
        if text not in done.stdout:
            yield f"no {text!r} in:\n{done.stdout}"


def main():
    differences = 0
    for name, *case in CASES:
        with tempfile.TemporaryDirectory(prefix="writ-table-") as folder:
            for difference in check(sys.argv[1], pathlib.Path(folder), *case):
                print(f"{name}: {difference}")
                differences += 1
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
