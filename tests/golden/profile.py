#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""The shipped profile is read without a complaint; its columns, colours, filters and macros say what they should."""

import itertools
import pathlib
import subprocess
import sys
import tempfile

import setting

sys.path.insert(0, str(setting.HERE.parent / "support"))

import palette  # noqa: E402
import profile_files  # noqa: E402
import profile_world as world  # noqa: E402

LEAST_CONTRAST = 4.5  # WCAG 2.1, level AA, for text of usual size
LEAST_DISTANCE = 12  # of two rows' colours, and of a row from a white or a dark list; 2 to 3 is the least that is seen
SCREEN = 1440
ONLY_FIELDS = {"writ.attention", "writ.category"}  # colours rest on nothing else


def main():
    parser = setting.options(__doc__)
    parser.add_argument("--profile", required=True, help="folder of the profile Writ")
    chosen = parser.parse_args()
    stage = setting.staged(chosen)
    world.add_lists(stage.path / "data/catalog")
    stage.put(chosen.profile, "home/.config/wireshark/profiles/Writ")
    files = profile_files.Profile(chosen.profile)
    program = setting.program(stage, "profile")

    def no_complaint():
        setting.expect_equal("standard error", "", program.run("-C", "Writ").stderr)

    def columns():
        """Of frame 2; tshark prints the columns that are not hidden."""
        row = program.run("-C", "Writ", "-T", "tabs").stdout.splitlines()[1].split("\t")
        cells = [cell.strip() for cell in row if cell.strip() != "→"]
        expected = ["private › Alpha Networks · HK, NZ, SG · mt-export", "", "mt-export,HK,NZ,SG"]
        setting.expect_equal("columns of frame 2, behind the protocol", expected, cells[5:-1])

    def widths():
        """Each column has its width, in the same order, and what is shown leaves room for Info."""
        formats = [form.removesuffix(":0:R") for _, form in files.columns()]
        setting.expect_equal("columns in `recent`", formats, [form for form, _ in files.widths()])
        assert set(files.hidden()) <= {form for _, form in files.columns()}, "a hidden column is none of the columns"
        hidden = {form.removesuffix(":0:R") for form in files.hidden()}
        shown = sum(pixels for form, pixels in files.widths() if form not in {*hidden, "%i"})
        assert shown < SCREEN - 200, f"columns take {shown} pixels, which leaves too few for Info"
        order = (pathlib.Path(chosen.profile) / "preferences").read_text(encoding="utf-8")
        assert order.index("gui.column.hidden") < order.index("gui.column.format"), "hidden stands behind: not read"

    def colours():
        found = program.fields(["frame.coloring_rule.name"], "-C", "Writ", "--color")
        rules = {number: values["frame.coloring_rule.name"][0] for number, values in found.items() if values}
        setting.expect_equal("colour rules", world.COLOURS, rules)

    def rules_use_no_other_fields():
        for rule in files.rules():
            used = {word for word in rule.expression.split() if word.startswith("writ.")}
            assert used <= ONLY_FIELDS, f"{rule.name}: {used - ONLY_FIELDS}"

    def can_be_read():
        for rule in files.rules():
            found = palette.contrast(rule.background, rule.foreground)
            assert found >= LEAST_CONTRAST, f"{rule.name}: contrast {found:.1f}"

    def can_be_told_apart():
        backgrounds = {rule.name: rule.background for rule in files.rules()}
        backgrounds |= {"white list": (1, 1, 1), "dark list": (0.12, 0.12, 0.12)}
        for eyes, (one, other) in itertools.product(palette.EYES, itertools.combinations(backgrounds, 2)):
            found = palette.distance(backgrounds[one], backgrounds[other], eyes)
            assert found >= LEAST_DISTANCE, f"{eyes}: {one}, {other}: {found:.1f}"

    def filters():
        """Of buttons, bookmarks, of which each button has one, and graphs."""
        bookmarks = files.bookmarks()
        for label, expression in files.buttons().items():
            setting.expect_equal(f"bookmark of {label}", expression, bookmarks.pop(f"Writ: {label}", None))
        parts = ((world.BUTTONS, files.buttons()), (world.BOOKMARKS, bookmarks), (world.GRAPHS, files.graphs()))
        for expected, expressions in parts:
            found = {name: program.matching(expression) for name, expression in expressions.items()}
            setting.expect_equal("filters", expected, found)

    def macros():
        old, new = files.macros().values()
        setting.expect_equal("macros of both files", old, new)
        setting.expect_equal("macros", {name for name, *_ in world.MACROS}, set(new))
        for (name, *arguments), frames in world.MACROS.items():
            found = program.matching(f"${{{name}:{';'.join(arguments)}}}", "-C", "Writ")
            setting.expect_equal(name, frames, found)

    def what_the_user_changed_was_overwritten():
        """By a second installation into the user's own folder."""
        with tempfile.TemporaryDirectory() as folder:
            there = pathlib.Path(folder, "Writ")
            script = pathlib.Path(chosen.profile).parent / "install_personal.cmake"
            install = ["cmake", f"-DFROM={chosen.profile}", f"-DTO={there}", "-P", script]
            subprocess.run(install, check=True, capture_output=True)
            (there / "colorfilters").write_text("mine", encoding="utf-8")
            (there / "dfilters").unlink()
            for _ in range(2):
                subprocess.run(install, check=True, capture_output=True)
            setting.expect_equal("changed", "mine", (there / "colorfilters").read_text(encoding="utf-8"))
            for name in ("dfilters", "preferences"):
                shipped = pathlib.Path(chosen.profile, name).read_bytes()
                setting.expect_equal(name, shipped, (there / name).read_bytes())

    listed = (columns, widths, colours, rules_use_no_other_fields, can_be_read, can_be_told_apart, filters, macros)
    listed += (what_the_user_changed_was_overwritten,)
    setting.run_checks([(check.__name__, check) for check in (no_complaint, *listed)])


if __name__ == "__main__":
    main()
