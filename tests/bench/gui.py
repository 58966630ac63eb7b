#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""How long Wireshark takes to load, scroll and filter a capture: with Writ, with its own GeoIP columns, and plain.

    gui.py --plugin build/stage/4.0/epan/writ.so --data DATA --catalog geoip/data --profile profiles/Writ \\
        --pictures /tmp/pictures CAPTURE...

Captures are merged by mergecap, each TIMES times. The kinds take turns, ROUNDS times; a number is the median of wall
time in seconds, less what the harness waits until it takes Wireshark to be at rest.
"""

import pathlib
import shutil
import statistics
import subprocess
import sys
import time

GUI = pathlib.Path(__file__).resolve().parent.parent / "gui"
sys.path.insert(0, str(GUI))

import gui_setting  # noqa: E402
import desktop  # noqa: E402
import processes  # noqa: E402

ROUNDS = 3
TIMES = 4
SETTLING = processes.QUIET * processes.PAUSE
COLUMNS = (("No.", "%m"), ("Time", "%t"), ("Source", "%s"), ("Destination", "%d"), ("Protocol", "%p"), ("Info", "%i"))
GEOIP = [
    (f"{side} {name}", f"%Cus:ip.geoip.{end}_{name} || ipv6.geoip.{end}_{name}:0:R")
    for side, end in (("Source", "src"), ("Destination", "dst"))
    for name in ("country_iso", "asnum", "org")
]
STEPS = ("load", "scroll", "filter")


class Kind:
    """One way to look at the capture: a folder of plugins, a home with a profile, and a filter of like effect."""

    def __init__(self, place, name, plugins, profile, preferences, expression):
        self.name, self.plugins, self.profile, self.expression = name, plugins, pathlib.Path(profile).name, expression
        self.home = desktop.make_home(place / f"home-{name}", profile, preferences)


def main():
    arguments = sys.argv[1:]
    captures = [word for word in arguments if word.endswith((".pcap", ".pcapng"))]
    sys.argv[1:] = [word for word in arguments if word not in captures]
    chosen = gui_setting.options(__doc__, "mergecap")
    with gui_setting.World(chosen, "profile") as place:
        merged = place.path / "merged.pcapng"
        subprocess.run(["mergecap", "-w", str(merged), *captures * TIMES], check=True)
        took = {}
        with desktop.Desktop(chosen.pictures) as desk:
            kinds = make_kinds(place, chosen)
            for turn in range(ROUNDS):
                for kind in kinds:
                    seconds = measure(desk, kind, merged)
                    took.setdefault(kind.name, []).append(seconds)
                    print(turn + 1, kind.name, *(f"{value:.2f}" for value in seconds), flush=True)
    print("|", " | ".join(("what", *STEPS)), "|")
    for name, runs in took.items():
        medians = [statistics.median(run[step] for run in runs) for step in range(len(STEPS))]
        print("| {} | {} |".format(name, " | ".join(f"{value:.1f}" for value in medians)))


def make_kinds(place, chosen):
    none = place.path / "no-plugins"
    none.mkdir()
    places = {"writ.data_dir": place.data}
    writ = Kind(place.path, "writ", place.plugins, chosen.profile, places, 'writ.dst.country == "US"')
    return [writ, _plain(place.path, none, "geoip", COLUMNS + tuple(GEOIP)), _plain(place.path, none, "plain", COLUMNS)]


def _plain(place, plugins, name, columns):
    """Wireshark without a plugin; with its own lookup where there are columns for it."""
    profile = place / name
    profile.mkdir()
    text = ",\n".join(f'\t"{title}", "{form}"' for title, form in columns)
    (profile / "preferences").write_text(f"gui.column.format: \n{text}\n", encoding="utf-8")
    is_geoip = columns is not COLUMNS
    expression = 'ip.geoip.dst_country_iso == "US"' if is_geoip else "ip.dst == 8.0.0.0/8"
    looks = dict.fromkeys(("ip.use_geoip", "ipv6.use_geoip"), str(is_geoip).upper())
    kind = Kind(place, name, plugins, profile, looks, expression)
    if is_geoip:
        (place / "databases").mkdir()
        shutil.copy(place / "data/network.mmdb", place / "databases")
        paths = kind.home / ".config/wireshark/maxmind_db_paths"  # of all profiles
        paths.write_text(f'"{place / "databases"}"\n', encoding="utf-8")
    return kind


def measure(desk, kind, capture):
    """Seconds to load, to go to the end, the beginning and the end again, and to filter."""
    with desktop.Wireshark(desk, kind.home, kind.plugins, capture, kind.profile) as wireshark:
        loaded = wireshark.seconds - 2 * SETTLING
        scrolled = _seconds(lambda: wireshark.press("ctrl+End", "ctrl+Home", "ctrl+End"), 3)
        wireshark.press("ctrl+slash")
        desk.do("type", "--delay", 20, "--", kind.expression)
        wireshark.settle()
        filtered = _seconds(lambda: wireshark.press("Return"), 1)
        desk.picture(f"bench-{kind.name}")
    return loaded, scrolled, filtered


def _seconds(action, settlings):
    begin = time.monotonic()
    action()
    return time.monotonic() - begin - settlings * SETTLING


if __name__ == "__main__":
    main()
