# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs tshark with the plugin that was just built, and nothing else of the machine's.

Knows: how tshark finds plugins, how its output formats are read. Does not know: what is expected.
tshark that root starts ignores plugin folders of its environment, so root runs it as nobody. Plugin,
databases and captures are copied to a folder of their own first, because nobody may not be able to read
the build folder; home and data folders are empty ones.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))

import sanitizers  # noqa: E402

NOBODY = 65534
SEPARATOR = "|"  # between values of one field; no value in the tests holds it


class Stage:
    """A folder that tshark can read: plugins/, home/, and whatever put() brings in."""

    def __init__(self, plugin, extra_plugins=()):
        self._folder = tempfile.TemporaryDirectory(prefix="writ-test-")
        self.path = pathlib.Path(self._folder.name)
        self.path.chmod(0o755)
        self.version = _tshark_version()
        self.home = self.path / "home"
        self.sanitizers = {}  # what the environment of a program needs that loads the plugin
        # Post-dissectors run in the order opposite to loading, and the personal folder is loaded last:
        # what lies there runs before ours.
        self._install(plugin, self.path / "plugins")
        for extra in extra_plugins:
            self._install(extra, self.home / ".local/lib/wireshark/plugins")
        # An empty list: none of the machine's own databases.
        (self.home / ".config/wireshark").mkdir(parents=True)
        (self.home / ".config/wireshark/maxmind_db_paths").write_text("")
        if os.geteuid() == 0:
            for path in (self.home, *self.home.rglob("*")):
                os.chown(path, NOBODY, NOBODY)

    def _install(self, plugin, folder):
        target = folder / self.version / "epan"
        target.mkdir(parents=True, exist_ok=True)
        shutil.copy(plugin, target)
        self.sanitizers = {**self.sanitizers, **sanitizers.environment_of(plugin)}

    def put(self, source, name):
        """Copies a file or folder into the stage; its new path."""
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if pathlib.Path(source).is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        else:
            shutil.copy(source, target)
        return target


class Tshark:
    """tshark with the plugin, on one capture, with preferences."""

    def __init__(self, stage, capture, preferences):
        self.stage = stage
        self.capture = str(capture)
        self.preferences = dict(preferences)

    def command(self, *arguments, resolve=False):
        command = ["tshark", *([] if resolve else ["-n"]), "-r", self.capture]
        for name, value in self.preferences.items():
            command += ["-o", f"{name}:{value}"]
        return _unprivileged(command + list(arguments))

    def started(self, *arguments):
        """The running process, with pipes; for who does something meanwhile."""
        pipes = {name: subprocess.PIPE for name in ("stdin", "stdout", "stderr")}
        return subprocess.Popen(self.command(*arguments), env=_environment(self.stage), **pipes)

    def run(self, *arguments, environment=None, stdin=None, resolve=False, binary=False):
        """The finished process. Raises AssertionError with tshark's own words when it fails."""
        done = subprocess.run(
            self.command(*arguments, resolve=resolve),
            env={**_environment(self.stage), **(environment or {})},
            stdin=stdin or subprocess.DEVNULL,
            capture_output=True,
            encoding=None if binary else "utf-8",
            check=False,
        )
        assert done.returncode == 0, f"tshark ended with {done.returncode}: {done.stderr}"
        return done

    # Each reader below answers {frame number: {field: [value, ...]}} for every frame that was printed.

    def fields(self, names, *arguments, **how):
        options = ["-E", "occurrence=a", "-E", f"aggregator={SEPARATOR}", "-E", "separator=/t"]
        wanted = [option for name in ["frame.number", *names] for option in ("-e", name)]
        output = self.run("-T", "fields", *options, *wanted, *arguments, **how).stdout
        frames = {}
        for line in output.splitlines():
            number, *cells = line.split("\t")
            frames[int(number)] = {
                name: cell.split(SEPARATOR) for name, cell in zip(names, cells, strict=True) if cell
            }
        return frames

    def columns(self, names):
        """As custom columns show it: one text per field, values joined by commas."""
        titles = ",".join(f'"{name}","%Cus:{name}:0:R"' for name in names)
        format_option = f'gui.column.format:"No.","%m",{titles}'
        output = self.run("-T", "tabs", "-o", format_option).stdout
        frames = {}
        for line in output.splitlines():
            number, *cells = line.split("\t")
            cells += [""] * (len(names) - len(cells))
            frames[int(number)] = {name: [cell] for name, cell in zip(names, cells, strict=True) if cell}
        return frames

    def pdml(self):
        """Every field below the protocol `writ`, hidden ones too."""
        root = xml.etree.ElementTree.fromstring(self.run("-T", "pdml").stdout)
        frames = {}
        for packet in root.iter("packet"):
            number = int(packet.find("./proto[@name='geninfo']/field[@name='num']").get("show"))
            values = frames.setdefault(number, {})
            for proto in packet.findall("./proto[@name='writ']"):
                for field in proto.iter("field"):
                    if field.get("name"):
                        values.setdefault(field.get("name"), []).append(field.get("show"))
        return frames

    def json(self):
        """-T json --no-duplicate-keys, by a parser that takes no key twice."""
        packets = parse_strictly(self.run("-T", "json", "--no-duplicate-keys").stdout)
        frames = {}
        for packet in packets:
            layers = packet["_source"]["layers"]
            values = frames.setdefault(int(layers["frame"]["frame.number"]), {})
            for found in _as_list(layers.get("writ", [])):
                _collect(found, values)
        return frames

    def elastic(self, names):
        """-T ek -e ...; its names have underscores for dots."""
        wanted = [option for name in ["frame.number", *names] for option in ("-e", name)]
        frames = {}
        for line in self.run("-T", "ek", *wanted).stdout.splitlines():
            layers = parse_strictly(line).get("layers")
            if layers is None:
                continue  # the line that names the index
            number = int(_as_list(layers["frame_number"])[0])
            frames[number] = {
                name: [str(value) for value in _as_list(layers[name.replace(".", "_")])]
                for name in names
                if name.replace(".", "_") in layers
            }
        return frames

    def trees(self):
        """{frame number: the text of the Writ part of the packet tree}."""
        parts = re.split(r"(?m)^Frame (\d+):", self.run("-V", "-O", "writ").stdout)
        trees = {}
        for number, text in zip(parts[1::2], parts[2::2], strict=True):
            found = re.search(r"(?ms)^\[?Writ.*?(?=^\S|\Z)", text)
            trees[int(number)] = found.group(0) if found else ""
        return trees

    def matching(self, expression, *arguments):
        """Numbers of the frames that pass a display filter."""
        output = self.run("-Y", expression, "-T", "fields", "-e", "frame.number", *arguments).stdout
        return [int(line) for line in output.splitlines()]


