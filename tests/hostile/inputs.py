#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Whatever can stand where a file is expected: nothing, a folder, a pipe, a device, a link to itself, what may not
be read, two gigabytes of nothing.

Each program says what is wrong in one sentence, in bounded time and memory, and what does not need the file
goes on. Usage: as the programs of the golden ring, with --writ-db and --writ-batch.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "golden"))

import setting  # noqa: E402
import tshark  # noqa: E402

HUGE = 2 << 30  # octets, of which the disk holds none
SECONDS = 150  # of one run on a busy machine
MEBIBYTES = 400  # more than without the file

# ---- what stands there; each is told the path -----------------------------------------------------


def huge(path):
    with open(path, "wb") as file:
        file.truncate(HUGE)


def huge_with_the_right_end(database):
    """A database after 2 GB of zeros: its metadata are well formed, and of another file."""

    def make(path):
        huge(path)
        with open(path, "ab") as file:
            file.write(pathlib.Path(database).read_bytes())

    return make


def unreadable(path):
    path.write_bytes(b"x")
    path.chmod(0)


THINGS = {
    "nothing": lambda path: None,
    "an empty file": lambda path: path.write_bytes(b""),
    "a folder": lambda path: path.mkdir(),
    "a named pipe": os.mkfifo,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to nothing": lambda path: path.symlink_to("not-there"),
    "what may not be read": unreadable,
    "two gigabytes of nothing": huge,
}


class Programs:
    """The three programs as an ordinary user, on a folder that holds one thing."""

    def __init__(self, chosen):
        self.chosen = chosen
        self.stage = setting.staged(chosen)
        self.bin = self.stage.path / "bin"
        self.writ_db = self.stage.put(chosen.writ_db, "bin/writ-db")
        self.writ_batch = self.stage.put(chosen.writ_batch, "bin/writ-batch")
        self.count = 0
        self.most = 0  # MiB that any of them took
        self.usual = None  # MiB of tshark without anything strange

    def folder(self):
        """A new one, which the user may write to."""
        self.count += 1
        folder = self.stage.path / f"case-{self.count}"
        folder.mkdir()
        if os.geteuid() == 0:
            os.chown(folder, tshark.NOBODY, tshark.NOBODY)
        return folder

    def data(self):
        """A whole data folder, to be spoiled."""
        folder = self.folder()
        shutil.copytree(self.chosen.data, folder, dirs_exist_ok=True)
        shutil.copytree(self.chosen.catalog, folder / "catalog")
        return folder

    def run(self, command, allowed=MEBIBYTES):
        """(status, standard output, standard error) of what was not slow and not large."""
        environment = {**tshark.environment_of_starters(self.stage), "SHELL": "/usr/sbin/nologin"}
        begin = time.monotonic()
        with open(self.stage.path / "out", "wb") as out, open(self.stage.path / "err", "wb") as err:
            process = subprocess.Popen(
                tshark._unprivileged([str(word) for word in command]), env=environment, cwd=self.stage.home,
                stdin=subprocess.DEVNULL, stdout=out, stderr=err,
            )  # fmt: skip
            usage = None
            while usage is None:
                done, status, found = os.wait4(process.pid, os.WNOHANG)
                if done:
                    usage, process.returncode = found, os.waitstatus_to_exitcode(status)
                elif time.monotonic() - begin > SECONDS:
                    process.kill()
                time.sleep(0.01)
        seconds, mebibytes = time.monotonic() - begin, usage.ru_maxrss / 1024
        said = [(self.stage.path / name).read_text(encoding="utf-8", errors="replace") for name in ("out", "err")]
        assert seconds < SECONDS, f"took {seconds:.0f} s: {said[1][-500:]}"
        if not self.stage.sanitizers:  # their shadow memory counts as the program's
            self.most = max(self.most, mebibytes)
            assert mebibytes < allowed, f"took {mebibytes:.0f} MiB, and {allowed:.0f} are allowed"
        return process.returncode, *said

    def first_frame(self, data=None, **preferences):
        """What tshark says of frame 1 of `addresses`: asn, vendor and writ.incomplete."""
        program = setting.program(self.stage, "addresses", **({"data_dir": data} if data else {}), **preferences)
        wanted = ["writ.dst.asn", "writ.src.vendor", "writ.dst.law", "writ.incomplete"]
        options = [option for name in wanted for option in ("-e", name)]
        command = ["tshark", "-n", "-r", program.capture]
        for name, value in program.preferences.items():
            command += ["-o", f"{name}:{value}"]
        allowed = MEBIBYTES + (self.usual or 600)
        before, self.most = self.most, 0
        status, out, err = self.run([*command, "-T", "fields", "-E", "separator=|", *options], allowed)
        if self.usual is None:
            self.usual = self.most
        self.most = max(before, self.most)
        setting.expect_equal("status of tshark", 0, status)
        lines = out.splitlines()
        setting.expect_equal("frames", 9, len(lines))
        assert "AddressSanitizer" not in err and "runtime error" not in err, err
        return lines[0].split("|")


