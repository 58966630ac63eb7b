#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which flags a preference raises, on the capture `addresses`. Expected by hand, as in cases/."""

import setting

BOTH = ["nz-new", "nz-old"]
# Of the frames with a flag: 1 and 9 have Alpha as destination, 3 is Gamma to Beta, 7 Alpha to Beta, 2 Beta.
USUAL = {1: ["mt-export", *BOTH], 3: BOTH, 7: ["mt-export", *BOTH], 9: ["mt-export", *BOTH]}
LIST_ONLY = {1: ["mt-export"], 7: ["mt-export"], 9: ["mt-export"]}
LAWS_ONLY = {1: BOTH, 3: BOTH, 7: BOTH, 9: BOTH}
FIJI = {1: ["mt-export"], 2: ["fj-one"], 3: ["fj-one"], 7: ["fj-one", "mt-export"], 9: ["mt-export"]}
EVERY = {
    1: ["mt-export", *BOTH],
    2: ["fj-one"],
    3: ["fj-one", *BOTH],
    7: ["fj-one", "mt-export", *BOTH],
    9: ["mt-export", *BOTH],
}
WITH_UNVERIFIED = {
    1: ["mt-export", *BOTH, "nz-unseen"],
    3: [*BOTH, "nz-unseen"],
    7: ["mt-export", *BOTH, "nz-unseen"],
    9: ["mt-export", *BOTH, "nz-unseen"],
}

GOOD = [
    ("nothing set: the catalogue's defaults", {}, USUAL),
    ("another jurisdiction", {"jurisdictions": "FJ"}, FIJI),
    ("two jurisdictions, lower case", {"jurisdictions": "nz, fj"}, EVERY),
    ("all jurisdictions", {"jurisdictions": "all"}, EVERY),
    ("no jurisdiction", {"jurisdictions": "none"}, LIST_ONLY),
    ("home never raises a law", {"home": "NZ"}, LIST_ONLY),
    ("no list", {"lists": "none"}, LAWS_ONLY),
    ("all lists but one", {"lists": "all, -mt-export"}, LAWS_ONLY),
    ("one list, which names nobody here now", {"lists": "mt-purchase"}, LAWS_ONLY),
    ("located is not enough", {"jurisdictions": "DE"}, LIST_ONLY),
    ("located, with the switch", {"jurisdictions": "DE", "located_raises": "TRUE"}, {**LIST_ONLY, 3: ["de-one"]}),
    ("unverified facts, with the switch", {"include_unverified": "TRUE"}, WITH_UNVERIFIED),
    ("a day before the second law and the listing", {"as_of": "2016-01-01"},
     {1: ["nz-old"], 3: ["nz-old"], 7: ["nz-old"], 9: ["nz-old"]}),
    ("today is later than all of them", {"as_of": "today"}, USUAL),
]  # fmt: skip

# Reported once, on standard error, by the name of the preference; the default stays in force.
WRONG = [
    ("as_of", "yesterday"),
    ("as_of", "2026-02-30"),
    ("jurisdictions", "Neverland"),
    ("jurisdictions", "NZ,,X"),
    ("home", "all"),
    ("lists", "mt-nothing"),
]


def flags(stage, preferences):
    found = setting.program(stage, "addresses", **preferences).fields(["writ.flag"])
    return {number: sorted(set(values["writ.flag"])) for number, values in found.items() if values}


def good(stage, preferences, expected):
    return lambda: setting.expect_equal("flags by frame", expected, flags(stage, preferences))


def wrong(stage, name, value):
    def check():
        done = setting.program(stage, "addresses", **{name: value}).run("-T", "fields", "-e", "writ.flag", "-2")
        lines = [line for line in done.stderr.splitlines() if name in line]
        setting.expect_equal("reports on standard error", 1, len(lines))
        setting.expect_equal("flags by frame", USUAL, flags(stage, {name: value}))

    return check


def main():
    stage = setting.staged(setting.options(__doc__).parse_args())
    checks = [(name, good(stage, preferences, expected)) for name, preferences, expected in GOOD]
    checks += [(f"{name}:{value}", wrong(stage, name, value)) for name, value in WRONG]
    setting.run_checks(checks)


if __name__ == "__main__":
    main()
