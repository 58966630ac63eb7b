#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""The user's own rows, from the command line and from the profile's file. Expected by hand, as in cases/."""

import setting

FIELDS = ["writ.src.operator", "writ.dst.operator", "writ.src.vendor", "writ.dst.seat", "writ.flag",
          "writ.evidence.kind", "writ.entity"]  # fmt: skip


def row(key, name="", jurisdiction="", flags=""):
    return f'uat:writ_overrides:"{key}","{name}","{jurisdiction}","{flags}"'


def read(stage, family, *rows):
    program = setting.program(stage, family)
    return program.fields(FIELDS, *[argument for text in rows for argument in ("-o", text)])


def checks_of(stage):
    def check(family, number, rows, expected):
        def run():
            found = read(stage, family, *rows)[number]
            setting.expect_equal("fields", expected, {name: found.get(name, []) for name in expected})

        return run

    # Frame 1 of `addresses`: from private 192.168.1.20 to Alpha, listed by mt-export.
    yield "a prefix takes the party's place", check(
        "addresses", 1, [row("50.0.1.0/24", "Head office", "FR")],
        {"writ.dst.operator": ["Head office"], "writ.dst.seat": ["FR"], "writ.flag": []})  # fmt: skip
    yield "the longest prefix counts", check(
        "addresses", 1, [row("50.0.0.0/8", "Wide"), row("50.0.1.10", "One address"), row("50.0.1.0/24", "Narrow")],
        {"writ.dst.operator": ["One address"]})  # fmt: skip
    yield "a private address can be named", check(
        "addresses", 1, [row("192.168.0.0/16", "Our LAN")], {"writ.src.operator": ["Our LAN"]})  # fmt: skip
    yield "a MAC block can be named", check(
        "addresses", 1, [row("00:1a:11/24", "Our phones")], {"writ.src.vendor": ["Our phones"]})  # fmt: skip
    yield "a flag of one's own", check(
        "hardware", 1, [row("00:1a:22/24", "Ours", "", "mt-export")], {"writ.flag": ["mt-export"]})  # fmt: skip
    # Of the party, of the sender's MAC address, and of the router's in front of the party.
    yield "it is evidence of its own kind", check(
        "addresses", 1, [row("50.0.1.0/24", "Head office"), row("00:1a/16", "Ours")],
        {"writ.evidence.kind": ["override", "override", "override"], "writ.entity": []})  # fmt: skip
    yield "other frames are as they were", check(
        "addresses", 3, [row("50.0.1.0/24", "Head office")],
        {"writ.dst.operator": ["Beta Telecom"], "writ.flag": ["nz-new", "nz-old"]})  # fmt: skip

    def statement():
        program = setting.program(stage, "addresses")
        found = program.fields(["writ.statement"], "-o", row("50.0.1.0/24", "Office", "", "mt-export"))
        expected = ["On 2026-06-08 Office carries Export List (mt-export) by the user's own override for 50.0.1.0/24; "
                    "no register was asked."]  # fmt: skip
        setting.expect_equal("statement", expected, found[1]["writ.statement"])

    yield "the statement says whose word it is", statement

    def from_file():
        path = stage.home / ".config/wireshark/writ_overrides"
        path.write_text('"50.0.1.0/24","From a file","",""\n')
        try:
            setting.expect_equal("operator", ["From a file"], read(stage, "addresses")[1]["writ.dst.operator"])
        finally:
            path.unlink()

    yield "the profile's file is read", from_file


def refusals_of(stage):
    for name, text, reason in [
        ("no key", row("here", "Us"), "expected a prefix such as"),
        ("bits behind the length", row("50.0.1.10/24", "Us"), "expected a prefix such as"),
        ("a country's name", row("50.0.1.0/24", "Us", "France"), "expected an ISO 3166-1 code"),
        ("nothing said", row("50.0.1.0/24"), "says nothing"),
    ]:

        def check(text=text, reason=reason):
            try:
                setting.program(stage, "addresses").run("-o", text)
            except AssertionError as refused:
                assert reason in str(refused), f"another reason: {refused}"
            else:
                raise AssertionError("was taken")

        yield f"refused: {name}", check


def main():
    stage = setting.staged(setting.options(__doc__).parse_args())
    setting.run_checks([*checks_of(stage), *refusals_of(stage)])


if __name__ == "__main__":
    main()
