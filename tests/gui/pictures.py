#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes the pictures of README anew, from the capture and the small made-up world of the tests. Not a test.

    pictures.py --plugin build/stage/4.0/epan/writ.so --data build/tests/golden/data --catalog tests/golden/catalog \\
        --profile profiles/Writ --pictures /tmp/pictures

The options are those of the tests; what comes out is in profiles/pictures of the source. Package: pngquant.
"""

import pathlib
import subprocess

import gui_setting  # first: it finds the modules of the other rings
import desktop
import profile_world as world
import reading
import screen

SIZE = (1280, 960)
TITLE = 45  # pixels from the top of a window to what its place is said to be
BELOW = 22  # pixels by which that place ends too low
# A list of few rows, and no bytes: room for the tree.
LAYOUT = "\ngui.geometry_main_upper_pane: 130\ngui.byte_view_show: FALSE\n"

FRAME = 2  # on a list, and reached by laws
TREE = (100, 400)  # pixels: lines of the packet tree have ground there
TARGET = pathlib.Path(__file__).resolve().parents[2] / "profiles/pictures"
COLOURS = 64
LARGEST = 120_000  # octets of a picture


def main():
    chosen = gui_setting.options(__doc__, "pngquant")
    with gui_setting.World(chosen, "profile") as place, desktop.Desktop(chosen.pictures, *SIZE) as desk:
        world.add_lists(place.catalog)
        home = desktop.make_home(place.path / "home", chosen.profile, {"writ.data_dir": place.data})
        with open(home / ".config/wireshark/profiles/Writ/recent", "a", encoding="utf-8") as recent:
            recent.write(LAYOUT)
        with desktop.Wireshark(desk, home, place.plugins, place.capture, "Writ") as wireshark:
            reader = reading.Reader(desk, wireshark)
            wireshark.go_to_frame(FRAME)
            open_tree(desk, wireshark)
            keep(desk, "packets")
            desk.focus(wireshark.window)
            wireshark.move("alt+s", "c")
            window = wireshark.dialog("Conversations")
            wireshark.press("ctrl+shift+Tab")
            keep(desk, "conversations", reader.geometry(window))
            wireshark.dismiss(window)


def open_tree(desk, wireshark):
    """Opens what the plugin says of the destination. Its line is the last one on the screen that has a colour."""
    seen = screen.Screen(desk.pixels("tree"))
    lines = reversed(range(desk.size[1]))
    y = next(y for y in lines if reading.is_coloured(seen.ground(y, *TREE)))
    wireshark.click(TREE[0], y - 5)
    wireshark.move("Right", "Down", "Down", "Down", "shift+Right", "Next", "Next")
    desk.point_away()
    wireshark.settle()


def keep(desk, name, place=None):
    """A small picture of the screen, or of the window at a place of it."""
    path = desk.picture(name)
    if place:
        _, top, _, height = place
        area = f"{desk.size[0]}x{height + TITLE - BELOW}+0+{top - TITLE}"
        subprocess.run(["convert", str(path), "-crop", area, "+repage", str(path)], check=True)
    TARGET.mkdir(exist_ok=True)
    target = TARGET / f"{name}.png"
    subprocess.run(["pngquant", "--force", "--strip", "--output", str(target), str(COLOURS), str(path)], check=True)
    assert target.stat().st_size < LARGEST, f"{target} is too large"


if __name__ == "__main__":
    main()