def parse_strictly(text):
    """JSON in which no object has a key twice."""

    def once(pairs):
        keys = [key for key, _ in pairs]
        repeated = sorted({key for key in keys if keys.count(key) > 1})
        assert not repeated, f"JSON object with repeated keys {repeated}"
        return dict(pairs)

    return json.loads(text, object_pairs_hook=once)


def glossary(stage, what):
    """What `tshark -G WHAT` prints, with the plugin."""
    done = subprocess.run(
        _unprivileged(["tshark", "-G", what]),
        env=_environment(stage),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def plugin_is_loaded(stage):
    """Whether tshark says that it loaded the plugin; without it every other answer means nothing."""
    return any(line.split("\t")[0].strip() == "writ.so" for line in glossary(stage, "plugins").splitlines())


def _unprivileged(command):
    if os.geteuid() != 0:
        return command
    return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *command]


def _environment(stage):
    return {
        "PATH": os.environ["PATH"],
        **stage.sanitizers,
        "HOME": str(stage.home),
        "XDG_DATA_HOME": str(stage.home / "no-data"),
        "WRIT_DATA_DIR": str(stage.home / "no-system-data"),  # Writ may be installed where it is tested
        "WIRESHARK_PLUGIN_DIR": str(stage.path / "plugins"),
        "WIRESHARK_EXTCAP_DIR": str(stage.home / "no-extcaps"),  # programs that tshark asks for interfaces
        "LC_ALL": "C",
        "TZ": "UTC",
    }


def environment_of_starters(stage):
    """For programs that start tshark."""
    folder = stage.path / "starts"
    folder.mkdir(mode=0o755, exist_ok=True)
    return sanitizers.for_programs_that_start("tshark", _environment(stage), folder)


def _tshark_version():
    text = subprocess.run(["tshark", "--version"], capture_output=True, encoding="utf-8", check=True).stdout
    return re.search(r"(\d+\.\d+)\.\d+", text).group(1)


def _as_list(value):
    return value if isinstance(value, list) else [value]


def _collect(found, values):
    """Every leaf of a nested JSON object, by its own key."""
    for key, value in found.items():
        for one in _as_list(value):
            if isinstance(one, dict):
                _collect(one, values)
            else:
                values.setdefault(key, []).append(str(one))
