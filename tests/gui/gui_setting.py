# SPDX-License-Identifier: GPL-2.0-or-later
"""What the tests of this ring share: their options, and a small world on disk for Wireshark to open.

Importing this module makes tests/captures and tests/support importable. A program that misses a package of the
desktop ends with SKIPPED, which ctest knows.
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path += [str(TESTS / "captures"), str(TESTS / "support")]

import families  # noqa: E402

SKIPPED = 77
# Programs, and Debian's packages of them where those are called otherwise.
PROGRAMS = ("Xvfb", "openbox", "xdotool", "import", "convert", "wireshark")
PACKAGES = {"Xvfb": "xvfb", "import": "imagemagick", "convert": "imagemagick"}


def options(description, *further):
    """The options of every program of this ring, parsed; `further` programs that this one needs."""
    parser = argparse.ArgumentParser(description=description.splitlines()[0])
    parser.add_argument("--plugin", required=True, help="the built writ.so")
    parser.add_argument("--data", required=True, help="folder of network.mmdb and hardware.mmdb")
    parser.add_argument("--catalog", required=True, help="catalogue folder")
    parser.add_argument("--profile", required=True, help="folder of the profile Writ")
    parser.add_argument("--pictures", required=True, help="folder for screenshots")
    chosen = parser.parse_args()
    missing = [program for program in (*PROGRAMS, *further) if not shutil.which(program)]
    if missing:
        packages = sorted({PACKAGES.get(program, program) for program in missing})
        print(f"skipped, nothing was looked at: {description.splitlines()[0]}")
        print(f"    no program {', '.join(missing)}: apt-get install {' '.join(packages)}")
        sys.exit(SKIPPED)
    return chosen


class World:
    """A folder that every user can read: plugins/, data/ with catalog/ in it, a capture; until the `with` ends."""

    def __init__(self, chosen, family):
        self._folder = tempfile.TemporaryDirectory(prefix="writ-gui-")
        self.path = pathlib.Path(self._folder.name)
        self.path.chmod(0o755)
        self.plugins = self.path / "plugins"
        target = self.plugins / _wireshark_version() / "epan"
        target.mkdir(parents=True)
        shutil.copy(chosen.plugin, target)
        self.data = self.path / "data"
        shutil.copytree(chosen.data, self.data)
        self.catalog = self.data / "catalog"
        shutil.copytree(chosen.catalog, self.catalog)
        self.capture = families.write(family, self.path)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._folder.cleanup()


def _wireshark_version():
    text = subprocess.run(["wireshark", "--version"], capture_output=True, encoding="utf-8", check=True).stdout
    return re.search(r"(\d+\.\d+)\.\d+", text).group(1)
