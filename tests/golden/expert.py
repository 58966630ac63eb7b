#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Expert information, and what the doctor says."""

import re

import setting

LISTED = "writ.expert.export-control"  # the category of the tests' list mt-export


def notes(program, *arguments):
    """[(frequency, summary)] of our lines in `-z expert`; trees are wanted for it."""
    output = program.run("-q", "-o", "writ.observe_on_load:TRUE", "-z", "expert", *arguments).stdout
    return [(int(number), text) for number, text in re.findall(r"^ +(\d+) +Comment +Writ  (.*)$", output, re.MULTILINE)]


def checks_of(stage):
    program = setting.program(stage, "addresses", jurisdictions="all")

    def of_lists():
        frames = program.matching('writ.list == "mt-export"')
        setting.expect_equal("frames with the note", frames, program.matching(LISTED))
        found = notes(program)
        assert found and all("(mt-export): " in text for _, text in found), f"lists only in {found}"
        setting.expect_equal("packets", len(frames), sum(number for number, _ in found))

    def of_laws():
        laws = [text for _, text in notes(program, "-o", "writ.expert:all") if "mt-export" not in text]
        assert laws, "no law"
        found = program.matching("writ.expert.compelled-access", "-o", "writ.expert:all")
        expected = program.matching('writ.law && writ.category == "compelled-access"')
        setting.expect_equal("frames with a comment", expected, found)
        setting.expect_equal("without the preference", [], program.matching("writ.expert.compelled-access"))

    def none():
        setting.expect_equal("notes", [], notes(program, "-o", "writ.expert:none"))

    def wrong_value():
        done = program.run("-o", "writ.expert:sometimes", "-Y", LISTED)
        setting.expect_equal("warnings", 1, done.stderr.count('"sometimes": expected lists, all or none'))
        assert done.stdout, "the last good value does not count"

    def doctor():
        data = str(stage.path / "data")
        text = program.run("-o", "writ.as_of:yesterday", "-z", "writ,doctor").stdout
        for expected in (
            f"{data}/network.mmdb",
            f"{data}/hardware.mmdb",
            'capture   ("yesterday" was refused)',
            "Missing\n  nothing",
        ):
            assert expected in text, f"{expected!r} is not in\n{text}"
        assert re.search(r"^  jurisdictions +all$", text, re.MULTILINE), text

    def doctor_without_data():
        empty = setting.program(stage, "addresses", data_dir=stage.path / "nowhere")
        text = empty.run("-z", "writ,doctor").stdout
        for part in ("networks", "hardware", "catalogue"):
            assert re.search(rf"^  {part} +not loaded$", text, re.MULTILINE), text
        assert re.search(r"Missing\n  \S.*network", text), text

    def flags():
        """Each id of the catalogue, and whether it can be raised at all."""
        def listed(*preferences):
            lines = setting.program(stage, "addresses").run(*preferences, "-z", "writ,flags").stdout.splitlines()
            return {tuple(line.split("\t")[:2]): line.split("\t")[2] for line in lines}

        usual = {("law", "de-one"): "not asked", ("law", "fj-one"): "not asked", ("law", "nz-old"): "raised",
                 ("law", "nz-new"): "raised", ("law", "nz-unseen"): "unverified", ("list", "mt-export"): "raised",
                 ("list", "mt-purchase"): "raised"}  # fmt: skip
        setting.expect_equal("as shipped", usual, listed())
        changed = listed("-o", "writ.lists:mt-export", "-o", "writ.home:NZ", "-o", "writ.jurisdictions:all", "-o", "writ.include_unverified:TRUE")
        expected = {"de-one": "raised", "fj-one": "raised", "nz-old": "not asked", "nz-new": "not asked", "nz-unseen": "not asked",
                    "mt-export": "raised", "mt-purchase": "not asked"}  # fmt: skip
        setting.expect_equal("with preferences", expected, {id: state for (_, id), state in changed.items()})
        own = listed("-o", 'uat:writ_overrides:"AS64500","","","fj-one"')
        setting.expect_equal("what a row of one's own names", "raised", own["law", "fj-one"])

    yield "a note for each list", of_lists
    yield "a comment for each law, when asked for", of_laws
    yield "none", none
    yield "a wrong value is said once and changes nothing", wrong_value
    yield "the doctor", doctor
    yield "laws and lists that can be raised", flags
    yield "the doctor without data", doctor_without_data


def main():
    stage = setting.staged(setting.options(__doc__).parse_args())
    setting.run_checks(list(checks_of(stage)))


if __name__ == "__main__":
    main()
