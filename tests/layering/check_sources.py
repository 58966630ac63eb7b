#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Checks one rule of the house on every source file. Usage: check_sources.py RULE [PROGRAM]

Each rule is a function below that answers a list of findings, one line each; none is success.
"""

import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CODE = {".cpp", ".h", ".c"}
SCRIPTS = {".py", ".sh"}

# Which folders of the project a folder may include from, and which headers of other libraries.
STANDARD = ()
MAY_INCLUDE = {
    "geoip/identifiers": ({"identifiers"}, STANDARD),
    "geoip/lookup": ({"identifiers", "lookup"}, ("maxminddb.h",)),
    "geoip/catalog": ({"identifiers", "lookup", "catalog"}, ("toml++/",)),
    "geoip/attribution": ({"identifiers", "lookup", "catalog", "attribution"}, STANDARD),
    "geoip/command_line": ({"command_line"}, ("CLI/",)),
    "geoip/sources": ({"identifiers", "lookup", "sources"}, ("libloc/", "glib.h", "nlohmann/")),
    "geoip/tools": (
        {"identifiers", "lookup", "catalog", "attribution", "sources", "command_line", "tools"},
        ("CLI/", "toml++/", "glib.h"),
    ),
    "plugin": (
        {"identifiers", "attribution", "evidence", "statistics", "report"},
        ("epan/", "wsutil/", "wiretap/", "wireshark.h", "ws_version.h", "ws_symbol_export.h", "glib.h"),
    ),
    # What needs no packet: a report once it is counted, and the program that starts tshark.
    "plugin/report": ({"identifiers", "report"}, ("nlohmann/",)),
    "plugin/batch": ({"identifiers", "report", "command_line", "batch"}, ("CLI/", "nlohmann/", "glib.h")),
}
# C headers that a C++ source has no own name for.
SYSTEM = {"unistd.h", "fcntl.h", "sys/stat.h", "sys/types.h", "sys/wait.h", "sys/file.h", "sys/mman.h", "sys/sendfile.h",
          "sys/socket.h", "netinet/in.h", "arpa/inet.h", "spawn.h", "dirent.h", "pwd.h", "signal.h", "errno.h", "sys/ioctl.h", "dlfcn.h"}

# Words that say more than a register, a law or a list does. CONTRIBUTING.md says what to write instead.
LOADED_WORDS = re.compile(
    r"spying|spyware|\bspy\b|malicious|suspicious|backdoor|hostile (nation|state)|adversary"
    r"|(chinese|russian|american)[- ](traffic|controlled)",
    re.IGNORECASE,
)
# Official names and citations stand as their authority prints them.
QUOTED = re.compile(r"(name|native_name|listed_name|citation|source) = ")
# Ids of entities that are words of the language or of the field, too.
WORDS_AND_IDS = {"honor", "fast", "free", "line", "orange", "actions"}
# Severities that would make a flag an alarm.
ALARMS = re.compile(r"\bPI_(WARN|ERROR)\b")

FOLDERS = {"geoip", "plugin", "profiles", "tests", "packaging", ".ci", ".github"}
NEVER_KEPT = re.compile(r"\.(pcap|pcapng|cap|mmdb|so|o|a|deb|tgz)(\.gz)?$")


def files(*suffixes, under=""):
    """Own files with one of the suffixes, in order."""
    for folder, folders, names in os.walk(ROOT / under):
        at_top = pathlib.Path(folder) == ROOT
        folders[:] = sorted(
            name for name in folders
            if name not in (".git", "__pycache__", ".cache") and not (at_top and name.startswith("build"))
        )
        for name in sorted(names):
            path = pathlib.Path(folder, name)
            if not suffixes or path.suffix in suffixes:
                yield path


def lines_of(path):
    return path.read_text(encoding="utf-8").splitlines()


def at(path, number, text):
    return f"{path.relative_to(ROOT)}:{number}: {text.strip()}"


def is_standard(header):
    return ("/" not in header and "." not in header) or header in SYSTEM


def layers():
    """Nothing points back, and Wireshark is known in plugin/ only."""
    findings = []
    for place, (own, foreign) in MAY_INCLUDE.items():
        inner = [ROOT / other for other in MAY_INCLUDE if other.startswith(f"{place}/")]
        for path in files(*CODE, under=place):
            if any(folder in path.parents for folder in inner):
                continue
            for number, line in enumerate(lines_of(path), 1):
                found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
                if not found:
                    continue
                quoted, header = found.group(1) == '"', found.group(2)
                if quoted:
                    allowed = header.split("/")[0] in own if "/" in header else any(
                        (folder / header).exists() for folder in (path.parent, ROOT / place)
                    )
                else:
                    allowed = is_standard(header) or header.startswith(tuple(foreign))
                if not allowed:
                    findings.append(at(path, number, line))
    return findings


def versions():
    """Differences between Wireshark versions live in one header."""
    condition = re.compile(r"#\s*(el)?if.*(WIRESHARK_VERSION|VERSION_M(AJ|IN)OR)")
    return [
        at(path, number, line)
        for path in files(*CODE)
        if path.name not in ("ws_compat.h", "plugin_entry.cpp")
        for number, line in enumerate(lines_of(path), 1)
        if condition.search(line)
    ]


def headings():
    """Each source names its licence in its first line (after #!)."""
    findings = []
    for path in [*files(*CODE, *SCRIPTS), *(p for p in files(".txt") if p.name == "CMakeLists.txt")]:
        first = [line for line in lines_of(path)[:2] if not line.startswith("#!")][:1]
        if not first or "SPDX-License-Identifier: GPL-2.0-or-later" not in first[0]:
            findings.append(at(path, 1, "no SPDX line"))
    return findings


def lengths():
    """Past 450 lines a file is two things."""
    return [
        at(path, count, "lines; which two things is it?")
        for path in files(*CODE, *SCRIPTS)
        if (count := len(lines_of(path))) > 450
    ]


def open_ends():
    """Nothing is left for later in a source."""
    marks = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b|not imple" + r"mented|place" + r"holder", re.IGNORECASE)
    return [
        at(path, number, line)
        for path in files(*CODE, *SCRIPTS)
        for number, line in enumerate(lines_of(path), 1)
        if marks.search(line)
    ]


def folders():
    """The agreed folders and no others; nothing made by a machine is kept."""
    findings = [
        f"{path.name}/: not one of the agreed folders"
        for path in sorted(ROOT.iterdir())
        if path.is_dir() and path.name not in FOLDERS | {".git", ".cache"} and not path.name.startswith("build")
    ]
    findings += [at(path, 1, "made, not written") for path in files() if NEVER_KEPT.search(path.name)]
    return findings


def wording():
    """What users read is neutral: facts, texts of the plugin, profiles and tools."""
    findings = []
    for place in ("geoip", "plugin", "profiles", "packaging"):
        for path in files(*CODE, *SCRIPTS, ".toml", ".md", ".tsv", "", under=place):
            if path.name == "wording_rules.cpp":  # the list of the words
                continue
            for number, line in enumerate(lines_of(path), 1):
                if QUOTED.match(line):
                    continue
                if LOADED_WORDS.search(line) or (place == "plugin" and ALARMS.search(line)):
                    findings.append(at(path, number, line))
    return findings


def neutral_code():
    """Code names no organisation and no legal system: they are data."""
    names = sorted({re.escape(name) for name in entity_words() if len(name) > 2})
    organisation = re.compile(rf"(?<![\w-])({'|'.join(names)})(?![\w-])")
    findings = []
    for path in [*files(*CODE, under="geoip"), *files(*CODE, under="plugin")]:
        for number, line in enumerate(lines_of(path), 1):
            if path.name.startswith("rows_"):
                continue  # filter names are Wireshark's
            for literal in re.findall(r'"((?:[^"\\]|\\.)*)"', re.sub(r"(^| )//.*", "", line)):
                if organisation.search(literal) or (path.parent.name != "sources" and names_a_country(literal)):
                    findings.append(at(path, number, line))
    return findings


def entity_words():
    """Names as columns print them, and ids, but for those that are words of the language, too."""
    for path in files(".toml", under="geoip/data/entities"):
        for key, value in re.findall(r'(?m)^(id|name) = "([^"]+)"', path.read_text(encoding="utf-8")):
            if key == "name" or value not in WORDS_AND_IDS:
                yield value


def names_a_country(literal):
    """Two capital letters; "AS" begins the text of an AS number. Readers of sources may name one: they
    mend what a register prints."""
    return literal != "AS" and re.fullmatch(r"[A-Z]{2}", literal)


def captures():
    """The generators answer the same bytes every time."""
    sys.path[:0] = [str(ROOT / "tests" / "captures"), str(ROOT / "packaging")]
    sys.dont_write_bytecode = True
    import families
    import sample_capture

    findings = [] if sample_capture.build().frames == sample_capture.build().frames else ["sample_capture.py"]
    return findings + [name for name, build in families.FAMILIES.items() if build().frames != build().frames]


def clang_format(program):
    """clang-format -i would change nothing."""
    done = run_on(files(*CODE), program, "--dry-run")
    return sorted({line.split(":")[0] for line in done.stderr.splitlines() if "clang-format-violations" in line})


def shellcheck(program):
    """shellcheck has nothing to say."""
    return run_on(files(".sh"), program, "--external-sources").stdout.splitlines()


def run_on(paths, *command):
    command += tuple(str(path.relative_to(ROOT)) for path in paths)
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


RULES = {
    rule.__name__: rule
    for rule in (layers, versions, headings, lengths, open_ends, folders, wording, neutral_code, captures,
                 clang_format, shellcheck)
}


def main():
    findings = RULES[sys.argv[1]](*sys.argv[2:])
    if findings:
        print(RULES[sys.argv[1]].__doc__ or sys.argv[1])
        sys.exit("\n".join(findings))


if __name__ == "__main__":
    main()
