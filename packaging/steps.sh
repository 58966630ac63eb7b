# SPDX-License-Identifier: GPL-2.0-or-later
# What the scripts that build share: steps that say what they do, a log, Debian packages.
# Sourced by bash. The caller sets `script` (its name) and `root` (the checkout) and calls `begin` first.
# shellcheck shell=bash disable=SC2034,SC2154

# What building and running Writ takes, on Debian 12 and newer.
build_packages=(
    g++ cmake ninja-build pkg-config
    wireshark-dev libwsutil-dev tshark
    libglib2.0-dev libmaxminddb-dev libloc-dev libtomlplusplus-dev libcli11-dev nlohmann-json3-dev
    python3
)
# What its tests take further.
test_packages=(libcmocka-dev mmdb-bin wireshark-common sqlite3 python3-jsonschema parallel strace)
# Wireshark on a display that nobody sees, for tests/gui.
desktop_packages=(wireshark xvfb openbox xdotool xclip imagemagick)
# The report's page in a browser without a window, for tests/unit/report: 20 seconds, 350 MB.
browser_packages=(chromium)
# A cluster of one machine, for tests/batch: 3 MB.
cluster_packages=(slurmctld slurmd slurm-client munge)

log=""
step_name="starting"

say() { printf '%s\n' "$*"; }

# begin: opens the log and sees to it that every way to fail ends with one sentence.
begin() {
    log=$(mktemp "${TMPDIR:-/tmp}/writ-$script.XXXXXX.log")
    trap 'stop_at_error $?' ERR
    trap 'stop "interrupted"' INT TERM
    say "$script: everything that the steps say goes to $log"
}

stop() {
    trap - ERR
    printf '%s: stopped while %s: %s\n' "$script" "$step_name" "$*" >&2
    exit 1
}

stop_at_error() {
    stop "a command ended with status $1: $(last_error). The log is $log"
}

# What the log says went wrong: the last line of the step that speaks of an error, else its last line.
last_error() {
    local said
    said=$(tac "$log" | awk '/^==> /{ over = 1 } !over && NF' | grep -v 'See also')
    { grep -m 1 -iE 'error|failed|cannot|E: ' <<<"$said" || head -n 1 <<<"$said"; } | cut -c 1-200
}

# step TEXT: TEXT completes "stopped while ...".
step() {
    step_name=$1
    say ""
    say "==> ${step_name^}"
    printf '\n==> %s\n' "$step_name" >>"$log"
}

# logged COMMAND...: its output goes to the log only.
logged() { "$@" >>"$log" 2>&1; }

# as_root COMMAND...: directly for root, with sudo for everybody else.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        stop "\"$*\" needs root, and there is no sudo here. Run it as root, then run this script again"
    fi
}

package_is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# install_packages NAME...: only what is missing, through the system's own apt.
install_packages() {
    command -v apt-get >/dev/null ||
        stop "this is no Debian system: install what README.md names under \"By hand\", then use CMake"
    local missing=() name
    for name in "$@"; do
        package_is_installed "$name" || missing+=("$name")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        say "All ${#} Debian packages are here already."
        return
    fi
    say "Missing: ${missing[*]}"
    say "Installing them (without recommended ones; a fresh system takes a few minutes) ..."
    logged as_root apt-get update ||
        say "The package lists could not be refreshed; going on with those that are here."
    logged as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends "${missing[@]}" ||
        stop "apt-get could not install ${missing[*]}. The log is $log"
}

# build_folder NAME: where to build: NAME in the checkout, or in the user's cache where the checkout, or
# what an earlier run left there, belongs to somebody else.
build_folder() {
    local folder=$root/$1
    if [ -w "$folder" ] || { [ ! -e "$folder" ] && [ -w "$root" ]; }; then
        printf '%s' "$folder"
    else
        printf '%s' "${XDG_CACHE_HOME:-$HOME/.cache}/writ/$1"
    fi
}
