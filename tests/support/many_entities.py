# SPDX-License-Identifier: GPL-2.0-or-later
"""A catalogue folder with as many made-up entities more as one wants, for what must not grow with it, or not break.

Knows: the catalogue's form. Does not know: what is done with it.
"""

import pathlib
import shutil

ENTITY = """
[[entity]]
id = "made-up-{number}"
name = "Made-up {number}"
[[entity.legal_name]]
name = "Made-up {number} Ltd."
source = "made up"
checked = 2026-11-23
verified = true
[[entity.headquarters]]
jurisdiction = "NZ"
place = "Wellington"
source = "made up"
checked = 2026-11-23
verified = true
[[entity.identifier]]
kind = "domain"
values = ["made-up-{number}.example"]
source = "made up"
checked = 2026-11-23
verified = true
"""
IN_A_FILE = 1000


def write(catalog, count, target):
    """Copies `catalog` to `target` and adds `count` entities; each holds a domain of its own."""
    shutil.copytree(catalog, target, dirs_exist_ok=True)
    for first in range(0, count, IN_A_FILE):
        text = "".join(ENTITY.format(number=number) for number in range(first, min(first + IN_A_FILE, count)))
        (pathlib.Path(target) / f"entities/made-up-{first}.toml").write_text(text, encoding="utf-8")
