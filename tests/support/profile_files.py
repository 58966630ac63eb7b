# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads the files of a Wireshark profile as Wireshark does. Does not know what should be in them."""

import csv
import pathlib
import re
from typing import NamedTuple


class Rule(NamedTuple):
    name: str
    expression: str
    background: tuple  # three numbers of 0 to 1
    foreground: tuple


class Profile:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    def lines(self, name):
        """Lines of a file that are no comment."""
        text = (self.folder / name).read_text(encoding="utf-8")
        return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]

    def rules(self):
        """Colour rules, in their order: @name@expression@[background][foreground]."""
        found = []
        for line in self.lines("colorfilters"):
            _, name, expression, colours = line.split("@")
            background, foreground = (
                tuple(int(part) / 65535 for part in colour.split(","))
                for colour in re.findall(r"\[([\d,]+)\]", colours)
            )
            found.append(Rule(name, expression, background, foreground))
        return found

    def buttons(self):
        """{label: expression}, in their order, of those that are shown."""
        return {label: expression for shown, label, expression, _ in self.table("dfilter_buttons") if shown == "TRUE"}

    def graphs(self):
        """{name: expression}"""
        return {row[1]: row[2] for row in self.table("io_graphs")}

    def bookmarks(self):
        """{name: expression}"""
        return self._named_filters("dfilters")

    def macros(self):
        """{file name: {macro: text}}: Wireshark 4.0 reads the first file, 4.4 and later the second."""
        return {"dfilter_macros": dict(self.table("dfilter_macros")), "dmacros": self._named_filters("dmacros")}

    def columns(self):
        """[(title, format)], in their order."""
        return re.findall(r'^\t"([^"]+)", "([^"]+)"', self._value("preferences", "gui.column.format"), re.MULTILINE)

    def hidden(self):
        """Formats of columns that are not shown."""
        return [form.strip() for form in self._value("preferences", "gui.column.hidden").split(",")]

    def widths(self):
        """[(format, pixels)]: Wireshark leaves the occurrence of a custom column (:0:R) out."""
        pairs = re.findall(r'^[ \t]+"?([^",\n]+)"?, (\d+)', self._value("recent", "column.width"), re.MULTILINE)
        return [(form, int(pixels)) for form, pixels in pairs]

    def _value(self, name, key):
        """A preference's value: the rest of its line, and the lines that are indented."""
        text = (self.folder / name).read_text(encoding="utf-8")
        return re.search(rf"(?m)^{re.escape(key)}:(.*\n(?:[ \t].*\n?)*)", text).group(1)

    def table(self, name):
        """Rows of a user table: comma-separated texts in quotes, in which \\x22 is a quote."""
        unescape = re.compile(r"\\x([0-9a-f]{2})")
        return [
            [unescape.sub(lambda found: chr(int(found.group(1), 16)), cell) for cell in row]
            for row in csv.reader(self.lines(name))
        ]

    def _named_filters(self, name):
        """Lines of: "name" expression."""
        return dict(re.fullmatch(r'"([^"]+)" (.+)', line).groups() for line in self.lines(name))
