#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""writ-db on a disk that is full, ended in the middle, and two at once in the same folder.

Whatever happens, each file is the old or the new one, whole; nothing else is left in the folder; and one
sentence says what to do. Full disks are small ones in memory, which need a mount namespace; without one
those checks are left out, and limits on the size of files stand for them.
"""

import argparse
import contextlib
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "golden"))

import setting  # noqa: E402

SOURCES = HERE.parent / "golden/sources"
CATALOG = HERE.parent / "golden/catalog"
INSIDE = "WRIT_TEST_OWN_MOUNTS"  # set in the namespace that this program starts itself in
DATABASES = ("hardware.mmdb", "network.mmdb")
DISK = 256 << 10  # of the small disk: room for the databases of the golden ring
NETWORKS = 20_000  # of the large source; 1 MB as a database

# In the place of fetch-packages.sh: takes what is there, after a while.
FETCH = """#!/bin/sh
sleep "${WRIT_TEST_FETCH_SECONDS:-0}"
cp -R "$WRIT_TEST_SOURCES/." "$1/"
"""


class Builder:
    """writ-db installed in a folder of its own, with a script for fetching that needs no network."""

    def __init__(self, writ_db, folder):
        self.folder = folder
        program = pathlib.Path(writ_db).resolve()
        script = next(program.parents[1].rglob("fetch-packages.sh"))
        self.program = folder / "bin" / program.name
        self.program.parent.mkdir()
        shutil.copy(program, self.program)
        own = self.program.parent / os.path.relpath(script, program.parent)
        own = pathlib.Path(os.path.normpath(own))
        own.parent.mkdir(parents=True)
        own.write_text(FETCH)
        self.large = folder / "large"
        shutil.copytree(SOURCES, self.large)
        with open(self.large / "networks.txt", "a", encoding="ascii") as networks:
            for number in range(NETWORKS):
                base = f"{60 + number // 65536}.{number // 256 % 256}.{number % 256}.0"
                networks.write(f"\nnet: {base}/24\ncountry: NZ\naut-num: {100_000 + number}\n")

    def started(self, *arguments, sources=SOURCES, seconds=0, limit=None, obeyed=True):
        """`limit`: octets that a file may grow to; who does not ignore the signal is ended by it."""

        def before():
            if limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
                signal.signal(signal.SIGXFSZ, signal.SIG_DFL if obeyed else signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

        environment = {
            **os.environ, "LC_ALL": "C", "HOME": str(self.folder),
            "WRIT_TEST_SOURCES": str(sources), "WRIT_TEST_FETCH_SECONDS": str(seconds),
        }  # fmt: skip
        return subprocess.Popen(
            [self.program, *map(str, arguments)], env=environment, preexec_fn=before, restore_signals=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip

    def run(self, *arguments, status=0, **how):
        """What it said. Raises AssertionError when it ends with another status."""
        process = self.started(*arguments, **how)
        said = process.communicate()[1]
        assert process.returncode == status, f"{arguments} ended with {process.returncode}, not {status}: {said}"
        return said


def contents(folder):
    return {path.name: path.read_bytes() for path in sorted(pathlib.Path(folder).iterdir())}


def expect_said(said, *words):
    for word in words:
        assert word in said, f"does not say {word!r}: {said}"
    assert len(said.strip().splitlines()) == 1, f"says more than one line: {said}"


@contextlib.contextmanager
def small_disk(folder):
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def fill(folder):
    """Until not an octet more can be written."""
    with open(folder / "filler", "wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(4096))


# ---- the checks -----------------------------------------------------------------------------------


def full_while_building(builder):
    with small_disk(builder.folder / "disk") as disk:
        builder.run("build", "--from", SOURCES, "--out", disk)
        old = contents(disk)
        setting.expect_equal("files", list(DATABASES), list(old))
        said = builder.run("build", "--from", builder.large, "--out", disk, status=1)
        expect_said(said, "network.mmdb", "No space left on device", "free some space")
        assert contents(disk) == old, f"changed: {sorted(contents(disk))}"


def full_from_the_start(builder):
    with small_disk(builder.folder / "disk") as disk:
        fill(disk)
        said = builder.run("build", "--from", SOURCES, "--out", disk, status=1)
        expect_said(said, "network.mmdb", "No space left on device", "free some space")
        setting.expect_equal("files", ["filler"], list(contents(disk)))


def full_while_updating(builder):
    with small_disk(builder.folder / "disk") as disk:
        builder.run("update", "--sources", builder.folder / "fetched", "--out", disk)
        old = contents(disk)
        setting.expect_equal("files", list(DATABASES), list(old))
        said = builder.run("update", "--sources", builder.folder / "fetched", "--out", disk, sources=builder.large,
                           status=1)  # fmt: skip
        expect_said(said, "network.mmdb", "No space left on device", "free some space")
        assert contents(disk) == old, f"changed: {sorted(contents(disk))}"


def full_while_compiling(builder):
    with small_disk(builder.folder / "disk") as disk:
        builder.run("compile", CATALOG, "--out", disk / "catalog.bin")
        fill(disk)
        old = contents(disk)
        said = builder.run("compile", CATALOG, "--out", disk / "catalog.bin", status=1)
        expect_said(said, "catalog.bin", "No space left on device", "free some space")
        assert contents(disk) == old, f"changed: {sorted(contents(disk))}"


def too_large(builder):
    """A limit on the size of files, as of a quota or a file system that has no larger ones."""
    out = builder.folder / "limited"
    builder.run("build", "--from", SOURCES, "--out", out)
    old = contents(out)
    said = builder.run("build", "--from", builder.large, "--out", out, limit=DISK, obeyed=False, status=1)
    expect_said(said, "network.mmdb", "File too large", "free some space")
    assert contents(out) == old, f"changed: {sorted(contents(out))}"


def ended_in_the_middle(builder):
    """By the signal of the same limit, while it writes: the old files stay, the next build goes well."""
    out = builder.folder / "ended"
    builder.run("build", "--from", SOURCES, "--out", out)
    old = contents(out)
    builder.run("build", "--from", builder.large, "--out", out, limit=DISK, status=-signal.SIGXFSZ)
    found = contents(out)
    setting.expect_equal("databases", old, {name: found[name] for name in DATABASES})
    builder.run("build", "--from", builder.large, "--out", out)
    builder.run("verify", out / "network.mmdb")
    assert contents(out)["network.mmdb"] != old["network.mmdb"]


def many_builds_at_once(builder):
    """Of two contents: at every moment each file is one of them."""
    out, other = builder.folder / "at-once", builder.folder / "other"
    builder.run("build", "--from", SOURCES, "--out", out)
    builder.run("build", "--from", builder.large, "--out", other)
    allowed = {name: {contents(out)[name], contents(other)[name]} for name in DATABASES}
    torn, done = [], threading.Event()

    def watch():
        while not done.is_set():
            torn.extend(name for name in DATABASES if (out / name).read_bytes() not in allowed[name])

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        for _ in range(3):
            running = [builder.started("build", "--from", sources, "--out", out)
                       for sources in (SOURCES, builder.large) * 2]  # fmt: skip
            for process in running:
                said = process.communicate()[1]
                assert process.returncode == 0, f"ended with {process.returncode}: {said}"
    finally:
        done.set()
        watcher.join()
    setting.expect_equal("torn files", [], torn)
    setting.expect_equal("files", list(DATABASES), list(contents(out)))


def updates_at_once(builder):
    """One goes well, the others say that it is at work."""
    out = builder.folder / "updated"
    running = [builder.started("update", "--sources", builder.folder / "got", "--out", out, seconds=2)
               for _ in range(3)]  # fmt: skip
    ended = sorted((process.communicate()[1], process.returncode) for process in running)
    setting.expect_equal("statuses", [0, 1, 1], sorted(status for _, status in ended))
    for said, status in ended:
        if status == 1:
            expect_said(said, "another writ-db is at work in this folder", "--out")
    setting.expect_equal("files", list(DATABASES), list(contents(out)))
    # The same sources are wanted by an update into another folder, and by fetch.
    process = builder.started("fetch", "--into", builder.folder / "got", seconds=2)
    wait_for(builder.folder / "got/.writ-db.lock", process)
    said = builder.run("update", "--sources", builder.folder / "got", "--out", builder.folder / "third", status=1)
    expect_said(said, "another writ-db is at work in this folder", "--sources")
    setting.expect_equal("fetch", 0, process.wait())
    process.communicate()
    builder.run("update", "--sources", builder.folder / "both", "--out", builder.folder / "both")


def update_is_killed(builder):
    """What it was at work on is nobody's; the next one takes over, and swaps in nothing of it."""
    out = builder.folder / "killed"
    builder.run("update", "--sources", builder.folder / "have", "--out", out)
    old = contents(out)
    process = builder.started("update", "--sources", builder.folder / "have", "--out", out, seconds=3)
    wait_for(out / ".writ-db.lock", process)
    process.kill()
    process.communicate()
    (out / ".new").mkdir()
    (out / ".new/hardware.mmdb").write_bytes(b"half of it")
    setting.expect_equal("databases", old, {name: (out / name).read_bytes() for name in DATABASES})
    builder.run("update", "--sources", builder.folder / "have-too", "--out", out)
    setting.expect_equal("files", old, contents(out))


