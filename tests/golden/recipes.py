#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""The recipes of README.md run as they stand there; the index template and the questions fit what they are for."""

import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess

import setting
import tshark

FAMILY = "ev_stick_answers"
SECTION = re.compile(r"(?ms)^## tshark recipes\n(.*?)^## ")
BLOCK = re.compile(r"(?ms)^```sh\n(.*?)^```")
OF_TYPE = {
    "long": re.compile(r"-?\d+"),
    "ip": re.compile(r"[0-9a-f.:]+"),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "keyword": re.compile(r".{1,8191}", re.DOTALL),
    "text": re.compile(r".+", re.DOTALL),
}


class Kitchen:
    """A folder with in.pcapng and what the recipes name, in which bash runs a block."""

    def __init__(self, stage, questions):
        self.stage, self.path = stage, stage.path / "kitchen"
        self.path.mkdir()
        self.path.chmod(0o777)
        self.source = setting.program(stage, FAMILY)
        subprocess.run(["editcap", self.source.capture, self.path / "in.pcapng"], check=True, capture_output=True)
        shutil.copy(questions, self.path / "questions.sql")
        preferences = stage.home / ".config/wireshark/preferences"
        preferences.write_text("".join(f"{name}: {value}\n" for name, value in self.source.preferences.items()))

    def run(self, block):
        """What it printed. `curl` and other parts that need a network are in no recipe."""
        done = subprocess.run(
            tshark._unprivileged(["bash", "-euo", "pipefail", "-c", block]),
            cwd=self.path, env=tshark._environment(self.stage), capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{block}\nended with {done.returncode}: {done.stderr}"
        return done.stdout


def checks_of(stage, chosen):
    readme = pathlib.Path(chosen.readme).read_text(encoding="utf-8")
    blocks = BLOCK.findall(SECTION.search(readme)[1])
    kitchen = Kitchen(stage, chosen.questions)

    def recipe(block):
        """It ends well and says something, on standard output or in a file that it names."""
        before = {path.name: path.stat().st_mtime_ns for path in kitchen.path.iterdir()}
        printed = kitchen.run(block)
        written = [path for path in kitchen.path.iterdir() if before.get(path.name) != path.stat().st_mtime_ns]
        assert printed.strip() or any(path.stat().st_size for path in written), f"{block}\nsaid nothing"

    def template():
        """Each field that -T ek writes is in it, with values of its type."""
        mapped = json.loads(kitchen.run("tshark -z writ,template"))["template"]["mappings"]["properties"]
        types = {name: entry["type"] for name, entry in mapped["layers"]["properties"].items()}
        rows = [line.split("\t") for line in tshark.glossary(stage, "fields").splitlines()]
        names = [row[2] for row in rows if row[0] == "F" and re.match(r"writ\.(?!expert)", row[2]) and row[3] != "FT_NONE"]
        expected = {name.replace(".", "_") for name in names}
        setting.expect_equal("fields of ours", expected, {name for name in types if name.startswith("writ_")})
        seen = set()
        for values in kitchen.source.elastic(names).values():
            for name, found in values.items():
                kind = types[name.replace(".", "_")]
                seen.add(kind)
                for value in found:
                    assert OF_TYPE[kind].fullmatch(value), f"{name}: {value!r} is no {kind}"
        setting.expect_equal("types that occurred", set(OF_TYPE), seen)

    def questions():
        """Their numbers, against the display filters that ask the same."""
        block = next(block for block in blocks if "packets.tsv" in block)
        text = kitchen.run(block)
        titles = re.findall(r"(?m)^(\d)\. ", text)
        setting.expect_equal("questions", list("12345"), titles)
        importing = re.search(r"'\.mode ascii' .*?'\.import \S+ \S+'", block).group(0)
        kitchen.run(f"sqlite3 -bail {kitchen.path}/q.db {importing}")
        database = sqlite3.connect(kitchen.path / "q.db")
        script = [line for line in pathlib.Path(chosen.questions).read_text().splitlines() if not line.startswith(".")]
        statements = [part for part in "\n".join(script).split(";\n") if "SELECT" in part]
        found = []
        for statement in statements:
            found.append(database.execute(statement).fetchall())
        pairs, seats, flags, _, days = found[2:]
        ends = len(kitchen.source.matching("writ.src.party && writ.dst.party"))
        setting.expect_equal("packets of all pairs", ends, sum(row[2] for row in pairs))
        for seat, number, *_ in seats:
            expected = sum(len(kitchen.source.matching(f'writ.{end}.seat == "{seat}"')) for end in ("src", "dst"))
            setting.expect_equal(f"ends in {seat}", expected, number)
        assert flags, "no flag in the capture"
        for kind in ("law", "list"):
            for flag in {row[1] for row in flags if row[0] == kind}:
                both = f'writ.src.{kind} == "{flag}" || writ.dst.{kind} == "{flag}"'
                most = max(row[3] for row in flags if row[1] == flag)
                every = len(kitchen.source.matching(both))
                assert most <= every <= sum(row[3] for row in flags if row[1] == flag), f"{flag}: {every} packets"
        flagged = len(kitchen.source.matching("writ.src.flag || writ.dst.flag"))
        setting.expect_equal("packets of all days", flagged, sum(row[1] for row in days))
        # Quotes that a packet holds do not make cells.
        odd = ['"x","y', *(['"'] * (len(database.execute("SELECT * FROM packets").description) - 1))]
        (kitchen.path / "packets.tsv").write_text("\t".join(odd) + "\n")
        kitchen.run(f"sqlite3 -bail {kitchen.path}/q.db {importing}")
        setting.expect_equal("odd cells", tuple(odd), database.execute("SELECT * FROM packets ORDER BY rowid DESC").fetchone())

    assert len(blocks) > 5, "README.md has no recipes"
    has_sqlite = shutil.which("sqlite3") is not None
    for number, block in enumerate(blocks, 1):
        if "sqlite3" in block and not has_sqlite:
            print(f"recipe {number} needs sqlite3")
            continue
        yield f"recipe {number}", lambda block=block: recipe(block)
    yield "template", template
    if has_sqlite:
        yield "questions", questions


def main():
    parser = setting.options(__doc__)
    parser.add_argument("--readme", required=True, help="README.md")
    parser.add_argument("--questions", required=True, help="questions.sql")
    chosen = parser.parse_args()
    os.umask(0o022)
    stage = setting.staged(chosen)
    setting.run_checks(list(checks_of(stage, chosen)))


if __name__ == "__main__":
    main()
