# SPDX-License-Identifier: GPL-2.0-or-later
"""What a program needs in its environment to load a plugin that was built with sanitizers."""

import re
import shutil
import subprocess


def environment_of(plugin):
    """Their library must be the program's first, and a finding must end the program. Leaks are not looked for: what
    glib and Wireshark keep until the end would hide ours. Nothing for a plugin that was built without."""
    needed = subprocess.run(["ldd", plugin], capture_output=True, encoding="utf-8", check=False).stdout
    library = re.search(r"libasan\S* => (\S+)", needed)
    if not library:
        return {}
    ending = "halt_on_error=1:exitcode=99"
    return {
        "LD_PRELOAD": library.group(1),
        "ASAN_OPTIONS": f"{ending}:detect_leaks=0",
        "UBSAN_OPTIONS": f"{ending}:print_stacktrace=1",
    }


def for_programs_that_start(program, environment, folder):
    """Of an environment that environment_of() is part of: the one for what starts `program`, which loads the plugin.
    Programs that were built without sanitizers (capinfos, ps) hang where their library comes first: only `program`
    gets it, from a script of its name in `folder`, which exists and comes first in PATH."""
    changed = dict(environment)
    library = changed.pop("LD_PRELOAD", None)
    if library:
        script = folder / program
        found = shutil.which(program, path=environment["PATH"])
        script.write_text(f'#!/bin/sh\nexport LD_PRELOAD={library}\nexec {found} "$@"\n', encoding="utf-8")
        script.chmod(0o755)
        changed["PATH"] = f"{folder}:{environment['PATH']}"
    return changed