def wait_for(path, process):
    for _ in range(500):
        if path.exists():
            return
        assert process.poll() is None, f"ended before there was {path}: {process.communicate()[1]}"
        time.sleep(0.02)
    raise AssertionError(f"{path} did not appear")


ON_SMALL_DISKS = [
    ("the disk is full while databases are built", full_while_building),
    ("the disk is full from the start", full_from_the_start),
    ("the disk is full while databases are renewed", full_while_updating),
    ("the disk is full while the catalogue is compiled", full_while_compiling),
]
ANYWHERE = [
    ("a file may not grow", too_large),
    ("ended in the middle", ended_in_the_middle),
    ("many builds at once", many_builds_at_once),
    ("updates at once", updates_at_once),
    ("an update is killed", update_is_killed),
]


def enter_own_mounts():
    """Starts this program again where it may mount, if that can be had; otherwise says so and returns."""
    unshare = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]
    trial = ["sh", "-c", "mount -t tmpfs -o size=64k tmpfs /mnt"]
    if shutil.which("unshare") and subprocess.run(unshare + trial, capture_output=True, check=False).returncode == 0:
        os.environ[INSIDE] = "yes"
        os.execvp("unshare", [*unshare, sys.executable, "-B", *sys.argv])
    print("no mount namespace can be had here: checks with full disks are left out")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--writ-db", required=True, help="the built program")
    chosen = parser.parse_args()
    if INSIDE not in os.environ:
        enter_own_mounts()
    rows = [*(ON_SMALL_DISKS if INSIDE in os.environ else []), *ANYWHERE]
    with tempfile.TemporaryDirectory(prefix="writ-test-") as folder:
        builder = Builder(chosen.writ_db, pathlib.Path(folder))
        setting.run_checks([(name, lambda check=check: check(builder)) for name, check in rows])


if __name__ == "__main__":
    main()
