#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""writ-batch on a real Slurm of one machine: munge, controller and node are started in a folder of their own and
ended by their pid files. Skipped where Slurm's packages are missing, or without root, whom the node needs."""

import contextlib
import os
import pathlib
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

import workplace
from workplace import setting

PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "squeue", "scancel", "sinfo", "parallel")
TASKS = 3  # of one array: more units than that share them
CAPTURES = 8
OUTPUTS = ("--fields", "csv", "--report", "html", "--merged")
CONFIGURATION = """\
ClusterName=writ
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={controller_port}
SlurmdPort={node_port}
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket={folder}/munge/socket
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
ReturnToService=2
MaxArraySize={tasks}
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
NodeName={host} NodeAddr=127.0.0.1 CPUs=2 RealMemory=500 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
"""


class Cluster:
    """Slurm on this machine, for as long as the `with` block lasts."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="writ-slurm-"))
        self.folder.chmod(0o755)
        for name in ("state", "spool", "munge"):
            (self.folder / name).mkdir(mode=0o755)
        self.configuration = self.folder / "slurm.conf"
        self.environment = {**os.environ, "SLURM_CONF": str(self.configuration)}

    def __enter__(self):
        try:
            self._start_munge()
            ports = _free_ports(2)
            self.configuration.write_text(CONFIGURATION.format(
                host=socket.gethostname().split(".")[0], folder=self.folder, tasks=TASKS, controller_port=ports[0],
                node_port=ports[1]))  # fmt: skip
            # From 24 on slurmd asks for cgroups, which are not mounted everywhere; 22 does not know the word.
            if int(re.search(r"\d+", self._run("slurmd", "-V")).group()) >= 24:
                (self.folder / "cgroup.conf").write_text("CgroupPlugin=disabled\n")
            self._run("slurmctld")
            self._run("slurmd")
            self._wait_until_idle()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for name in ("slurmd.pid", "slurmctld.pid", "munge/pid"):
            with contextlib.suppress(OSError, ValueError):
                pid = int((self.folder / name).read_text())
                os.kill(pid, signal.SIGTERM)
                _wait_for_end(pid)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _start_munge(self):
        """As the user that Debian's package made for it: munged trusts no files of anybody else."""
        user, folder = pwd.getpwnam("munge"), self.folder / "munge"
        key = folder / "key"
        key.write_bytes(os.urandom(128))
        key.chmod(0o400)
        for path in (folder, key):
            os.chown(path, user.pw_uid, user.pw_gid)
        self._run("setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "munged",
                  f"--key-file={key}", f"--socket={folder}/socket", f"--pid-file={folder}/pid",
                  f"--log-file={folder}/log", f"--seed-file={folder}/seed")  # fmt: skip

    def _wait_until_idle(self):
        deadline = time.monotonic() + 60
        while "idle" not in self._run("sinfo", "--noheader", "--format=%t"):
            assert time.monotonic() < deadline, f"no node: {(self.folder / 'slurmd.log').read_text()}"
            time.sleep(0.5)

    def _run(self, *command):
        done = subprocess.run(command, env=self.environment, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, f"{command}: {done.stderr}"
        return done.stdout

    def queue(self):
        return self._run("squeue", "--noheader").splitlines()


class Slurm:
    def __init__(self, place, cluster):
        self._place, self._cluster = place, cluster
        self._environment = place.environment(SLURM_CONF=str(cluster.configuration))
        self._captures = place.folder("captures")
        for number in range(CAPTURES):
            name = f"with\nnewline {number}.pcap" if number == 0 else f"{number}.pcap"
            workplace.write(workplace.capture(1 + number), self._captures / name)
        (self._captures / "broken.pcap").write_bytes(b"no capture at all" * 9)
        (self._captures / "broken.pcap").chmod(0o644)
        place.batch("by-parallel", self._captures, *OUTPUTS, status=1)
        self._expected = workplace.outputs_of(place.path / "by-parallel")

    def _arguments(self, *more):
        return (self._captures, *OUTPUTS, "--engine", "slurm", *more)

    def the_same_as_gnu_parallel(self):
        done = self._place.batch(
            "by-slurm", *self._arguments("--slurm-option=--comment=writ test", "--progress", "eta"), status=1,
            environment=self._environment)
        assert f" of {CAPTURES + 1} units, about " in done.stderr, done.stderr
        assert f"done     {CAPTURES:>9}" in done.stdout and "failed           1" in done.stdout, done.stdout
        out = self._place.path / "by-slurm"
        found = workplace.outputs_of(out)
        setting.expect_equal("outputs", sorted(self._expected), sorted(found))
        assert found == self._expected, "some outputs differ"
        lines = (out / workplace.RUN_FOLDER / "tasks.txt").read_text().splitlines()
        assert len(lines) <= TASKS < CAPTURES, f"more tasks than MaxArraySize: {lines}"

    def killed_and_started_again(self):
        """The array of the killed run is cancelled; what it had finished stands."""
        out = self._place.folder("killed")
        command = ["-d", out, *self._place.with_data(*self._arguments("-j", "1"))]
        process = subprocess.Popen(
            self._place.command(*command), env=self._environment, start_new_session=True, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
        results = out / workplace.RUN_FOLDER / "results"
        deadline = time.monotonic() + 120
        while not results.is_dir() or len(list(results.iterdir())) < 2:
            assert process.poll() is None and time.monotonic() < deadline, "it did not get as far as two captures"
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert self._cluster.queue(), "the array ended with who started it: nothing is shown"
        before = {path: path.stat().st_mtime_ns for path in out.glob("*.fields.csv")}
        done = self._place.run(*command, status=1, environment=self._environment)
        assert "cancelling what an earlier run left" in done.stderr, done.stderr
        assert workplace.outputs_of(out) == self._expected, "some outputs differ"
        assert before and not workplace.leftovers(out), workplace.leftovers(out)
        setting.expect_equal("queue", [], self._cluster.queue())

    def interrupted(self):
        """SIGTERM cancels the array."""
        out = self._place.folder("interrupted")
        process = subprocess.Popen(
            self._place.command("-d", out, *self._place.with_data(*self._arguments("-j", "1"))), env=self._environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
        deadline = time.monotonic() + 60
        while not self._cluster.queue():
            assert process.poll() is None and time.monotonic() < deadline, "nothing was submitted"
            time.sleep(0.1)
        process.terminate()
        setting.expect_equal("exit status", 1, process.wait(timeout=60))
        while self._cluster.queue():
            assert time.monotonic() < deadline, f"still in the queue: {self._cluster.queue()}"
            time.sleep(0.2)


def _free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def _wait_for_end(pid):
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        os.kill(pid, 0)  # raises when it has ended
        time.sleep(0.1)


def main():
    chosen = workplace.options(__doc__).parse_args()
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing or os.geteuid() != 0:
        print(f"skipped: {'not root' if not missing else 'missing ' + ', '.join(missing)}")
        sys.exit(workplace.SKIPPED)
    place = workplace.Workplace(chosen)
    with Cluster() as cluster:
        made = Slurm(place, cluster)
        setting.run_checks([(name, getattr(made, name)) for name in vars(Slurm) if not name.startswith("_")])


main()
