# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads a picture of Wireshark's main window: which colours rows have, where there is text.

Knows: a list is lines of pixels of one colour each, with text in another. Does not know: what is expected.
"""

import collections
import re

FAR = 90  # two colours that differ by as much in one part of 0 to 255 are text and ground


class Screen:
    def __init__(self, portable_pixel_map):
        """`portable_pixel_map`: of Desktop.pixels()."""
        header = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", portable_pixel_map)
        self.width, self.height = int(header.group(1)), int(header.group(2))
        self._octets = portable_pixel_map[header.end() :]

    def line(self, y, left, right):
        """Colours of a line of pixels."""
        begin = 3 * y * self.width
        return [tuple(self._octets[begin + 3 * x : begin + 3 * x + 3]) for x in range(left, right)]

    def ground(self, y, left=None, right=None):
        """The colour that most pixels of a line have; of the middle of the screen, where nothing else is said."""
        return _most(self.line(y, *self._middle(left, right)))

    def _middle(self, left, right):
        return (self.width // 10 if left is None else left, self.width * 9 // 10 if right is None else right)

    def first_line(self, is_wanted, top, bottom):
        """The first line of pixels whose ground is_wanted."""
        found = next((y for y in range(top, bottom) if is_wanted(self.ground(y))), None)
        assert found is not None, f"no such line between {top} and {bottom}"
        return found

    def text_rows(self, left, right, top, bottom):
        """The middle of each line of text, in pixels from the top."""
        inked = [y for y in range(top, bottom) if _has_ink(self.line(y, left, right), self.ground(y, left, right))]
        return [middle for middle, _ in _clusters(inked, 2)]

    def labels(self, y, height, left, right, gap):
        """Labels around the line y, as (middle, width); words that are less than `gap` pixels apart are one label."""
        lines = [(line, _most(line)) for line in (self.line(y + step, left, right) for step in range(-height, height))]
        inked = [left + x for x in range(right - left) if any(_differ(line[x], ground) for line, ground in lines)]
        return _clusters(inked, gap)


def _most(colours):
    return collections.Counter(colours).most_common(1)[0][0]


def _differ(one, other):
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) >= FAR


def _has_ink(colours, ground):
    return any(_differ(colour, ground) for colour in colours)


def _clusters(places, gap):
    """[(middle, width)] of places that are less than `gap` apart."""
    groups = []
    for place in places:
        if groups and place - groups[-1][-1] < gap:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [((group[0] + group[-1]) // 2, group[-1] - group[0] + 1) for group in groups]
