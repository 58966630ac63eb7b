#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Wireshark with the shipped profile: rows have their colours, buttons filter, widths and graphs are read."""

import gui_setting  # first: it finds the modules of the other rings
import desktop
import profile_files
import profile_world as world
import screen

TOOLBARS_BEGIN = 60  # pixels from the top: below the title, which has colours of its own
LIST_HEIGHT = 240  # of the list's lines that are looked at: more than the capture has rows, less than the pane
HEADER = 25  # pixels above the list
WORDS_APART = 14  # pixels: words of one button are nearer to each other than two buttons
COLOURED = 60  # the selected row's colour has parts that differ by as much; greys have not


def main():
    chosen = gui_setting.options(__doc__)
    with gui_setting.World(chosen, "profile") as place, desktop.Desktop(chosen.pictures) as desk:
        world.add_lists(place.catalog)
        home = desktop.make_home(place.path / "home", chosen.profile, {"writ.data_dir": place.data})
        with desktop.Wireshark(desk, home, place.plugins, place.capture, "Writ") as wireshark:
            look = Look(desk, wireshark, profile_files.Profile(chosen.profile))
            look.expect_no_dialog()
            look.expect_colours()
            look.expect_graphs()  # before a filter is set, which would add a graph of its own
            look.expect_buttons()
        expect_no_complaint(wireshark.messages(), chosen.profile)
        expect_widths(home, chosen.profile)
    print("the profile looks as it should")


class Look:
    """Looks at the packet list, whose first row is selected when this is made."""

    def __init__(self, desk, wireshark, files):
        self.desk, self.wireshark = desk, wireshark
        self.files = files
        self.colour_of = {rule.name: _octets(rule.background) for rule in files.rules()}
        desk.point_away()
        wireshark.settle()
        self.loaded = screen.Screen(desk.pixels("profile-colours"))
        self.top = self.loaded.first_line(_is_coloured, TOOLBARS_BEGIN, self.loaded.height // 2)
        self.selected = self.loaded.ground(self.top)
        widths = {form: pixels for form, pixels in files.widths() if f"{form}:0:R" not in files.hidden()}
        formats = list(widths)
        before = formats[: formats.index("%p")]
        self.protocol = (sum(widths[form] for form in before), sum(widths[form] for form in [*before, "%p"]))

    def rows(self, seen):
        """The colour of each row of the list, from the top; the protocol says where rows are."""
        left, right = self.protocol
        return [seen.ground(y) for y in seen.text_rows(left + 2, right - 2, self.top, self.top + LIST_HEIGHT)]

    def expect_rows(self, what, seen, frames, without=None):
        """The list shows these frames, each in its colour or that of the selected row; none by the rule `without`."""
        found = self.rows(seen)
        assert len(found) == len(frames), f"{what}: {len(found)} rows for frames {frames}"
        for number, colour in zip(frames, found, strict=True):
            rule = world.COLOURS.get(number)
            expected = self.plain() if rule in (None, without) else self.colour_of[rule]
            assert colour in (expected, self.selected), f"{what}: frame {number} is {colour}, not {expected}"

    def plain(self):
        """The list's own colour: that of its empty end."""
        return self.loaded.ground(self.top + LIST_HEIGHT)

    def expect_no_dialog(self):
        windows = self.desk.windows()
        assert windows == [self.wireshark.window], f"windows that nobody asked for: {windows}"

    def expect_colours(self):
        self.expect_rows("as loaded", self.loaded, list(world.FRAMES))
        assert self.rows(self.loaded).count(self.selected) == 1, "more than one row is selected"

    def expect_buttons(self):
        """They are the last labels of their toolbar, in the order of the file."""
        labels = list(self.files.buttons())
        middle, places = self._find_labels(len(labels))
        for label, x in zip(labels, places, strict=True):
            self.wireshark.click(x, middle)
            self.desk.point_away()
            self.wireshark.settle()
            seen = screen.Screen(self.desk.pixels(f"profile-button-{label.lower().replace(' ', '-')}"))
            self.expect_rows(f"button {label}", seen, world.BUTTONS[label])

    def _find_labels(self, count):
        """(line, [middle of each label]) of the toolbar with so many labels at its right end."""
        best = (0, 0, [])
        for y in range(TOOLBARS_BEGIN, self.top - HEADER, 2):
            labels = self.loaded.labels(y, 6, self.loaded.width // 3, self.loaded.width - 2, WORDS_APART)[-count:]
            if len(labels) == count:
                best = max(best, (sum(width for _, width in labels), y, [middle for middle, _ in labels]))
        assert best[2], "no toolbar with buttons"
        return best[1], best[2]

    def expect_graphs(self):
        self.desk.focus(self.wireshark.window)
        self.wireshark.press("alt+s", "i")
        dialog = self.wireshark.dialog("I/O Graph")
        self.desk.picture("profile-graphs")
        self.wireshark.dismiss(dialog)


def expect_no_complaint(messages, profile):
    """Nothing on the console is about the profile. Other lines are of the machine: no wireless interface, Qt."""
    about = {path.name for path in profile_files.Profile(profile).folder.iterdir()} | {"preference", "writ.", "filter"}
    found = [line for line in messages.splitlines() if any(word in line for word in about)]
    assert not found, f"Wireshark complains: {found}"


def expect_widths(home, profile):
    """Wireshark writes what it has read, when it ends."""
    written = profile_files.Profile(home / ".config/wireshark/profiles/Writ").widths()
    expected = profile_files.Profile(profile).widths()
    assert written == expected, f"widths\n    expected: {expected}\n    found:    {written}"


def _octets(colour):
    return tuple(round(255 * part) for part in colour)


def _is_coloured(colour):
    return max(colour) - min(colour) > COLOURED


if __name__ == "__main__":
    main()
