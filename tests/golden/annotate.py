#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Tags in packet comments: written by tshark -w, read back without data, and nothing else of the file changed."""

import itertools
import subprocess

import setting
import tshark as tshark_module

FAMILY = "addresses"
TAG_FIELDS = ["writ.tag.flag", "writ.tag.entity", "writ.tag.as_of", "writ.tag.data"]
# Ways to write a file, each of which dissects every packet.
WAYS = {
    "with a filter that every packet passes": ["-Y", "frame"],
    "two passes": ["-2", "-Y", "frame"],
    "two passes and a filter of the first": ["-2", "-R", "frame", "-Y", "frame"],
    "with packets printed": ["-P"],
    "beside fields": ["-P", "-T", "fields", "-e", "writ.summary"],
}
LONG_AGO = "2003-01-01"
FOREIGN = ["seen at the door | by hand", "Writ 1 | is mine", "Writ | attention: list"]
BROKEN = {  # comments that begin as a tag does and break the grammar
    "ends in a key": "Writ 1 | attention: list | flag",
    "a bar that is not escaped": "Writ 1 | attention: list | who: a|b",
    "a wrong escape": r"Writ 1 | attention: list | who: a\b",
}


class Annotated:
    """Runs of tshark that write files into a folder of the stage."""

    def __init__(self, stage):
        self.stage = stage
        self.folder = stage.path / "out"
        self.folder.mkdir()
        self.folder.chmod(0o777)
        self.numbers = itertools.count()
        self.source = setting.program(stage, FAMILY, jurisdictions="all")

    def path(self):
        return self.folder / f"{next(self.numbers)}.pcapng"

    def on(self, capture, **preferences):
        """tshark on a file, with the data and preferences of the source."""
        chosen = {**self.source.preferences, **{f"writ.{name}": value for name, value in preferences.items()}}
        return tshark_module.Tshark(self.stage, capture, chosen)

    def write(self, capture, *arguments, annotate="flagged", **preferences):
        out = self.path()
        self.on(capture, annotate=annotate, **preferences).run(*arguments, "-w", out)
        return out

    def with_comments(self, comments):
        """The source with comments: {frame number: text}."""
        out = self.path()
        options = [option for number, text in comments.items() for option in ("-a", f"{number}:{text}")]
        subprocess.run(["editcap", *options, self.source.capture, out], check=True, capture_output=True)
        out.chmod(0o644)
        return out


def packets(capture):
    """All records as classic pcap has them: times, lengths, bytes, in order; no comments."""
    done = subprocess.run(["editcap", "-F", "nsecpcap", capture, "-"], check=True, capture_output=True)
    return done.stdout[24:]


def comments(program):
    """{frame number: [comment, ...]}"""
    return texts_of(program, "frame.comment")


def texts_of(program, field):
    """{frame number: [text, ...]} of a field whose texts have bars in them."""
    options = ["-E", "occurrence=a", "-E", "aggregator=~", "-T", "fields", "-e", "frame.number", "-e", field]
    # Later versions write a backslash as two.
    rows = [line.replace("\\\\", "\\").split("\t") for line in program.run(*options).stdout.splitlines()]
    return {int(number): text.split("~") for number, text in rows if text}


def tags(program):
    """{frame number: its tag}, by way of any program that shows comments."""
    return {
        number: mine[0]
        for number, texts in comments(program).items()
        if (mine := [text for text in texts if text.startswith("Writ 1 | attention: ")])
    }


