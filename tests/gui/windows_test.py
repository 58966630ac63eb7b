#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Windows of Wireshark that the plugin fills: tree, tables, statistics, expert information, doctor, preferences."""

import gui_setting  # first: it finds the modules of the other rings
import desktop
import profile_files
import profile_world as world
import reading
import screen
from profile_test import Look

FRAME = 2  # to Alpha, which is on a list
TREE = (
    "[Writ: private › Alpha Networks · HK, NZ, SG · mt-export]",
    "    [Destination: 50.0.1.10: Alpha Networks (AS64500), seat SG, located HK]",
    "            [Basis: NZ headquarters]",
    "        [List: mt-export, Export List]",
)
# Conversations: who, who, packets; endpoints: who, packets.
OPERATORS = {
    ("Beta Telecom", "Gamma Cloud", 1), ("Beta Telecom", "private", 1), ("Gamma Cloud", "private", 3),
    ("private", "Alpha Networks", 2), ("private", "global", 4), ("private", "private", 2),
}  # fmt: skip
SEATS = {("FJ", "NZ", 1), ("FJ", "private", 1), ("NZ", "private", 3), ("private", "SG", 2), ("private", "global", 4)}
SEATS |= {("private", "private", 2)}
OPERATOR_ENDS = {("Alpha Networks", 2), ("Beta Telecom", 2), ("Gamma Cloud", 4), ("global", 4), ("private", 14)}
SEAT_ENDS = {("SG", 2), ("FJ", 2), ("NZ", 4), ("global", 4), ("private", 14)}
ATTENTION = {
    (0, "Packets", 13), (1, "no law, no list", 3), (1, "list", 8), (1, "law", 2), (2, "Export List (mt-export)", 5),
    (2, "List mt-shares (mt-shares)", 2), (2, "List mt-equipment (mt-equipment)", 1), (2, "Networks Act (nz-new)", 2),
    (3, "Alpha Networks (alpha-networks)", 5), (4, "50.0.1.10", 3),
}  # fmt: skip
EXPORT, SHARES = "Export List (mt-export): Alpha Networks", "List mt-shares (mt-shares): Beta Telecom"
NOTES = [EXPORT, SHARES, "List mt-equipment (mt-equipment): Alpha Devices", EXPORT, EXPORT, EXPORT, SHARES, EXPORT]
TO_JURISDICTIONS = 4  # keys from the data folder, first on its page: a button, a folder, a button
TO_PAGE = 12  # at most as many keys from the list of pages to a page: what stands between differs between versions
TO_CONVERSATION_FILTER = 7  # keys from the end of Analyze


def main():
    chosen = gui_setting.options(__doc__, "xclip")
    with gui_setting.World(chosen, "profile") as place, desktop.Desktop(chosen.pictures) as desk:
        world.add_lists(place.catalog)
        home = desktop.make_home(place.path / "home", chosen.profile, {"writ.data_dir": place.data})
        with desktop.Wireshark(desk, home, place.plugins, place.capture, "Writ") as wireshark:
            windows = Windows(desk, wireshark)
            look = Look(desk, wireshark, profile_files.Profile(chosen.profile))
            windows.expect_tree()
            windows.expect_tables("Conversations", "c", OPERATORS, SEATS)
            windows.expect_tables("Endpoints", "e", OPERATOR_ENDS, SEAT_ENDS)
            windows.expect_attention()
            windows.expect_doctor(place.data)
            windows.expect_conversation_filter()
            windows.expect_notes()
            windows.expect_preference(look, place.data)
    print("the windows say what they should")


