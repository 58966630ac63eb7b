#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Completion and manual page against --help. Usage: command_line.py PROGRAM...

What is offered comes from bash itself, with the script that PROGRAM --print bash prints; what must be offered is
read from the text of --help. Help has lines of at most 79 columns.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

OPTION = re.compile(r"^  (-[^ ]+)(?: ([^ ]+))?(?:  |$)")
ENTRY = re.compile(r"^  ([a-z][a-z-]*)  ")
# Examples of what values are, by hand: program, words before, word, what is offered in a folder that has the
# file a.json and the folder below.
VALUES = [
    ("writ-db", ["catalog", "--format"], "", {"md", "json", "csv"}),
    ("writ-db", ["catalog", "--format", "="], "j", {"json"}),
    ("writ-db", ["catalog", "--only", "="], "=", {"entities", "laws", "lists"}),
    ("writ-db", ["build", "--out"], "", {"below"}),
    ("writ-db", ["build", "--libloc"], "", {"a.json", "below"}),
    ("writ-db", ["check"], "", {"below"}),
    ("writ-db", ["info"], "a", {"a.json"}),
    ("writ-db", ["lookup"], "", set()),
    ("writ-db", ["lookup", "--as-of"], "", set()),
    ("writ-db", [], "look", {"lookup"}),
    ("writ-db", ["--"], "--", set()),
    ("writ-batch", ["--fields"], "", {"csv", "tsv", "json", "ek"}),
    ("writ-batch", ["--fields", "csv"], "a", {"a.json"}),
    ("writ-batch", ["--report"], "html,j", {"html,json"}),
    ("writ-batch", ["--report", "="], "h", {"html"}),
    ("writ-batch", ["-d"], "", {"below"}),
    ("writ-batch", ["-d", "merge"], "m", {"merge"}),
    ("writ-batch", ["-d", "merge", "--fields"], "t", {"tsv"}),
    ("writ-batch", ["merge"], "", {"a.json", "below"}),
    ("writ-batch", ["merge", "-o"], "a", {"a.json"}),
    ("writ-batch", [], "un", set()),
]


def output_of(*words):
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True).stdout


class Program:
    def __init__(self, path, folder):
        self.path = pathlib.Path(path)
        self.name = self.path.name
        self.folder = folder
        self.script = folder.parent / f"{self.name}.bash"
        self.script.write_text(output_of(path, "--print", "bash"), encoding="utf-8")

    def help(self, *command):
        return output_of(self.path, *command, "--help")

    def commands(self):
        after = self.help().split("\nSubcommands:\n")
        lines = after[1].splitlines() if after[1:] else []
        return [match.group(1) for line in lines if (match := ENTRY.match(line + "  "))]

    def offered(self, before, word):
        """What bash offers for `word` behind the words `before`."""
        words = [self.name, *before, word]
        asked = 'script=$1 name=$2; shift 2; . "$script"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); ' \
                'function=$(complete -p "$name"); function=${function#* -F }; ${function%% *}; ' \
                'printf "%s\\n" "${COMPREPLY[@]}"'
        done = subprocess.run(["bash", "-c", asked, "bash", str(self.script), self.name, *words],
                              capture_output=True, text=True, cwd=self.folder, check=False)
        assert done.returncode == 0 and not done.stderr, f"{words}: {done.stderr}"
        offered = [line for line in done.stdout.splitlines() if line]
        assert len(offered) == len(set(offered)), f"{words}: offered twice: {offered}"
        return set(offered)


def options_in(text):
    """Names of the options in a help text, and which of them take a value."""
    names, with_value = set(), set()
    for line in text.split("\nSubcommands:\n")[0].splitlines():
        if match := OPTION.match(line):
            of_line = match.group(1).split(",")
            names.update(of_line)
            with_value.update(of_line if match.group(2) else [])
    return names, with_value


def check_offers(program):
    for command in [[], *([name] for name in program.commands())]:
        names, with_value = options_in(program.help(*command))
        assert {"-h", "--help"} <= names, f"{program.name} {command}: help was not understood"
        offered = program.offered(command, "-")
        assert offered == names, f"{program.name} {command}: offered and in help differ: {sorted(offered ^ names)}"
        for name in sorted(with_value):
            offered = program.offered([*command, name], "--")
            assert not offered, f"{program.name} {command}: {name} takes a value, and {offered} is offered for it"
        for name in sorted(names - with_value):
            offered = program.offered([*command, name], "--h")
            assert "--help" in offered, f"{program.name} {command}: {name} takes no value"
    files = {entry.name for entry in program.folder.iterdir()}
    assert program.offered([], "") - files == set(program.commands()), "subcommands offered and in help differ"


def check_help(program):
    texts = [program.help(), *map(program.help, program.commands()), output_of(program.path, "--help-all")]
    for text in texts:
        # Examples stand as they are typed, and a path cannot be broken.
        long = [line for line in text.splitlines()
                if len(line) > 79 and not line.startswith("  writ") and len(line.split()) > 1]
        assert not long, f"{program.name}: wider than a terminal: {long}"
    for name in program.commands():
        assert "Examples:\n  " in program.help(name), f"{program.name} {name}: no example"
        assert f"\n{program.name} {name}\n" in texts[-1], f"{program.name} --help-all leaves {name} out"
    assert "Exit status: 0" in texts[0], f"{program.name}: exit statuses are not in --help"


def check_manual(program):
    page = output_of(program.path, "--print", "man")
    plain = page.replace("\\-", "-")
    assert str(program.path.parent.parent) not in plain, f"{program.name}: the manual page has a path of the build"
    for command in [[], *([name] for name in program.commands())]:
        for name in options_in(program.help(*command))[0]:
            assert f"\\fB{name}\\fR" in plain, f"{program.name}: {name} is not in the manual page"
    if shutil.which("groff"):
        done = subprocess.run(["groff", "-man", "-ww", "-Tutf8", "-z"],
                              input=page, capture_output=True, text=True, check=False)
        assert not done.stderr, f"{program.name}: groff complains: {done.stderr}"


def check_zsh(program):
    text = output_of(program.path, "--print", "zsh")
    assert text.startswith(f"#compdef {program.name}\n")
    for command in [[], *([name] for name in program.commands())]:
        for name in options_in(program.help(*command))[0]:
            assert f"'*{name}" in text, f"{program.name}: {name} is not in the completion for zsh"
    if shutil.which("zsh"):
        done = subprocess.run(["zsh", "-n"], input=text, capture_output=True, text=True, check=False)
        assert done.returncode == 0 and not done.stderr, f"{program.name}: zsh complains: {done.stderr}"


def main():
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch, "here")
        (folder / "below").mkdir(parents=True)
        (folder / "a.json").touch()
        programs = {pathlib.Path(path).name: Program(path, folder) for path in sys.argv[1:]}
        for program in programs.values():
            check_offers(program)
            check_help(program)
            check_manual(program)
            check_zsh(program)
        for name, before, word, wanted in VALUES:
            if name in programs:
                offered = programs[name].offered(before, word)
                assert offered == wanted, f"{name} {before} {word!r}: offered {sorted(offered)}, not {sorted(wanted)}"
    print(f"{', '.join(programs)}: completion, help and manual say the same")


if __name__ == "__main__":
    main()
