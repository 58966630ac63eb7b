# SPDX-License-Identifier: GPL-2.0-or-later
"""Asks `writ-db lookup` what the rows of *.tsv ask, over the shipped catalogue and a tiny database.

The rows say what must come out: entities, jurisdictions, laws, lists. They were written from the documents that
the catalogue's facts cite, not from the catalogue. README.md of the folder above tells their form.
"""

import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
COLUMNS = ("name", "key", "day", "view", "entity", "jurisdiction", "law", "list", "says")
COMPARED = ("entity", "jurisdiction", "law", "list")
TEXTS = ("statement", "remark")

Row = collections.namedtuple("Row", (*COLUMNS, "place"))


def rows_of(path):
    """The rows of one file: columns between tabs, several tabs count as one, # starts a comment line."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        place = f"{path.name}:{number}"
        cells = re.split(r"\t+", line)
        if len(cells) == len(COLUMNS) - 1:
            cells.append("-")
        if len(cells) != len(COLUMNS) or "" in cells:
            sys.exit(f"{place}: expected {len(COLUMNS) - 1} or {len(COLUMNS)} columns, found {len(cells)}")
        yield Row(*cells, place)


def values(cell):
    return [] if cell == "-" else cell.split()


def build(program, folder):
    """The databases of the sources beside this file, with the shipped table of countries of registration."""
    subprocess.run([program, "build", "--from", HERE, "--out", folder], check=True, capture_output=True)


def answers(program, folder, day, view, keys):
    command = [program, "lookup", "--json", "--data-dir", folder, "--as-of", day]
    if view != "-":
        command += ["--jurisdictions", view]
    done = subprocess.run([*command, *keys], capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        sys.exit(f"writ-db lookup of {day}, view {view}: {done.stderr}")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    if len(found) != len(keys):
        sys.exit(f"writ-db lookup of {day}, view {view}: {len(keys)} keys, {len(found)} answers")
    return found


def differences(row, answer):
    """What is not as the row says: [(column, expected, found)]. Only the order of entities has a meaning."""
    wrong = []
    for column in COMPARED:
        expected = values(getattr(row, column))
        found = answer.get(column, [])
        if expected != (found if column == "entity" else sorted(found)):
            wrong.append((column, " ".join(expected) or "-", " ".join(found) or "-"))
    if sorted(answer.get("flag", [])) != sorted(answer.get("law", []) + answer.get("list", [])):
        wrong.append(("flag", "laws and lists", " ".join(answer.get("flag", []))))
    if answer.get("as_of") != row.day:
        wrong.append(("as_of", row.day, answer.get("as_of", "-")))
    texts = [text for name in TEXTS for text in answer.get(name, [])]
    if row.says != "-" and not any(row.says in text for text in texts):
        wrong.append(("says", row.says, f"in none of {len(texts)} sentences"))
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--writ-db", required=True, help="the built program")
    parser.add_argument("--catalog", required=True, help="catalogue folder")
    chosen = parser.parse_args()

    rows = [row for path in sorted(HERE.glob("*.tsv")) for row in rows_of(path)]
    names = collections.Counter((row.name, row.key, row.day, row.view) for row in rows)
    twice = [" | ".join(name) for name, count in names.items() if count > 1]
    if twice:
        sys.exit("rows that stand twice:\n" + "\n".join(twice))
    runs = collections.defaultdict(list)
    for row in rows:
        runs[row.day, row.view].append(row)

    failed = 0
    with tempfile.TemporaryDirectory(prefix="writ-lookup-") as folder:
        build(chosen.writ_db, folder)
        (pathlib.Path(folder) / "catalog").symlink_to(pathlib.Path(chosen.catalog).resolve())
        for (day, view), asked in sorted(runs.items()):
            for row, answer in zip(asked, answers(chosen.writ_db, folder, day, view, [row.key for row in asked])):
                wrong = differences(row, answer)
                failed += bool(wrong)
                if wrong:
                    print(f"{row.place}: {row.name}: {row.key} on {day}, view {view}")
                for column, expected, found in wrong:
                    print(f"    {column}\n        expected: {expected}\n        found:    {found}")
    if failed:
        sys.exit(f"{failed} of {len(rows)} rows failed")
    print(f"{len(rows)} rows passed, {len(runs)} runs")


if __name__ == "__main__":
    main()
