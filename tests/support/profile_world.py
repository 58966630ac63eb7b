# SPDX-License-Identifier: GPL-2.0-or-later
"""What the profile should make of the capture family `profile`, by frame number: for tshark and for Wireshark."""

import pathlib

TRADE = "Writ: a list on trade names a party"
SECURITIES = "Writ: a list on armed forces or securities names a party"
OTHER_LIST = "Writ: another list names a party"
LAW = "Writ: a law reaches a party"

COLOURS = {2: TRADE, 3: SECURITIES, 4: LAW, 5: OTHER_LIST, 7: TRADE, 9: TRADE, 10: LAW, 11: TRADE}
COLOURS |= {12: SECURITIES, 13: TRADE}
FRAMES = range(1, 14)

LISTED = [2, 3, 5, 7, 9, 11, 12, 13]
BUTTONS = {
    "Flagged": [2, 3, 4, 5, 7, 9, 10, 11, 12, 13],
    "Listed": LISTED,
    # 5 lists a device, 7 has no operator; at 9 a listed service is met in the network of somebody who is not listed.
    "Announced by a listed operator": [2, 3, 11, 12],
    "Local devices": [5, 6],
    "Names only": [7],
    "Incomplete": [8],
}
# Beside those of the buttons.
BOOKMARKS = {
    "Writ: Located elsewhere than its seat": [2, 3, 4, 9, 10, 11, 12],
    "Writ: Public ends of two seats": [12],
    "Writ: Flagged party is only named": [13],
    "Writ: Reached later than the packet's day": [],
    "Writ: Lists on trade": [2, 7, 9, 11, 13],
    "Writ: Lists on armed forces or securities": [3, 12],
    "Writ: Lists on equipment, procurement or services": [5],
}
GRAPHS = {"A list names a party": LISTED, "A law reaches a party": [4, 10], "Writ has an answer": list(FRAMES)}
MACROS = {
    ("writ_entity", "alpha"): [2, 7, 9, 11, 13],
    ("writ_list", "mt-equipment"): [5],
    ("writ_law", "nz-new"): [2, 4, 7, 9, 10, 11, 12, 13],
    ("writ_reached", "FJ"): [3, 12],
    ("writ_elsewhere", "NZ"): [2, 4, 9, 10, 11, 12],
    ("writ_between", "FJ", "NZ"): [12],
}

# The small catalogue has lists on trade and on purchases; these are of the other categories, by id and entity.
_FURTHER = (("mt-shares", "securities", "beta"), ("mt-equipment", "equipment", "alpha-devices"))
_LIST = """[[list]]
id = "{id}"
name = "List {id}"
authority = "Ministry of Finance"
jurisdiction = "MT"
category = "{category}"
purpose = "nothing of the named entity may be bought"
citation = "Regulation 3"
source = "tests"
checked = 2026-08-22
verified = true

[[list.member]]
entity = "{entity}"
listed_name = "{entity}"
added = 2022-01-01
citation = "Notice 9"
source = "tests"
checked = 2026-08-22
verified = true
"""


def add_lists(catalog):
    """Adds lists of further categories to a copy of the small catalogue."""
    for name, category, entity in _FURTHER:
        text = _LIST.format(id=name, category=category, entity=entity)
        (pathlib.Path(catalog) / f"lists/{name}.toml").write_text(text, encoding="utf-8")
