#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""The listing of the evidence table: every row, the versions of Wireshark that have it, an example frame.

Usage: evidence_rows.py --plugin FILE --data FOLDER --catalog FOLDER --listing FILE --readme FILE [--write]
What this Wireshark's plugin says of its rows, and the generated captures in which each gives an identifier, must agree
with the listing. --write brings the listing's column of this version up to date; run it with each version after rows or
generators changed. A row of which no generated frame of any version holds an example fails.
"""

import pathlib
import re
import sys

import setting
from setting import families

VERSIONS = ("4.0", "4.4", "4.6")
COLUMNS = ("field", "kind", "subject", "within", "key", *VERSIONS, "example")
HEAD = """# Every row of the evidence table
Which field of Wireshark is read for which kind of identifier, and whom it is about (`header`: where the header stands in the frame
decides). `within`: octets of that field must hold the value's. `key`: the nearest value of that field before it must print so. A number
below a version: Wireshark has the field there, and a value is read first in that frame of the generated capture `example`
(`tests/captures`). `none`: that version has the field and reads the frame otherwise. A dash: that version lacks the field.
Written and checked by `tests/golden/evidence_rows.py`, from what the plugin says with each version; not to be edited by hand.

"""


def rows_of(stage):
    """{(field, kind, subject, within, key): whether this Wireshark has it}, in the table's order."""
    lines = setting.program(stage, "addresses").run("-z", "writ,evidence").stdout.splitlines()
    cells = [line.split("\t") for line in lines[1:]]
    return {tuple(cell[:5]): cell[5] == "reads it" for cell in cells}


def uses_in(stage, family):
    """{row: number of the first frame of that capture in which it gave an identifier}."""
    lines = setting.program(stage, family).run("-q", "-z", "writ,evidence,used").stdout.splitlines()
    cells = [line.split("\t") for line in lines[1:]]
    return {tuple(cell[:5]): cell[6] for cell in cells}


def read_listing(path):
    """{row: {version or "example": text}}."""
    listed = {}
    if not path.exists():
        return listed
    for line in path.read_text().splitlines():
        cells = [cell.strip().strip("`") for cell in line.strip("|").split(" | ")]
        if line.startswith("| `") and len(cells) == len(COLUMNS):
            listed[tuple(cells[:5])] = dict(zip(COLUMNS[5:], cells[5:], strict=True))
    return listed


def write_listing(path, listed):
    def quoted(text):
        return text if text == "-" else f"`{text}`"

    lines = [
        "| " + " | ".join([quoted(row[0]), row[1], row[2], quoted(row[3]), quoted(row[4]), *cells.values()]) + " |"
        for row, cells in listed.items()
    ]
    title = "| " + " | ".join(COLUMNS) + " |\n" + "|---" * len(COLUMNS) + "|\n"
    path.write_text(HEAD + title + "\n".join(lines) + "\n")


def counts_in(readme):
    """{kinds of one line: number} of the table of kinds in README."""
    lines = re.findall(r"^\| ((?:`[a-z-]+`(?:, )?)+) \| (\d+) \|", readme.read_text(), re.MULTILINE)
    return {kinds: int(number) for kinds, number in lines}


def check_counts(readme, rows):
    for kinds, number in counts_in(readme).items():
        found = sum(row[1] in re.findall("[a-z-]+", kinds) for row in rows)
        if found != number:
            sys.exit(f"{readme}: {number} rows of {kinds}; there are {found}")


def found_here(stage):
    """({row: whether it is there}, {row: {capture: first frame}}), captures made for the table first."""
    uses = {}
    for family in [*families.evidence(), *families.FAMILIES]:
        for row, frame in uses_in(stage, family).items():
            uses.setdefault(row, {})[family] = frame
    return rows_of(stage), uses


def updated(listed, version, there, uses):
    """The listing with this version's column as it is now."""
    result = {}
    for row, is_there in there.items():
        before = listed.get(row, dict.fromkeys(COLUMNS[5:], "-"))
        captures = uses.get(row, {})
        example = before["example"] if before["example"] in captures else next(iter(captures), before["example"])
        frame = captures.get(example, "none") if is_there else "-"
        result[row] = {**before, version: frame, "example": example}
    return result


def _has_no_frame(cells):
    return not any(cells[version].isdigit() for version in VERSIONS)


def main():
    parser = setting.options(__doc__)
    parser.add_argument("--listing", type=pathlib.Path, required=True)
    parser.add_argument("--readme", type=pathlib.Path, required=True)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    stage = setting.staged(chosen)
    if stage.version not in VERSIONS:
        sys.exit(f"Wireshark {stage.version} has no column; expected one of {', '.join(VERSIONS)}")
    listed = read_listing(chosen.listing)
    there, uses = found_here(stage)
    now = updated(listed, stage.version, there, uses)
    without = [" ".join(row) for row, cells in now.items() if cells["example"] == "-" or _has_no_frame(cells)]
    if chosen.write:
        write_listing(chosen.listing, now)
        return print(f"wrote {len(now)} rows")
    if without:
        sys.exit(f"{len(without)} rows have no frame:\n" + "\n".join(without))
    different = [" ".join(row) for row in {**listed, **now} if listed.get(row) != now.get(row)]
    if different:
        sys.exit(f"{len(different)} rows are not as {chosen.listing} has them (--write):\n" + "\n".join(different))
    check_counts(chosen.readme, now)
    print(f"{len(now)} rows, {sum(there.values())} of them in {stage.version} and each with a frame in some version")


if __name__ == "__main__":
    main()
