#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""How the plugin behaves among others: a thrower before it, itself switched off, nobody asking, one field
asked for alone, a rejecting read filter, other file formats, a catalogue of the user's own. One check each,
named by what a user meets."""

import contextlib
import re
import shutil

import contract
import setting
import tshark

FIELDS = ["writ.src.asn", "writ.dst.asn", "writ.src.vendor", "writ.flag", "writ.attention"]
THROW_AT = "3"
OWN = {
    "entities/mine.toml": """
[[entity]]
id = "own-office"
name = "Own office"
[[entity.identifier]]
kind = "as"
values = ["64502"]
""",
    "lists/mine.toml": """
[[list]]
id = "mt-export"
off = true
[[list]]
id = "own-review"
name = "Own review"
authority = "Purchasing"
jurisdiction = "DE"
category = "procurement"
purpose = "a purchase that the board approves"
[[list.member]]
entity = "beta"
listed_name = "Beta Telecom"
added = 2020-01-01
""",
}


def only(*names):
    return ("-o", f"writ.fields:{','.join(names)}")


class Behaviour:
    def __init__(self, stage):
        self.stage = stage
        self.program = setting.program(stage, "addresses")
        self.usual = self.program.fields(FIELDS)

    def somebody_else_throws(self):
        """The frame in which it throws never reaches us, which shows that it runs first; all others do."""
        expected = {number: values for number, values in self.usual.items() if number != int(THROW_AT)}
        for passes in ((), ("-2",)):
            found = self.throwing_fields(*passes)
            setting.expect_equal("the frame in which it throws", {}, found.pop(int(THROW_AT)))
            setting.expect_equal(f"all other frames {passes}", expected, found)

    def throwing_fields(self, *arguments):
        program = setting.program(self.stage, "addresses")
        plain = program.run
        program.run = lambda *all: plain(*all, environment={"WRIT_TEST_THROW_AT": THROW_AT})
        return program.fields(FIELDS, *arguments)

    def switched_off(self):
        found = self.program.fields(FIELDS, "--disable-protocol", "writ")
        setting.expect_equal("fields", {number: {} for number in self.usual}, found)

    def nobody_asks(self):
        """The ordinary packet list is what it is without us."""
        without = self.program.run("--disable-protocol", "writ").stdout
        setting.expect_equal("packet list", without, self.program.run().stdout)

    def one_field_alone(self):
        """Asking for one field gives what asking for all gives."""
        names = [name for name in contract.contract() if not name.startswith(("writ.via", "writ.named"))]
        together = self.program.fields(names)
        for name in names:
            alone = self.program.fields([name])
            expected = {
                number: {name: values[name]} if name in values else {} for number, values in together.items()
            }
            setting.expect_equal(name, expected, alone)

    def only_some_fields(self):
        """-T fields prints the same with those fields alone, also after a throw; the rest of the tree stays."""
        names = contract.contract()
        for passes in ((), ("-2",)):
            expected = self.program.fields(["ip.src", *names], *passes)
            found = self.program.fields(["ip.src", *names], *only(*names), *passes)
            setting.expect_equal(f"all fields {passes}", expected, found)
        setting.expect_equal("some", self.usual, self.program.fields(FIELDS, *only(*FIELDS)))
        setting.expect_equal("after a throw", self.throwing_fields(), self.throwing_fields(*only(*FIELDS)))
        shown = self.program.run("-V", "-o", "writ.expert:none", *only("writ.dst.asn", "writ.summary")).stdout
        ours = re.findall(r"(?m)^\[Writ attribution and jurisdiction\]\n((?:    .*\n)+)", shown)
        titles = {re.sub(r"[:(].*", "", line).strip(" []") for text in ours for line in text.splitlines()}
        setting.expect_equal("-V, frames", len(self.usual), len(ours))
        setting.expect_equal("-V", {"AS number", "Summary"}, titles)

    def a_field_that_there_is_not(self):
        """Is said once, and all are shown."""
        done = self.program.run("-T", "fields", "-e", "writ.src.asn", *only("writ.src.asn", "ip.src"))
        setting.expect_equal("output", self.program.run("-T", "fields", "-e", "writ.src.asn").stdout, done.stdout)
        setting.expect_equal("said", 1, done.stderr.count('preference writ.fields: "ip.src" is no field of Writ'))

    def read_filter_rejects(self):
        """-2 -R leaves frames out; those that stay are complete."""
        names = ["writ.dst.address", *FIELDS]
        expected = [values for values in self.program.fields(names).values() if values["writ.attention"] == ["2"]]
        found = self.program.fields(names, "-2", "-R", "writ.attention == 2")
        setting.expect_equal("frames that stay", expected, list(found.values()))

    def written_as_pcap(self):
        """Writing the flagged packets into a classic pcap works."""
        target = self.stage.home / "flagged.pcap"
        self.program.run("-Y", "writ.attention == 2", "-w", str(target), "-F", "pcap")
        again = tshark.Tshark(self.stage, target, self.program.preferences).fields(["writ.attention"])
        setting.expect_equal("attention in it", [["2"]] * 3, [values["writ.attention"] for values in again.values()])

    def read_from_a_pipe(self):
        with open(self.program.capture, "rb") as file:
            piped = tshark.Tshark(self.stage, "-", self.program.preferences)
            setting.expect_equal("fields", self.usual, piped.fields(FIELDS, stdin=file))

    def every_locale(self):
        """Output does not depend on the locale."""
        command = ("-T", "fields", "-e", "writ.summary", "-e", "writ.statement")
        plain = self.program.run(*command).stdout
        setting.expect_equal("in C.UTF-8", plain, self.program.run(*command, environment={"LC_ALL": "C.UTF-8"}).stdout)


    def own_catalogue(self):
        """writ/catalog in the user's Wireshark folder is read after the shipped catalogue, and wins."""
        names = ["writ.src.entity", "writ.src.operator", "writ.list", "writ.incomplete"]
        before = self.program.fields(names)
        with self.own_files(OWN):
            found = self.program.fields(names)
        alpha, beta, gamma = 1, 2, 3
        setting.expect_equal("a list of Alpha's, shipped", ["mt-export"], before[alpha].get("writ.list"))
        setting.expect_equal("a list of Alpha's, switched off", None, found[alpha].get("writ.list"))
        setting.expect_equal("a list of Beta's", None, before[beta].get("writ.list"))
        setting.expect_equal("a list of Beta's, added", ["own-review"], found[beta].get("writ.list"))
        setting.expect_equal("the holder of AS64502", ["gamma"], before[gamma].get("writ.src.entity"))
        setting.expect_equal("the holder of AS64502, one's own", ["own-office"], found[gamma]["writ.src.entity"])
        setting.expect_equal("its name", ["Own office"], found[gamma]["writ.src.operator"])
        setting.expect_equal("what is missing", None, found[alpha].get("writ.incomplete"))
        setting.expect_equal("without the folder", before, self.program.fields(names))

    def own_catalogue_that_is_broken(self):
        """A broken file is left out and said to be; the other one counts."""
        with self.own_files({**OWN, "lists/mine.toml": "[[list]]\noff = true\n"}):
            found = self.program.fields(["writ.src.entity", "writ.list", "writ.incomplete"])
        setting.expect_equal("the list that could not be switched off", ["mt-export"], found[1].get("writ.list"))
        setting.expect_equal("one's own entity", ["own-office"], found[3].get("writ.src.entity"))
        folder = self.stage.home / ".config/wireshark/writ/catalog"
        said = (
            f"personal catalogue failed in part: 1 of 2 files of {folder} left out, problems 1; first problem "
            "personal/lists/mine.toml:1:1: 'id' is missing; expected lower-case letters, digits and single hyphens"
        )
        setting.expect_equal("what is said", [said], found[1].get("writ.incomplete"))

    @contextlib.contextmanager
    def own_files(self, files):
        """The user's own catalogue, for as long as the caller needs it."""
        folder = self.stage.home / ".config/wireshark/writ"
        for name, text in files.items():
            path = folder / "catalog" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        try:
            yield
        finally:
            shutil.rmtree(folder)


CHECKS = [
    Behaviour.somebody_else_throws, Behaviour.switched_off, Behaviour.nobody_asks, Behaviour.one_field_alone,
    Behaviour.only_some_fields, Behaviour.a_field_that_there_is_not,
    Behaviour.read_filter_rejects, Behaviour.written_as_pcap, Behaviour.read_from_a_pipe, Behaviour.every_locale,
    Behaviour.own_catalogue, Behaviour.own_catalogue_that_is_broken,
]  # fmt: skip


def main():
    parser = setting.options(__doc__)
    parser.add_argument("--thrower", required=True, help="the built post-dissector that throws")
    chosen = parser.parse_args()
    behaviour = Behaviour(setting.staged(chosen, [chosen.thrower]))
    setting.run_checks([(check.__name__, lambda check=check: check(behaviour)) for check in CHECKS])


if __name__ == "__main__":
    main()
