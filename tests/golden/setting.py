# SPDX-License-Identifier: GPL-2.0-or-later
"""What the programs of the golden and hostile rings share: their options, and a stage with data.

Importing this module makes tests/captures importable.
"""

import argparse
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "captures"))

import families  # noqa: E402
import tshark  # noqa: E402


def options(description):
    """The options that every program of these rings takes; the caller may add its own."""
    parser = argparse.ArgumentParser(description=description.splitlines()[0])
    parser.add_argument("--plugin", required=True, help="the built writ.so")
    parser.add_argument("--data", required=True, help="folder of network.mmdb and hardware.mmdb")
    parser.add_argument("--catalog", required=True, help="catalogue folder")
    return parser


def staged(chosen, extra_plugins=()):
    """A stage with the plugin, which tshark has been seen to load, and data/ with catalog/ in it."""
    stage = tshark.Stage(chosen.plugin, extra_plugins)
    stage.put(chosen.data, "data")
    stage.put(chosen.catalog, "data/catalog")
    if not tshark.plugin_is_loaded(stage):
        sys.exit("tshark does not load the plugin")
    return stage


def program(stage, family, **preferences):
    """tshark on a family of captures, with the stage's data and preferences of ours."""
    chosen = {"data_dir": stage.path / "data", **preferences}
    capture = families.write(family, stage.path)
    return tshark.Tshark(stage, capture, {f"writ.{name}": value for name, value in chosen.items()})


def run_checks(checks):
    """Calls each of [(name, function)]; a function answers nothing, or raises AssertionError. Says what
    failed and ends the program."""
    failed = []
    for name, check in checks:
        try:
            check()
        except AssertionError as difference:
            failed.append(f"{name}: {difference}")
    if failed:
        sys.exit(f"{len(failed)} of {len(checks)} failed\n" + "\n".join(failed))
    print(f"{len(checks)} passed")


def expect_equal(what, expected, found):
    assert expected == found, f"{what}\n    expected: {expected}\n    found:    {found}"
