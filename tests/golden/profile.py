#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""The shipped profile is read without a complaint, and its columns and colours say what they should."""

import setting

LIST, LAW = "Writ: a list names a party", "Writ: a law reaches a party"


def main():
    parser = setting.options(__doc__)
    parser.add_argument("--profile", required=True, help="folder of the profile Writ")
    chosen = parser.parse_args()
    stage = setting.staged(chosen)
    stage.put(chosen.profile, "home/.config/wireshark/profiles/Writ")
    program = setting.program(stage, "addresses")

    def no_complaint():
        setting.expect_equal("standard error", "", program.run("-C", "Writ").stderr)

    def columns():
        row = program.run("-C", "Writ", "-T", "tabs").stdout.splitlines()[0].split("\t")
        expected = ["192.168.1.20", "50.0.1.10", "UDP", "private › Alpha Networks · HK, NZ, SG · mt-export", "",
                    "Alpha Networks", "Alpha Devices,Beta Telecom Equipment Inc", "NZ", "HK,NZ,SG", "mt-export"]  # fmt: skip
        cells = [cell.strip() for cell in row if cell.strip() != "→"]
        setting.expect_equal("columns of frame 1, behind number and time", expected, cells[2:-1])

    def colours():
        found = program.fields(["frame.coloring_rule.name"], "-C", "Writ", "--color")
        rules = {number: values["frame.coloring_rule.name"] for number, values in found.items() if values}
        setting.expect_equal("colour rules", {1: [LIST], 3: [LAW], 7: [LIST], 9: [LIST]}, rules)

    setting.run_checks([("no complaint", no_complaint), ("columns", columns), ("colours", colours)])


if __name__ == "__main__":
    main()
