#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Every check that a change must pass, in one command. `--help` says the rest.
set -Eeuo pipefail

script=check
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/steps.sh
. "$root/packaging/steps.sh"

jobs=$(nproc)
# clang-tidy stops here; what it did not reach is for the next run (tidy.sh).
tidy_seconds=${WRIT_TIDY_SECONDS:-300}
# One of these is built and tested beside the tests, in a root of its own: the first that this system has
# not itself and that is to be had. It is given up when all of this has taken whole_seconds.
other_wiresharks="4.4;4.6"
whole_seconds=${WRIT_CHECK_SECONDS:-1320}

usage() {
    cat <<'TEXT'
Usage: packaging/check.sh [--no-tidy] [--no-matrix]

Installs the Debian packages that tests need and that are missing (root, or sudo), builds with warnings
as errors into build-check, and checks format, clang-tidy and every test. ctest's lines are the last, but for two
about the other Wireshark series.
Tests run tshark as an unprivileged user where the caller is root. Nothing is installed but packages.

  --no-tidy    leave clang-tidy out
  --no-matrix  leave another Wireshark series out, for which tests/matrix/run.sh makes a Debian root in
               /var/tmp/writ-matrix (2 GB), where it can: root, debootstrap, a network
  --help       this text

WRIT_TIDY_SECONDS bounds clang-tidy (300). The other Wireshark series is given up when all of this has taken
WRIT_CHECK_SECONDS (1320), and a line says so. WRIT_REAL_CAPTURES and WRIT_REAL_DATA name a folder of real
captures (default: shared/captures beside the checkout, where it is) and one of full databases (default:
made from public packages into build-check/real); without either the tests that use them skip.
TEXT
}

build_all() {
    step "configuring and building in $build, warnings as errors"
    mkdir -p "$build"
    logged cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DWRIT_WERROR=ON \
        -DWRIT_BUILD_TESTS=ON -DWRIT_BUILD_PLUGIN=ON -DCMAKE_INSTALL_PREFIX="$build/installed" \
        -DWRIT_MATRIX_VERSIONS="$other_wiresharks"
    logged cmake --build "$build" || stop "the build failed: $(last_error). The log is $log"
    say "Built."
}

check_tidy() {
    step "running clang-tidy (at most $tidy_seconds seconds)"
    "$root/packaging/tidy.sh" "$build" "$jobs" "$tidy_seconds" || stop "clang-tidy found something, see above"
}

# The real ring wants full databases. Those of an earlier run serve when they cannot be made anew.
make_databases() {
    [ -z "${WRIT_REAL_DATA:-}" ] || return 0
    step "making full databases for the tests on real captures"
    if logged "$build/geoip/tools/writ-db" update --sources "$build/real/sources" --out "$build/real"; then
        say "Made from public packages."
    else
        say "Not made (is there a network?): those tests use earlier ones, or skip."
    fi
    [ ! -e "$build/real/network.mmdb" ] || export WRIT_REAL_DATA=$build/real
}

run_tests() {
    step "running the tests"
    trap - ERR
    export WRIT_MATRIX_SECONDS=$((whole_seconds - SECONDS))
    local status=0 table=$build/tests/matrix/table.txt
    rm -f "$table"
    # The other series has a place of its own, and takes the time that tests leave.
    [ -z "$other_wiresharks" ] || jobs=$((jobs + 1))
    ctest --test-dir "$build" --output-on-failure -j "$jobs" || status=$?
    # Where it was skipped, ctest does not say why.
    [ ! -s "$table" ] || { say "" && say "Beside this system's Wireshark:" && tail -n 2 "$table"; }
    exit $status
}

main() {
    step_name="reading the command line"
    local tidy=yes
    while [ $# -gt 0 ]; do
        case $1 in
        --no-tidy) tidy=no ;;
        --no-matrix) other_wiresharks="" ;;
        -h | --help) usage && exit 0 ;;
        *) usage >&2 && exit 2 ;;
        esac
        shift
    done
    begin
    build=$(build_folder build-check)
    step "looking for Debian packages"
    install_packages "${build_packages[@]}" "${test_packages[@]}" clang-format clang-tidy shellcheck debootstrap \
        "${cluster_packages[@]}" "${desktop_packages[@]}" "${browser_packages[@]}"
    build_all
    [ $tidy = no ] || check_tidy
    make_databases
    run_tests
}

main "$@"
