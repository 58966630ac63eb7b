# SPDX-License-Identifier: GPL-2.0-or-later
"""What Wireshark's windows say, read as a person would take it elsewhere: selected, copied, and pasted here.

Knows: keys and menus of each window. Does not know: what is expected. Package: xclip.
"""

import csv
import os
import re
import subprocess

import desktop
import screen

IN_LIST = (0.4, 0.2)  # of the screen: a place that is in the packet list
TABLE = (240, 300)  # pixels from the left of Conversations and Endpoints: the first tab, the first column
NOTE = (40, 90)  # and of expert information: the first column, behind the arrow
EDGE = 8  # pixels by which the place of a window is known
ABOVE_ROWS = 2  # lines of text there: tabs, header
BUTTONS = (26, 40)  # pixels from the bottom of a window: its buttons are somewhere there
BUTTON = 15  # pixels: a label is wider, a frame is not
COLOURED = 60  # parts of a note's colour differ by as much; greys have not
NODE = re.compile(r"^( *)(\S.*?)\s{2,}(\d+)\s")


class Reader:
    """Reads windows of `wireshark`, an instance of desktop.Wireshark."""

    def __init__(self, desk, wireshark):
        self.desk, self.wireshark = desk, wireshark

    def clipboard(self):
        """What was copied last."""
        command = ["xclip", "-o", "-selection", "clipboard"]
        environment = {**os.environ, "DISPLAY": self.desk.display}
        done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", timeout=desktop.DEADLINE)
        assert done.returncode == 0, f"nothing was copied: {done.stderr}"
        return done.stdout

    def copied(self, *keys):
        """What is in the clipboard after these keys."""
        self.wireshark.move(*keys)
        return self.clipboard()

    def main(self, *keys):
        """Keys to the main window."""
        self.desk.focus(self.wireshark.window)
        self.wireshark.move(*keys)

    def tree(self, frame):
        """Lines of the packet tree of a frame, all of it expanded."""
        self.wireshark.go_to_frame(frame)
        return self.copied("ctrl+Right", "ctrl+alt+shift+a").splitlines()

    def select(self, line):
        """Types what a line of a list says until that is selected: who types too slowly begins a new word."""

        def is_selected():
            self.wireshark.type_text(line.lower())
            return self.copied("ctrl+c") == line

        desktop.wait_for(f"line {line!r}", is_selected)

    def rows(self):
        """Rows of the packet list: [{title: text}]."""
        self.desk.focus(self.wireshark.window)
        self.wireshark.click(*(int(part * pixels) for part, pixels in zip(IN_LIST, self.desk.size, strict=True)))
        return _table(self.copied("ctrl+a", "alt+e", "Right", "Down", "Return"))

    def filter(self):
        """The text of the display filter."""
        self.main("ctrl+slash")
        return self.copied("ctrl+a", "ctrl+c")

    def open(self, title, *keys):
        """A dialog that keys of the main window open."""
        self.main(*keys)
        return self.wireshark.dialog(title)

    def row_places(self, window):
        """Places of the rows of a table of Conversations or Endpoints, from the top."""
        self.desk.point_away()
        self.wireshark.settle()
        left, top, _, height = self.geometry(window)
        seen = screen.Screen(self.desk.pixels("table"))
        places = seen.text_rows(left + TABLE[0], left + TABLE[1], top - EDGE, top + height // 2)
        return [(left + TABLE[1], y) for y in places[ABOVE_ROWS:]]

    def copied_table(self, window):
        """Rows of such a table by its context menu: [{title: text}]."""
        self.wireshark.click(*self.row_places(window)[0], button=3)
        return _table(self.copied("Up", "Up", "Right", "Return"))

    def apply_row(self, place, *keys):
        """Applies the row at a place as a filter, by its context menu; `keys` lead on from its first submenu."""
        self.wireshark.click(*place, button=3)
        self.wireshark.move("Down", "Right", *keys, "Return")

    def note_groups(self, window):
        """Places of the groups of expert information, from the top: the rows that have a colour."""
        left, top, width, height = self.geometry(window)
        seen = screen.Screen(self.desk.pixels("notes"))
        summary = (left + width // 3, left + width // 2)
        rows = seen.text_rows(left + NOTE[0], left + NOTE[1], top + EDGE, top + height // 2)
        return [(summary[0], y) for y in rows if is_coloured(seen.ground(y, *summary))]

    def counts(self, window):
        """Nodes of a statistics tree: [(depth, name, count)]."""
        self.wireshark.click(*self._first_button(window))
        found = (NODE.match(line) for line in self.clipboard().splitlines())
        return [(len(node[1]), node[2], int(node[3])) for node in found if node]

    def _first_button(self, window):
        """The button at the left of those at the bottom of a window."""
        self.desk.point_away()
        self.wireshark.settle()
        left, top, width, height = self.geometry(window)
        seen = screen.Screen(self.desk.pixels("buttons"))
        low, high = BUTTONS
        y = top + height - (low + high) // 2
        labels = seen.labels(y, (high - low) // 2, left + BUTTON, left + width - BUTTON, BUTTON)
        return next(middle for middle, wide in labels if wide > BUTTON), y

    def geometry(self, window):
        """Left, top, width, height of a window, but for the bar of its title."""
        said = dict(line.split("=") for line in self.desk.ask("getwindowgeometry", "--shell", window).splitlines())
        return tuple(int(said[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))


def is_coloured(colour):
    """Whether it is no grey."""
    return max(colour) - min(colour) > COLOURED


def _table(text):
    return list(csv.DictReader(text.splitlines()))
