#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Runs the fuzz targets under libFuzzer, address and undefined-behaviour sanitizers, one after the other.
# usage: tests/fuzz/run.sh [SECONDS [TARGET...]]   60 seconds each, all targets
# Found inputs go to build-fuzz/found/TARGET; one that broke something ends the run and is named: shorten it
# (-minimize_crash=1), put it into corpus/TARGET under the name of its symptom, then mend.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$root/build-fuzz
seconds=${1:-60}
[ $# -eq 0 ] || shift
case $seconds in
'' | *[!0-9]*) sed -n '3,6s/^# //p' "${BASH_SOURCE[0]}" >&2 && exit 2 ;;
esac
command -v clang++ >/dev/null || { echo "run.sh: clang++ is missing (Debian: clang)" >&2 && exit 1; }

targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
    mapfile -t targets < <(cd "$root/tests/fuzz/corpus" && printf '%s\n' *)
fi
cmake --preset fuzz -S "$root" -B "$build" >/dev/null
cmake --build "$build" --target "${targets[@]/#/fuzz_}" >/dev/null

for target in "${targets[@]}"; do
    found=$build/found/$target
    mkdir -p "$found" "$build/broken"
    echo "== $target, $seconds seconds"
    "$build/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=0 \
        -verbosity=0 -artifact_prefix="$build/broken/$target-" "$found" "$root/tests/fuzz/corpus/$target"
done
echo "nothing broke"
