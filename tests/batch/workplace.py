# SPDX-License-Identifier: GPL-2.0-or-later
"""writ-batch with the plugin that was just built, as an ordinary user, on captures of its own.

Knows: how it is started, how its outputs are named and read. Does not know: what is expected. tshark that root
starts ignores plugin folders of its environment, so root runs all of it as nobody (golden/tshark.py).
"""

import csv
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "golden"), str(HERE.parent / "captures")]

import families  # noqa: E402
import packets  # noqa: E402
import setting  # noqa: E402
import tshark  # noqa: E402

SKIPPED = 77  # ctest's, in this ring
RUN_FOLDER = ".writ-batch"


def options(description):
    parser = setting.options(description)
    parser.add_argument("--writ-batch", required=True, help="the built program")
    return parser


class Workplace:
    """A stage with plugin and data, and folders that the user who runs writ-batch may write."""

    def __init__(self, chosen):
        self.stage = setting.staged(chosen)
        self.path = self.stage.path
        self.program = self.stage.put(chosen.writ_batch, "bin/writ-batch")
        self.data = self.stage.path / "data"

    def folder(self, name):
        """An empty folder of the user's."""
        folder = self.path / name
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
        return self.give(folder)

    def give(self, path):
        if os.geteuid() == 0:
            os.chown(path, tshark.NOBODY, tshark.NOBODY)
        return path

    def environment(self, **changed):
        return {**tshark.environment_of_starters(self.stage), "SHELL": "/usr/sbin/nologin", **changed}

    def command(self, *arguments):
        return tshark._unprivileged([str(self.program), *map(str, arguments)])

    def with_data(self, *arguments):
        """The same arguments with the data of the tests."""
        return [*arguments, "-o", f"writ.data_dir:{self.data}"]

    def run(self, *arguments, status=0, environment=None, stdin=b""):
        """The finished process; its texts. Raises AssertionError when it ends with another status."""
        done = subprocess.run(
            self.command(*arguments), env=environment or self.environment(), cwd=self.path, input=stdin,
            capture_output=True, check=False,
        )  # fmt: skip
        done.stdout = done.stdout.decode("utf-8", "replace")
        done.stderr = done.stderr.decode("utf-8", "replace")
        assert done.returncode == status, (
            f"ended with {done.returncode}, not {status}: {arguments}\n{done.stdout}{done.stderr}"
        )
        return done

    def batch(self, out, *arguments, status=0, **how):
        """A run with the tests' data into a folder of the user's (made when it is not there)."""
        out = self.path / out
        if not out.exists():
            self.folder(out)
        return self.run("-d", out, *self.with_data(*arguments), status=status, **how)

    def program_file(self, name, text):
        """A program that the user may start."""
        path = self.path / "bin" / name
        path.write_text(text)
        path.chmod(0o755)
        return path


def capture(rounds, days=("2026-06-08",)):
    """A capture of `rounds` conversations of nine frames each, between the ends of the made-up world."""
    made = packets.Capture()
    for number in range(rounds):
        host = f"192.168.{number // 250}.{number % 250 + 1}"
        ends = [(host, families.ALPHA), (families.BETA, host), (families.GAMMA, families.BETA)]
        for source, destination in ends * 3:
            made.add(days[number % len(days)], families.frame(packets.ip(source, destination, families.DATA)))
    return made


def write(made, path):
    path = pathlib.Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    (made.write_pcap if path.suffix == ".pcap" else made.write_pcapng)(path)
    path.chmod(0o644)
    return path


def log_of(out):
    """{capture as the log names it: row}."""
    with open(pathlib.Path(out) / "writ-batch.tsv", encoding="utf-8") as lines:
        return {row["capture"]: row for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}


def outputs_of(out):
    """{path below the output folder, as octets: content}, of everything that is for the user but the log."""
    found = {}
    for folder, folders, names in os.walk(os.fsencode(out)):
        folders[:] = [name for name in folders if name != RUN_FOLDER.encode()]
        for name in names:
            path = os.path.join(folder, name)
            found[os.path.relpath(path, os.fsencode(out))] = pathlib.Path(os.fsdecode(path)).read_bytes()
    found.pop(b"writ-batch.tsv", None)
    return found


def rows_of(path):
    """What a fields file in csv says: a list of {field: value}."""
    with open(path, encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def packets_in(path):
    """How many packets capinfos counts."""
    done = subprocess.run(
        ["capinfos", "-T", "-r", "-M", "-c", path], capture_output=True, encoding="utf-8", check=True)
    return int(done.stdout.split("\t")[-1])


def leftovers(out):
    """What is half made in an output folder."""
    run = pathlib.Path(out) / RUN_FOLDER
    return [path for name in ("work", "pieces") for path in (run / name).iterdir()] + [
        path for path in pathlib.Path(out).rglob(".writ-new-*")
    ]


def main(description, ring):
    """Runs every public method of `ring`, made of a Workplace, as one check."""
    workplace = Workplace(options(description).parse_args())
    made = ring(workplace)
    setting.run_checks(
        [(name, getattr(made, name)) for name in vars(ring) if not name.startswith("_")])
