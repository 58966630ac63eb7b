#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Measures what Writ costs and prints one table with its goals, on this machine, in about half an hour.
# usage: tests/bench/run.sh [--only PART] [--rounds N]
# Parts: unused filters columns everything lua look_ups starting memory growth.
# Full databases: $WRIT_REAL_DATA, else what packaging/check.sh made in build-check/real. Real captures:
# $WRIT_REAL_CAPTURES, else shared/captures beside the checkout, else those that the tests generate.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=${WRIT_BENCH_BUILD:-$root/build-bench}
data=${WRIT_REAL_DATA:-$root/build-check/real}
captures=${WRIT_REAL_CAPTURES:-$root/../shared/captures}
case ${1:-} in
-h | --help) sed -n '3,7s/^# //p' "${BASH_SOURCE[0]}" && exit 0 ;;
esac

stop() {
    echo "run.sh: $*" >&2
    exit 1
}

for program in cmake ninja tshark hyperfine valgrind mergecap editcap; do
    command -v "$program" >/dev/null || stop "$program is missing (Debian: apt install cmake ninja-build tshark hyperfine valgrind wireshark-common)"
done
for database in network hardware; do
    [ -e "$data/$database.mmdb" ] || stop "no $database.mmdb in $data: run packaging/check.sh, or set WRIT_REAL_DATA"
done

cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DWRIT_BUILD_TESTS=ON -DWRIT_BUILD_PLUGIN=ON >/dev/null
cmake --build "$build" --target writ writ-db writ_lookup_bench >/dev/null

# The databases with this checkout's own catalogue, compiled as it is installed.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$data/network.mmdb" "$data/hardware.mmdb" "$work/"
cp -r "$root/geoip/data" "$work/catalog"
"$build/geoip/tools/writ-db" compile "$work/catalog" --out "$work/catalog.bin" >/dev/null

options=()
[ ! -d "$captures" ] || options+=(--captures "$captures")
plugin=$(find "$build/stage" -name writ.so | head -n 1)
python3 -B "$root/tests/bench/goals.py" --plugin "$plugin" --data "$work" \
    --look-ups "$(find "$build" -name writ_lookup_bench -type f)" "${options[@]}" "$@"