def checks_of(stage):
    made = Annotated(stage)
    flagged = made.source.matching("writ.attention > 0")
    with_something = made.source.matching("writ.operator || writ.service || writ.vendor || writ.entity")
    first = made.write(made.source.capture, "-Y", "frame")

    def known():
        assert 0 < len(flagged) < len(with_something), "the capture has no packets of each sort"

    def way(arguments):
        out = made.write(made.source.capture, *arguments)
        setting.expect_equal("packets", packets(made.source.capture), packets(out))
        setting.expect_equal("tags", tags(made.on(first)), tags(made.on(out)))

    def tagged():
        setting.expect_equal("tagged", flagged, sorted(tags(made.on(first))))
        everything = made.write(made.source.capture, "-Y", "frame", annotate="all")
        setting.expect_equal("tagged by all", with_something, sorted(tags(made.on(everything))))
        none = made.write(made.source.capture, "-Y", "frame", annotate="off")
        setting.expect_equal("tagged by off", {}, tags(made.on(none)))

    def pipes():
        with open(made.source.capture, "rb") as source:
            out = made.path()
            piped = made.on("-", annotate="flagged")
            piped.run("-Y", "frame", "-w", out, stdin=source)
        setting.expect_equal("tags of what came through a pipe", tags(made.on(first)), tags(made.on(out)))
        seen = made.on(made.source.capture, annotate="flagged").run("-Y", "frame", "-w", "-", binary=True).stdout
        out = made.path()
        out.write_bytes(seen)
        setting.expect_equal("what went through a pipe", tags(made.on(first)), tags(made.on(out)))

    def round_trip():
        """What is read back without data is what was found with it."""
        wanted = ["writ.flag", "writ.src.entity", "writ.dst.entity", "writ.named.entity", "writ.as_of"]
        found = made.source.fields(wanted, "-Y", "writ.attention > 0")
        read = made.on(first, data_dir="/nowhere").fields(TAG_FIELDS, "-Y", "writ.tag")
        setting.expect_equal("frames", sorted(found), sorted(read))
        for number, values in found.items():
            back = read[number]
            setting.expect_equal(f"flags of {number}", sorted(set(values["writ.flag"])), sorted(set(back["writ.tag.flag"])))
            entities = {text for name in wanted[1:4] for text in values.get(name, [])}
            setting.expect_equal(f"entities of {number}", sorted(entities), back["writ.tag.entity"])
            setting.expect_equal(f"day of {number}", values["writ.as_of"], back["writ.tag.as_of"])
            assert back["writ.tag.data"][0].startswith("network 2"), back

    def statements():
        """The sentences are those of the tree."""
        found = made.source.fields(["writ.statement"], "-Y", "writ.attention > 0")
        for number, tag in tags(made.on(first)).items():
            for sentence in found[number]["writ.statement"]:
                assert f" | statement: {sentence}" in tag, f"{sentence!r} is not in {tag!r}"

    def claims():
        """A tag feeds no attention; the title says whose word it is, and what is computed stands beside it."""
        without = made.on(first, jurisdictions="none", lists="none")
        setting.expect_equal("attention", [], without.matching("writ.attention > 0"))
        setting.expect_equal("tags", flagged, without.matching("writ.tag"))
        tree = without.trees()[flagged[0]]
        assert "[Written in the file by an earlier run, not recomputed: attention " in tree, tree
        bare = made.on(first, data_dir="/nowhere").trees()[flagged[0]]
        assert "[Tagged flag: " in bare and "[It said: On 2026-06-08 " in bare, bare

    def again():
        second = made.write(first, "-Y", "frame")
        setting.expect_equal("the second run's file", first.read_bytes(), second.read_bytes())
        later = made.write(first, "-Y", "frame", as_of=LONG_AGO)
        assert all(len(texts) == 1 for texts in comments(made.on(later)).values()), "a packet has two"
        expected = made.on(made.source.capture, as_of=LONG_AGO).matching("writ.attention > 0")
        assert expected != flagged, "the day makes no difference"
        setting.expect_equal("tagged as of another day", expected, sorted(tags(made.on(later))))

    def no_data():
        """Who has no databases takes nobody's tags away."""
        out = made.write(first, "-Y", "frame", data_dir="/nowhere")
        setting.expect_equal("tags", tags(made.on(first)), tags(made.on(out)))

    def foreign():
        given = {flagged[0]: FOREIGN[0], flagged[1]: FOREIGN[1], flagged[-1]: FOREIGN[2]}
        with_comments = made.with_comments(given)
        out = made.write(made.write(with_comments, "-Y", "frame"), "-Y", "frame")
        found = comments(made.on(out))
        for number, text in given.items():
            setting.expect_equal(f"comments of {number}", 2, len(found[number]))
            setting.expect_equal(f"first comment of {number}", text, found[number][0])
        setting.expect_equal("read as tags", [], made.on(with_comments).matching("writ.tag"))

    def broken(text):
        capture = made.with_comments({1: text})
        program = made.on(capture, data_dir="/nowhere")
        setting.expect_equal("tags", {1: [text]}, texts_of(program, "writ.tag"))
        setting.expect_equal("parts", [], program.matching("writ.tag.flag || writ.tag.as_of"))
        assert "attention (cannot be read)" in program.trees()[1]
        assert comments(made.on(made.write(capture, "-Y", "frame", annotate="all")))[1] != [text], "it was not replaced"

    def wrong_word():
        done = made.on(made.source.capture, annotate="some").run("-Y", "frame", "-w", made.path())
        setting.expect_equal("warnings", 1, done.stderr.count('"some": expected off, flagged or all'))

    yield "the capture", known
    for name, arguments in WAYS.items():
        yield name, lambda arguments=arguments: way(arguments)
    for check in (tagged, pipes, round_trip, statements, claims, again, no_data, foreign, wrong_word):
        yield check.__name__, check
    for name, text in BROKEN.items():
        yield f"broken: {name}", lambda text=text: broken(text)


def main():
    stage = setting.staged(setting.options(__doc__).parse_args())
    setting.run_checks(list(checks_of(stage)))


if __name__ == "__main__":
    main()
