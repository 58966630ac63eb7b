#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Clicks and types in a report's page, in a headless Chromium. Usage: script_test.py PROGRAM

PROGRAM (page_test), with an argument, prints a page.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

# What the page answers is written into it as JSON.
DRIVER = """
const table=id=>document.getElementById(id);
const column=(id,number)=>[...table(id).tBodies[0].rows].map(row=>row.cells[number].textContent);
const click=(id,number)=>table(id).tHead.rows[0].cells[number].querySelector("button").click();
const found={};
click("tparties",3);found.descending=column("tparties",3);
click("tparties",3);found.ascending=column("tparties",3);
found.marked=table("tparties").tHead.rows[0].cells[3].getAttribute("aria-sort");
click("tparties",4);found.forth=column("tparties",4);
const input=document.querySelector("input[type=search]");
input.value="192.0.2.13";input.dispatchEvent(new Event("input"));found.filtered=column("tendpoints",0);
input.value="192.0.2.1 34";input.dispatchEvent(new Event("input"));found.words=column("tendpoints",0);
document.title="done";document.body.textContent="<<"+JSON.stringify(found)+">>";
"""


def answers(browser, page):
    with tempfile.TemporaryDirectory(prefix="writ-script-") as folder:
        path = pathlib.Path(folder) / "page.html"
        path.write_text(page.replace("</body>", f"<script>{DRIVER}</script></body>"), encoding="utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
                   "--virtual-time-budget=10000", "--dump-dom", path.as_uri()]
        dom = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=True).stdout
    said = re.search(r"&lt;&lt;(.*)&gt;&gt;", dom)
    assert said, f"the script ended early: {dom[-2000:]}"
    return json.loads(said[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))


def expect_equal(what, expected, found):
    assert expected == found, f"{what}\n    expected: {expected}\n    found:    {found}"


def main():
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        print("chromium is not here")
        sys.exit(77)
    page = subprocess.run([sys.argv[1], "print"], check=True, capture_output=True, encoding="utf-8").stdout
    found = answers(browser, page)
    shares = ["< 0.1 %", "3.5 %", "4.9 %", "16.5 %", "25 %", "50 %"]
    expect_equal("shares, greatest first", shares[::-1], found["descending"])
    expect_equal("shares", shares, found["ascending"])
    expect_equal("the head says so", "ascending", found["marked"])
    expect_equal("no direction comes last", "–", found["forth"][-1])
    expect_equal("an address and the number beside it are no address", [], found["filtered"])
    expect_equal("two words", ["192.0.2.1", "192.0.2.10", "192.0.2.11"], sorted(found["words"]))


if __name__ == "__main__":
    main()