class Windows:
    def __init__(self, desk, wireshark):
        self.desk, self.wireshark = desk, wireshark
        self.reader = reading.Reader(desk, wireshark)

    def expect_tree(self):
        lines = self.reader.tree(FRAME)
        self.desk.picture("windows-tree")
        missing = [line for line in TREE if line not in lines]
        assert not missing, f"the tree lacks {missing} in\n" + "\n".join(lines)

    def expect_tables(self, title, key, operators, seats):
        """The last two tabs; a row is as many packets as its filter finds."""
        window = self.reader.open(title, "alt+s", key)
        for tab, expected in (("operators", operators), ("legal systems", seats)):
            self.wireshark.press("ctrl+shift+Tab")
            self.desk.picture(f"windows-{title.lower()}-{tab.replace(' ', '-')}")
            found = self.reader.copied_table(window)
            names = [name for name in ("Address", "Address A", "Address B") if name in found[0]]
            counts = {(*(row[name] for name in names), int(row["Packets"])) for row in found}
            assert counts == expected, f"{title}, {tab}\n    expected: {expected}\n    found:    {counts}"
            if tab == "operators":
                self.expect_row_is_found(window, counts, ["Right"] if len(names) == 2 else [])
                self.desk.focus(window)
        self.wireshark.dismiss(window)
        self.wireshark.show_filter("")

    def expect_row_is_found(self, window, counts, keys):
        """The first row as a filter: its parties are in the filter's text, its number is that of the packets."""
        self.reader.apply_row(self.reader.row_places(window)[0], *keys)
        text = self.reader.filter()
        ends = [part for part in text.split('"') if "writ" not in part and part]
        expected = [row[-1] for row in counts if list(row[:-1]) == ends]
        shown = self.reader.rows()
        assert expected == [len(shown)], f"{text} finds {len(shown)} packets; rows: {counts}"

    def expect_attention(self):
        window = self.reader.open("Attention", "alt+s", "Up", "Right", "Return")
        self.desk.picture("windows-attention")
        counts = self.reader.counts(window)
        missing = ATTENTION - set(counts)
        assert not missing, f"Attention lacks {missing} in {counts}"
        self.wireshark.dismiss(window)

    def expect_doctor(self, data):
        window = self.reader.open("Doctor", "alt+t", "Up", "Right", "Return")
        self.desk.picture("windows-doctor")
        text = self.reader.copied("ctrl+a", "ctrl+c")
        parts = (f"{data}/network.mmdb", f"{data}/hardware.mmdb", "problems            0\n", "Missing\n  nothing\n")
        for part in parts:
            assert part in text, f"the doctor does not say {part!r}:\n{text}"
        self.wireshark.dismiss(window)

    def expect_conversation_filter(self):
        """The last but one of the submenu: the same operators."""
        self.wireshark.go_to_frame(FRAME)
        self.reader.main("alt+a", *["Up"] * TO_CONVERSATION_FILTER, "Right", "Up", "Up", "Return")
        text = self.reader.filter()
        for part in ('writ.src.party == "private"', 'writ.dst.party == "Alpha Networks"'):
            assert part in text, f"the filter is {text!r}"
        numbers = [int(row["No."]) for row in self.reader.rows()]
        assert numbers == [2, 11], f"{text} finds frames {numbers}"
        self.wireshark.show_filter("")

    def expect_notes(self):
        """Not grouped, each has its own text. Some versions note something of another protocol, too."""
        window = self.reader.open("Expert Information", "alt+a", "Up", "Return")
        self.wireshark.move("Tab", "space", "shift+Tab")  # Group by summary: off
        found = []
        for place in reversed(self.reader.note_groups(window)):
            self.wireshark.click(*place)
            found = [self.reader.copied("Right", "Down", "ctrl+c")]
            if found[0] in NOTES:
                break
        found += [self.reader.copied("Down", "ctrl+c") for _ in NOTES[1:]]
        self.desk.picture("windows-notes")
        assert found == NOTES, f"notes\n    expected: {NOTES}\n    found:    {found}"
        self.wireshark.dismiss(window)

    def expect_preference(self, look, data):
        """Without legal systems no row has the colour of a law; lists keep theirs."""
        look.expect_rows("before", screen.Screen(self.desk.pixels("windows-before")), list(world.FRAMES))
        window = self.reader.open("Preferences", "ctrl+shift+p")
        self.reader.select("Protocols")
        self.wireshark.press("Right", "Right")  # opens them, then to the first: Qt 6 searches on one level alone
        self.reader.select("Writ")
        reached = any(self.reader.copied("Tab", "ctrl+a", "ctrl+c") == str(data) for _ in range(TO_PAGE))
        assert reached, "the page of the protocol does not begin with the data folder"
        self.wireshark.move(*["Tab"] * TO_JURISDICTIONS)
        self.wireshark.type_text("none")
        self.desk.picture("windows-preferences")
        self.wireshark.dismiss(window, "Return")
        self.desk.point_away()
        self.wireshark.settle()
        after = screen.Screen(self.desk.pixels("windows-after"))
        look.expect_rows("no laws", after, list(world.FRAMES), without=world.LAW)


if __name__ == "__main__":
    main()
