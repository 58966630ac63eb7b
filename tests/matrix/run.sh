#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Builds and tests Writ on other Debian releases, and so on other Wireshark series. `--help` says the rest.
set -Eeuo pipefail

script=matrix
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=packaging/steps.sh
. "$root/packaging/steps.sh"
# shellcheck source=packaging/debian_root.sh
. "$root/packaging/debian_root.sh"

roots=$(realpath -m "${WRIT_MATRIX:-/var/tmp/writ-matrix}")
inside=/opt/writ/tests/matrix/in_root.sh
skipped=77
size=full
other=no
compilers=()
seconds="" # no limit

usage() {
    cat <<'TEXT'
Usage: tests/matrix/run.sh [--gcc | --clang | --both] [--short] [--other] [VERSION...]

Builds Writ with warnings as errors and runs its tests on other Wireshark series, each in a Debian root of
its own that debootstrap makes with this system's mirror. A table at the end says what was built, passed,
failed, skipped, and what was not to be had. Needs root (or sudo without a password), debootstrap, a
network the first time, and up to 7 GB for each root; the roots are kept, and the next run builds only
what changed.

  VERSION   4.0 (Debian 12, bookworm), 4.4 (Debian 13, trixie), 4.6 (testing, forky), or the name of a
            release, whatever Wireshark it has; all three versions if none is named
  --gcc     with gcc (default), --clang with clang, --both with both
  --short   build the plugin and run what says most about a Wireshark series, in WRIT_MATRIX_SECONDS (480)
            at the most; what is not done by then is not to be had
  --other   only the first of the versions that this system has not itself and that is to be had
  --help    this text

WRIT_MATRIX names the folder of the roots (/var/tmp/writ-matrix); remove it to start anew. WRIT_REAL_DATA
and WRIT_REAL_CAPTURES, folders of full databases and of real captures, are mounted read-only for the
tests that want them. Logs and results of each run lie in logs/ of the folder of the roots.

Ends with 0 when all that was asked for was had and passed, 1 when something failed, 2 after wrong use,
77 when nothing failed but something was not to be had.
TEXT
}

suite_of() { # VERSION: Debian's release of it, or the release itself
    case $1 in
    4.0) echo bookworm ;;
    4.4) echo trixie ;;
    4.6) echo forky ;;
    *) echo "$1" ;;
    esac
}