# ---- tshark ---------------------------------------------------------------------------------------


def database_is(programs, name, make):
    data = programs.data()
    (data / name).unlink()
    make(data / name)
    asn, vendor, law, incomplete = programs.first_frame(data)
    gone = name == "network.mmdb"
    setting.expect_equal("asn", "" if gone else "64500", asn)
    setting.expect_equal("vendor", "Alpha Devices" if gone else "", vendor)
    setting.expect_equal("law", "" if gone else "nz-new,nz-old", ",".join(sorted(filter(None, law.split(",")))))
    said = "network database " if gone else "hardware database "
    assert said in incomplete or "a database is damaged" in incomplete, f"writ.incomplete: {incomplete}"
    shutil.rmtree(data)


def catalogue_file_is(programs, make, thing):
    data = programs.data()
    make(data / "catalog/laws/zz.toml")
    asn, _, law, incomplete = programs.first_frame(data)
    setting.expect_equal("asn and laws", ("64500", ["nz-new", "nz-old"]), (asn, sorted(law.split(","))))
    if thing not in ("nothing", "an empty file"):
        assert "catalogue failed in part" in incomplete and "laws/zz.toml" in incomplete, f"says: {incomplete}"
    shutil.rmtree(data)


def catalogue_is(programs, make):
    data = programs.data()
    shutil.rmtree(data / "catalog")
    make(data / "catalog")
    asn, _, law, incomplete = programs.first_frame(data)
    setting.expect_equal("asn and laws", ("64500", ""), (asn, law))
    assert "catalogue " in incomplete, f"writ.incomplete: {incomplete}"
    shutil.rmtree(data)


def compiled_catalogue_is(programs, make):
    """It is a copy: what is wrong with it costs time and nothing else."""
    data = programs.data()
    make(data / "catalog.bin")
    asn, _, law, incomplete = programs.first_frame(data)
    setting.expect_equal("asn, laws", ("64500", ["nz-new", "nz-old"]), (asn, sorted(law.split(","))))
    setting.expect_equal("writ.incomplete", "", incomplete)
    shutil.rmtree(data)


def preference_is(programs, name, make, value=None):
    folder = programs.folder()
    make(folder / "thing")
    asn, vendor, _, incomplete = programs.first_frame(**{name: value or folder / "thing"})
    assert "database " in incomplete, f"writ.incomplete: {incomplete}"
    setting.expect_equal("asn", "", asn)
    setting.expect_equal("vendor", "" if name == "data_dir" else "Alpha Devices", vendor)
    shutil.rmtree(folder)


def links_are_followed(programs):
    data, links = programs.data(), programs.folder()
    for name in ("network.mmdb", "hardware.mmdb", "catalog"):
        (links / name).symlink_to(data / name)
    asn, vendor, law, incomplete = programs.first_frame(links)
    setting.expect_equal("answers", ("64500", "Alpha Devices", ""), (asn, vendor, incomplete))
    setting.expect_equal("laws", ["nz-new", "nz-old"], sorted(law.split(",")))
    shutil.rmtree(data)


# ---- writ-db --------------------------------------------------------------------------------------


def refuses(programs, command, allowed=MEBIBYTES):
    status, _, err = programs.run([programs.writ_db, *command], allowed)
    setting.expect_equal(f"status of {command[0]}: {err[-300:]}", 1, status)
    lines = [line for line in err.replace("\r", "\n").splitlines() if line.strip()]
    assert lines and lines[-1].startswith(("writ-db: ", "error: ", "writ-db")), f"last line: {lines[-1:]}"


def source_is(programs, option, make):
    folder = programs.folder()
    make(folder / "thing")
    refuses(programs, ["build", option, folder / "thing", "--out", folder / "out"])
    out = folder / "out"
    setting.expect_equal("made", [], sorted(path.name for path in out.iterdir()) if out.exists() else [])
    shutil.rmtree(folder)


def manifest_is(programs, make):
    folder = programs.folder()
    make(folder / "sources.toml")
    refuses(programs, ["build", "--from", folder, "--out", folder / "out"])
    shutil.rmtree(folder)


