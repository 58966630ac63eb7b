#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads one case and asks tshark for what it says, in every way in which a user can ask.

Usage: run_case.py --plugin FILE --data FOLDER --catalog FOLDER [--short] CASE.toml...
The form of a case is in README.md beside this file.
"""

import pathlib
import sys
import tomllib

import setting

SUBJECTS = ("src", "dst", "via", "named")
OF_ENDS_ONLY = ("party", "seat")
ABOUT_A_FRAME = ("number", "about", "tree", "not_in_tree")
ATTENTION = {"0": "none", "1": "law", "2": "list"}  # columns print the words


class Case:
    """A case file, with its expectations as {frame: {field: [value, ...]}}."""

    def __init__(self, path):
        with open(path, "rb") as file:
            text = tomllib.load(file)
        self.name = path.stem
        self.capture = text["capture"]
        self.since = _version(text.get("wireshark", "0.0"))
        self.before = _version(text.get("wireshark_before", "99.0"))
        self.preferences = text.get("preferences", {})
        self.filters = text.get("filter", [])
        self.frames = {frame["number"]: frame for frame in text["frame"]}
        subject_fields = [
            f"{subject}.{x}"
            for x in text["about_subjects"]
            for subject in (SUBJECTS[:2] if x in OF_ENDS_ONLY else SUBJECTS)
        ]
        self.either_fields = [f"writ.{x}" for x in text["about_subjects"]]
        self.fields = [f"writ.{name}" for name in subject_fields + text.get("about_packets", [])]
        self.expected = {number: self._values_of(frame) for number, frame in self.frames.items()}

    def _values_of(self, frame):
        values = {}
        for name, value in _flatten({k: v for k, v in frame.items() if k not in ABOUT_A_FRAME}, "writ"):
            if name not in self.fields:
                raise SystemExit(f"{self.name}: frame {frame['number']} expects {name}, which the case does not ask")
            values[name] = [str(one) for one in (value if isinstance(value, list) else [value])]
        return values

    def either_values(self, number, field):
        """What the hidden field for any subject must hold: each value that a subject has."""
        x = field.removeprefix("writ.")
        values = self.expected[number]
        return sorted({one for subject in SUBJECTS for one in values.get(f"writ.{subject}.{x}", [])})


def _version(text):
    return tuple(int(part) for part in text.split("."))


def _flatten(table, prefix):
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{prefix}.{key}")
        else:
            yield f"{prefix}.{key}", value


class Checker:
    """Compares what tshark says with the case; collects every difference before it speaks."""

    def __init__(self, case, program):
        self.case = case
        self.program = program
        self.differences = []

    def differ(self, way, frame, field, expected, found):
        self.differences.append(
            f"  {way}, frame {frame}, {field}\n    expected: {expected}\n    found:    {found}"
        )

    def compare(self, way, found, fields, numbers=None):
        expected_numbers = sorted(self.case.frames) if numbers is None else numbers
        if sorted(found) != expected_numbers:
            self.differ(way, "-", "frames", expected_numbers, sorted(found))
        for number in expected_numbers:
            for field in fields:
                expected = sorted(self.case.expected[number].get(field, []))
                values = sorted(found.get(number, {}).get(field, []))
                if values != expected:
                    self.differ(way, number, field, expected, values)

    def compare_either(self, way, found):
        for number in self.case.frames:
            for field in self.case.either_fields:
                expected = self.case.either_values(number, field)
                values = sorted(found.get(number, {}).get(field, []))  # each once
                if values != expected:
                    self.differ(way, number, field, expected, values)

    def check_all(self):
        fields = self.case.fields
        everything = fields + self.case.either_fields
        first = self.program.fields(everything)
        self.compare("-T fields", first, fields)
        self.compare_either("-T fields", first)
        self.compare("-2 -T fields", self.program.fields(fields, "-2"), fields)
        self.compare("-2 -R frame", self.program.fields(fields, "-2", "-R", "frame"), fields)
        self.compare("-c 1", self.program.fields(fields, "-c", "1"), fields, numbers=[1])
        self.compare("-T pdml", self.program.pdml(), fields)
        self.compare("-T json", self.program.json(), fields)
        self.compare("-T ek", self.program.elastic(fields), fields)
        if self.program.fields(everything) != first:
            self.differ("-T fields, run again", "-", "all", "the same", "something else")
        self.check_columns()
        self.check_filters()
        self.check_trees()

    def check_briefly(self):
        """With fields that nothing else asks for, in both passes, in a filter, and in a whole tree."""
        everything = self.case.fields + self.case.either_fields
        first = self.program.fields(everything)
        self.compare("-T fields", first, self.case.fields)
        self.compare_either("-T fields", first)
        self.compare("-2 -T fields", self.program.fields(self.case.fields, "-2"), self.case.fields)
        self.compare("-T pdml", self.program.pdml(), self.case.fields)
        self.check_filters(passes=((),))
        if any("tree" in frame or "not_in_tree" in frame for frame in self.case.frames.values()):
            self.check_trees()

    def check_columns(self):
        found = self.program.columns(self.case.fields)
        for number in self.case.frames:
            for field in self.case.fields:
                values = self.case.expected[number].get(field, [])
                if field == "writ.attention":
                    values = [ATTENTION[value] for value in values]
                text = "".join(found.get(number, {}).get(field, []))
                if sorted(text.split(",")) != sorted(",".join(values).split(",")):
                    self.differ("custom column", number, field, ",".join(values), text)

    def check_filters(self, passes=((), ("-2",))):
        whole = " || ".join(f"({self.filter_for(number)})" for number in sorted(self.case.frames))
        everywhere = sorted(self.case.frames)
        questions = [{"expression": whole, "frames": everywhere}, *self.case.filters]
        for question in questions:
            for arguments in passes:
                found = self.program.matching(question["expression"], *arguments)
                if found != question["frames"]:
                    way = " ".join(("-Y", *arguments))
                    self.differ(way, "-", question["expression"], question["frames"], found)

    def filter_for(self, number):
        """A display filter that is true of this frame alone, if all is as expected."""
        terms = [f"frame.number == {number}"]
        for field in self.case.fields:
            values = self.case.expected[number].get(field, [])
            terms += [f"{field} == {_literal(field, value)}" for value in values] or [f"!{field}"]
        return " && ".join(terms)

    def check_trees(self):
        trees = self.program.trees()
        for number, frame in self.case.frames.items():
            tree = trees.get(number, "")
            for line in frame.get("tree", []):
                if line not in tree:
                    self.differ("-V", number, "tree", line, tree)
            for line in frame.get("not_in_tree", []):
                if line in tree:
                    self.differ("-V", number, "tree without", line, tree)


def _literal(field, value):
    """As a display filter writes the value: numbers and MAC addresses as they are, text in quotes."""
    if field.endswith((".asn", ".mac", ".attention")):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def check(path, stage, short):
    """The differences of one case; none also when it is not for this Wireshark."""
    case = Case(path)
    if not case.since <= _version(stage.version) < case.before:
        print(f"{case.name}: not for Wireshark {stage.version}")
        return []
    checker = Checker(case, setting.program(stage, case.capture, **case.preferences))
    checker.check_briefly() if short else checker.check_all()
    return [f"{case.name}: {len(checker.differences)} differences", *checker.differences] if checker.differences else []


def main():
    parser = setting.options(__doc__)
    parser.add_argument("--short", action="store_true", help="ask in fewer ways")
    parser.add_argument("case", type=pathlib.Path, nargs="+")
    chosen = parser.parse_args()

    stage = setting.staged(chosen)
    differences = [line for path in chosen.case for line in check(path, stage, chosen.short)]
    if differences:
        sys.exit("\n".join(differences))
    print(f"{len(chosen.case)} cases")


if __name__ == "__main__":
    main()
