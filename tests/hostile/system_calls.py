#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""What README.md promises under Security, by strace: the plugin opens no connection, starts no program, opens
nothing for writing but the report that it was asked for, and names no file for removal or change but that.

The same run without the plugin says what is tshark's own. Ends with 77, which ctest knows as skipped, where strace
is missing or may not look. Usage: as the programs of the golden ring.
"""

import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "golden"))

import setting  # noqa: E402
import tshark  # noqa: E402

SKIPPED = 77
CALLS = {
    "connections": "socket,socketpair,connect,bind,listen,accept,accept4,sendto,sendmsg,sendmmsg",
    "programs": "execve,execveat,fork,vfork,clone,clone3",
    "files": "open,openat,openat2,creat,truncate,ftruncate,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,"
             "rmdir,link,linkat,symlink,symlinkat,chmod,fchmod,fchmodat,chown,fchown,lchown,fchownat,mknod,mknodat,"
             "utimensat,setxattr,fsetxattr,mount",
}  # fmt: skip
READ_ONLY = re.compile(r"^open(at2?)?\((?!.*(O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND))")


class Watched:
    def __init__(self, chosen):
        self.stage = setting.staged(chosen)
        self.log = self.stage.path / "calls"
        self.out = self.stage.path / "out"
        self.out.mkdir()
        self.out.chmod(0o777)

    def calls(self, program, *arguments, plugin=True):
        """The calls of tshark and whatever it starts, from its own start on: {kind: [call, ...]}."""
        environment = tshark._environment(self.stage)
        if not plugin:
            environment["WIRESHARK_PLUGIN_DIR"] = str(self.stage.home)
        trace = ",".join(CALLS.values())
        command = ["strace", "-f", "-qq", "-s", "300", "-e", f"trace={trace}", "-e", "signal=none", "-o", self.log]
        done = subprocess.run(
            [*command, *program.command(*arguments)], env=environment, cwd=self.stage.home,
            stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"ended with {done.returncode}: {done.stderr[-2000:]}"
        lines = [re.sub(r"^\d+ +", "", line) for line in self.log.read_text(errors="replace").splitlines()]
        starts = [number for number, line in enumerate(lines) if line.startswith("execve(") and "/tshark" in line]
        lines = lines[starts[-1] + 1 :]
        kinds = {}
        for kind, names in CALLS.items():
            mine = tuple(f"{name}(" for name in names.split(","))
            kinds[kind] = [line for line in lines if line.startswith(mine) and not READ_ONLY.match(line)]
        return kinds

    def check(self, name, *arguments, allowed=(), **preferences):
        """No call of any kind that tshark does not make without the plugin, except on files in `allowed`."""
        program = setting.program(self.stage, name, jurisdictions="all", **preferences)
        ours = self.calls(program, *arguments)
        plain = tshark.Tshark(self.stage, program.capture, {})
        theirs = self.calls(plain, "-V", plugin=False)
        for kind, found in ours.items():
            rest = list(found)
            for call in theirs[kind]:  # by the call's name: addresses and numbers differ
                same = next((one for one in rest if one.split("(")[0] == call.split("(")[0]), None)
                if same is not None:
                    rest.remove(same)
            rest = [call for call in rest if not any(path in call for path in allowed)]
            setting.expect_equal(f"{kind} of the plugin", [], rest)

    def sees(self):
        """That a connection, a program and a file would be seen: without this, silence means nothing."""
        script = self.stage.path / "loud.lua"
        script.write_text('io.open(os.getenv("HOME") .. "/seen", "w"):close() os.execute("true")\n')
        script.chmod(0o644)
        program = setting.program(self.stage, "addresses")
        found = self.calls(program, "-X", f"lua_script:{script}")
        assert any("/seen" in call for call in found["files"]), "a file that was written is not seen"
        assert found["programs"], "a program that was started is not seen"


def main():
    chosen = setting.options(__doc__).parse_args()
    trial = ["strace", "-o", "/dev/null", "true"]
    if not shutil.which("strace") or subprocess.run(trial, capture_output=True, check=False).returncode != 0:
        print("strace is not here, or may not look")
        sys.exit(SKIPPED)
    watched = Watched(chosen)
    report = str(watched.out / "report.")
    everything = ("-e", "writ.summary", "-e", "writ.evidence", "-e", "writ.statement")
    setting.run_checks([
        ("what is looked for is seen", watched.sees),
        ("fields", lambda: watched.check("profile", "-T", "fields", *everything)),
        ("the tree, twice", lambda: watched.check("profile", "-2", "-V")),
        ("names of services", lambda: watched.check("profile", "-Y", "writ.service")),
        ("tables", lambda: watched.check("profile", "-q", "-z", "writ,tree", "-z", "conv,writ_party", "-z",
                                         "writ,evidence,used")),
        ("what is in force", lambda: watched.check("profile", "-z", "writ,doctor")),
        ("a report on the screen", lambda: watched.check("profile", "-q", "-z", "writ,report")),
        ("reports in files", lambda: watched.check("profile", "-q", "-z", f"writ,report,{report}html", "-z",
                                                   f"writ,report,{report}json", allowed=[f"{watched.out}/"])),
        ("broken data", lambda: watched.check("profile", "-V", data_dir="/not-there", network_db="/dev/null")),
    ])  # fmt: skip


if __name__ == "__main__":
    main()