read_arguments() {
    while [ $# -gt 0 ]; do
        case $1 in
        --gcc) compilers=(gcc) ;;
        --clang) compilers=(clang) ;;
        --both) compilers=(gcc clang) ;;
        --short) size=short seconds=${WRIT_MATRIX_SECONDS:-480} ;;
        --other) other=yes ;;
        -h | --help) usage && exit 0 ;;
        4.0 | 4.4 | 4.6) versions+=("$1") ;;
        -* | *[!a-z]*) usage >&2 && exit 2 ;;
        *) versions+=("$1") ;;
        esac
        shift
    done
    [ ${#versions[@]} -gt 0 ] || versions=(4.0 4.4 4.6)
    [ ${#compilers[@]} -gt 0 ] || compilers=(gcc)
}

# nothing_here REASON: no root can be made, whatever the version.
nothing_here() {
    say "skipped, no other Wireshark was looked at: $*"
    exit "$skipped"
}

need_rights() { # the arguments of the command line
    [ -z "${WRIT_IN_MATRIX:-}" ] || nothing_here "this is a root of the matrix itself"
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null || nothing_here "making a root needs root's rights, or sudo without a password"
        local kept=WRIT_MATRIX,WRIT_MATRIX_SECONDS,WRIT_REAL_DATA,WRIT_REAL_CAPTURES,http_proxy,https_proxy
        exec sudo -n --preserve-env="$kept" bash "${BASH_SOURCE[0]}" "$@"
    fi
    command -v debootstrap >/dev/null || nothing_here "there is no debootstrap (Debian package: debootstrap)"
    unshare --mount --pid --fork true 2>/dev/null || nothing_here "this system does not let root mount (a container?)"
}

# within COMMAND...: no longer than the time that is left; 137 says that it was.
within() {
    if [ -z "$seconds" ]; then
        "$@"
    else
        local left=$((seconds - SECONDS))
        [ $left -gt 0 ] || return 137
        timeout --signal=KILL "$left" "$@"
    fi
}

# What went wrong in a step that ended with STATUS.
reason() { # STATUS
    if [ "$1" -eq 137 ]; then
        echo "the $seconds seconds were over while $step_name"
    else
        echo "$step_name failed: $(last_error)"
    fi
}

# A root that was not finished has another name.
make_root() { # SUITE FOLDER
    [ ! -e "$2/etc/debian_version" ] || return 0
    # What one that was ended leaves of files goes the next time.
    rm -rf --one-file-system "$2.part"
    make_debian_root "$1" "$2.part" within || return
    # What is in here can be made again: no need to wait for the disk at each file.
    echo force-unsafe-io >"$2.part/etc/dpkg/dpkg.cfg.d/matrix"
    mv "$2.part" "$2"
}

# Files that are not as they are in OLD are new, whatever day they bear: one may have been edited after OLD was copied
# and before that was built.
touch_what_changed() { # OLD NEW
    (cd "$2" && find . -type f -exec sh -c '
        old=$1 && shift
        for file; do cmp -s "$file" "$old/$file" || touch "$file"; done' sh "$1" {} +)
}

# The checkout as it is now, without what was built in it. Times are kept: what did not change is not built again.
copy_sources() { # FOLDER
    rm -rf "$1/opt/writ.new" &&
        mkdir -p "$1/opt/writ.new" &&
        tar -C "$root" --exclude='./build*' --exclude=./.git --exclude=__pycache__ -c . | tar -C "$1/opt/writ.new" -x &&
        touch_what_changed "$1/opt/writ" "$1/opt/writ.new" &&
        rm -rf "$1/opt/writ" &&
        mv "$1/opt/writ.new" "$1/opt/writ"
}

# in_root FOLDER COMMAND...: mounts and processes of its own, which end with the command.
in_root() {
    local real=()
    mkdir -p "$1/mnt/data" "$1/mnt/captures"
    [ ! -d "${WRIT_REAL_DATA:-}" ] || real+=("WRIT_REAL_DATA=/mnt/data")
    [ ! -d "${WRIT_REAL_CAPTURES:-}" ] || real+=("WRIT_REAL_CAPTURES=/mnt/captures")
    # shellcheck disable=SC2016
    within unshare --mount --pid --fork --kill-child sh -c '
        folder=$1 && data=$2 && captures=$3 && shift 3 &&
        mount -t proc proc "$folder/proc" && mount -t tmpfs tmpfs "$folder/dev/shm" &&
        if [ -d "$data" ]; then mount -o bind,ro "$data" "$folder/mnt/data"; fi &&
        if [ -d "$captures" ]; then mount -o bind,ro "$captures" "$folder/mnt/captures"; fi &&
        exec chroot "$folder" "$@"' sh "$1" "${WRIT_REAL_DATA:-}" "${WRIT_REAL_CAPTURES:-}" \
        env -u TMPDIR -u WRIT_REAL_DATA -u WRIT_REAL_CAPTURES HOME=/root LC_ALL=C.UTF-8 WRIT_IN_MATRIX=1 \
        "${real[@]}" "${@:2}"
}

# ask_root FOLDER QUESTION...: what in_root.sh answers at once, also when the time is over.
ask_root() {
    local seconds=""
    in_root "$1" "$inside" "${@:2}"
}

# note VERSION WIRESHARK SUITE COMPILER STATE [DETAIL]: a line of the table.
note() {
    local IFS=$'\t'
    echo "$*" >>"$logs/states.tsv"
}

# prepare VERSION SUITE FOLDER: a root with sources and packages, or a line of the table and 1.
prepare() {
    local status=0 free
    mkdir -p "$roots"
    exec {lock}>"$3.lock"
    flock -n "$lock" || { note "$1" - "$2" - not-had "another run works in $3" && return 1; }
    free=$(($(df --output=avail -k "$roots" | tail -n 1) / 1000000))
    if [ ! -e "$3/etc/debian_version" ] && [ "$free" -lt 7 ]; then
        note "$1" - "$2" - not-had "$roots has $free GB free, and a root takes up to 7"
        return 1
    fi
    step "making the root of $2"
    logged make_root "$2" "$3" || status=$?
    if [ $status -eq 0 ]; then
        { logged copy_settings "$3" && logged copy_sources "$3"; } || stop "copying into $3 failed. The log is $log"
        step "installing what $2 lacks"
        logged in_root "$3" "$inside" packages "$size" "${compilers[@]}" || status=$?
    fi
    [ $status -eq 0 ] || { note "$1" - "$2" - not-had "$(reason $status)" && return 1; }
}

# What broke the build: the compiler's first error in this step, which all that follow from it come after.
build_error() {
    local first
    first=$(awk '/^==> /{ found = "" } /error:|CMake Error/ && found == "" { found = $0 } END { print found }' "$log")
    echo "${first:-$(last_error)}"
}

# build_and_test WIRESHARK SUITE FOLDER COMPILER
build_and_test() {
    local status=0 place=$logs/$1-$4 version
    version=$(ask_root "$3" compiler "$4")
    step "building on Wireshark $1 ($2) with $version"
    logged in_root "$3" "$inside" build "$size" "$4" || status=$?
    if [ $status -eq 137 ]; then
        note "$1" "$1" "$2" "$version" not-had "$(reason 137)"
        return
    elif [ $status -ne 0 ]; then
        note "$1" "$1" "$2" "$version" failed "$(build_error)"
        return
    fi
    step "running the tests on Wireshark $1 ($2) with $4"
    in_root "$3" "$inside" test "$size" "$4" >"$place.log" 2>&1 || status=$?
    cat "$place.log" >>"$log"
    if [ $status -eq 137 ]; then
        note "$1" "$1" "$2" "$version" not-had "$(reason 137); $place.log"
    elif cp "$3$(ask_root "$3" results "$size" "$4")" "$place.xml"; then
        note "$1" "$1" "$2" "$version" tested "$place.xml"
    else
        note "$1" "$1" "$2" "$version" failed "ctest ended with $status and wrote no results; $place.log"
    fi
    tail -n 4 "$place.log"
}

# look_at VERSION: 1 when it was not to be had at all.
look_at() {
    local version=$1 suite folder has compiler
    suite=$(suite_of "$1")
    folder=$roots/$suite
    prepare "$version" "$suite" "$folder" || return
    has=$(ask_root "$folder" wireshark)
    if [ "$version" != "$suite" ] && [ "${has%.*}" != "$version" ]; then
        note "$version" - "$suite" - not-had "$suite has Wireshark $has"
    fi
    for compiler in "${compilers[@]}"; do
        build_and_test "$has" "$suite" "$folder" "$compiler"
    done
    exec {lock}>&-
}

main() {
    step_name="reading the command line"
    versions=()
    read_arguments "$@"
    need_rights "$@"
    begin
    logs=$roots/logs/$(date +%Y%m%d-%H%M%S)
    mkdir -p "$logs"
    local version own
    own=$(tshark --version 2>/dev/null | sed -n '1s/[^0-9]*\([0-9]*\.[0-9]*\).*/\1/p')
    for version in "${versions[@]}"; do
        [ $other = no ] || [ "$version" != "$own" ] || continue
        if look_at "$version" && [ $other = yes ]; then
            break
        fi
    done
    cp "$log" "$logs/all.log"
    step "reading the results in $logs"
    trap - ERR
    python3 -B "$root/tests/matrix/table.py" "$logs/states.tsv"
}

main "$@"