def out_is(programs, make):
    """The folder for what is built: where it cannot be one it stays what it is."""
    folder = programs.folder()
    make(folder / "out")
    refuses(programs, ["build", "--from", pathlib.Path(setting.HERE) / "sources", "--out", folder / "out"])
    shutil.rmtree(folder)


def verified_is(programs, make):
    folder = programs.folder()
    make(folder / "thing")
    refuses(programs, ["verify", folder / "thing"])
    shutil.rmtree(folder)


# ---- writ-batch -----------------------------------------------------------------------------------


def captures_are(programs):
    """All of them in one folder, with a good one: that one is read, the others are named."""
    folder = programs.folder()
    for number, (name, make) in enumerate(THINGS.items()):
        if name != "a folder":
            make(folder / f"{number}.pcapng")
    good = setting.families.write("addresses", folder)
    out = folder / "out"
    command = [programs.writ_batch, "--out", out, "-j", "1", "--fields", "csv", "-o",
               f"writ.data_dir:{programs.stage.path / 'data'}", folder]  # fmt: skip
    status, said, err = programs.run(command)
    setting.expect_equal(f"status: {said}{err}", 1, status)
    setting.expect_equal("lines", 10, len((out / f"{good.name}.fields.csv").read_text().splitlines()))
    for number, name in enumerate(THINGS):
        if name not in ("nothing", "a folder"):
            assert f"{number}.pcapng" in said + err, f"{name} is not named: {said}{err}"
    shutil.rmtree(folder)


def list_is(programs, make):
    folder = programs.folder()
    make(folder / "list")
    command = [programs.writ_batch, "--out", folder / "out", "--from-list", folder / "list"]
    status, _, err = programs.run(command, 1200)
    assert status in (1, 2) and err.strip(), f"ended with {status}: {err}"
    shutil.rmtree(folder)


def rows(chosen, programs):
    spoils = {name: make for name, make in THINGS.items() if name != "nothing"}
    waited_for = {name: make for name, make in THINGS.items() if name != "a named pipe"}
    for name in ("network.mmdb", "hardware.mmdb"):
        kinds = {**THINGS, "a database after two gigabytes": huge_with_the_right_end(pathlib.Path(chosen.data) / name)}
        for thing, make in kinds.items():
            yield f"{name} is {thing}", lambda name=name, make=make: database_is(programs, name, make)
    for thing, make in THINGS.items():
        yield f"a catalogue file is {thing}", lambda make=make, thing=thing: catalogue_file_is(programs, make, thing)
        yield f"the compiled catalogue is {thing}", lambda make=make: compiled_catalogue_is(programs, make)
    for thing, make in THINGS.items():
        yield f"the catalogue is {thing}", lambda make=make: catalogue_is(programs, make)
        for name in ("data_dir", "network_db"):
            yield f"{name} is {thing}", lambda make=make, name=name: preference_is(programs, name, make)
    for name in ("data_dir", "network_db"):
        yield f"{name} is long", lambda name=name: preference_is(programs, name, THINGS["nothing"], "/x" * 4000)
        yield f"{name} is of here", lambda name=name: preference_is(programs, name, THINGS["nothing"], "not-there")
    yield "all of it is links", lambda: links_are_followed(programs)
    for option in ("--libloc", "--asn-csv", "--country", "--as-country", "--ieee", "--oui-json"):
        for thing, make in THINGS.items():
            yield f"{option} is {thing}", lambda option=option, make=make: source_is(programs, option, make)
    for thing, make in THINGS.items():
        yield f"sources.toml is {thing}", lambda make=make: manifest_is(programs, make)
        yield f"verify: {thing}", lambda make=make: verified_is(programs, make)
    for thing, make in spoils.items():
        if thing not in ("a folder", "a link to nothing"):
            yield f"the output folder is {thing}", lambda make=make: out_is(programs, make)
    yield "captures of all kinds", lambda: captures_are(programs)
    for thing, make in waited_for.items():  # a list may come through a pipe
        yield f"--from-list is {thing}", lambda make=make: list_is(programs, make)


def main():
    parser = setting.options(__doc__)
    parser.add_argument("--writ-db", required=True, help="the built program")
    parser.add_argument("--writ-batch", required=True, help="the built program")
    chosen = parser.parse_args()
    programs = Programs(chosen)
    programs.first_frame()  # what is usual
    setting.run_checks(list(rows(chosen, programs)))
    print(f"tshark with all data took {programs.usual:.0f} MiB, the largest run {programs.most:.0f} MiB")


if __name__ == "__main__":
    main()
