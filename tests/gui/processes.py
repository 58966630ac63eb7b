# SPDX-License-Identifier: GPL-2.0-or-later
"""Programs that run beside the test: started by nobody, ended for certain, and watched until they have come to rest."""

import os
import pathlib
import subprocess
import time

NOBODY = 65534
PAUSE = 0.05  # between two questions
QUIET = 6  # questions in a row that must find everybody asleep
IDLE_TICKS = 2  # of processor time meanwhile: a cursor that blinks is rest


def unprivileged(command):
    """The command as nobody runs it, where root runs this."""
    nobody = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    return [*nobody, *command] if os.geteuid() == 0 else command


def end_program(program):
    """Ends a program that was started here: asks, then insists."""
    program.terminate()
    try:
        program.wait(10)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()


def is_at_rest(sessions):
    """Whether all programs of these sessions slept whenever they were looked at, for QUIET times. Who waits for a
    turn on a busy machine is ready to run and not asleep, so slowness is not taken for rest."""
    spent = []
    for _ in range(QUIET):
        ticks, running = _activity(sessions)
        if running:
            return False
        spent.append(ticks)
        time.sleep(PAUSE)
    return spent[-1] - spent[0] <= IDLE_TICKS


def _activity(sessions):
    """Processor time so far, and whether a thread runs, could run, or waits for a disk. See proc(5), stat."""
    ticks, running = 0, False
    for path in pathlib.Path("/proc").glob("[0-9]*/task/[0-9]*/stat"):
        try:
            fields = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[3]) in sessions:
            ticks += int(fields[11]) + int(fields[12])
            running = running or fields[0] in "RD"
    return ticks, running
