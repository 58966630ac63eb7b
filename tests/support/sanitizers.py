# SPDX-License-Identifier: GPL-2.0-or-later
"""What a program needs in its environment to load a plugin that was built with sanitizers."""

import re
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
