#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# tidy.sh BUILD JOBS SECONDS: clang-tidy over the own sources that BUILD compiles.
# A file that passed is remembered in BUILD by the checksum of itself, all own headers and the settings, and
# is not looked at again. All of them take longer than a check may last, so files that the last commits
# changed come first, then the product's in an order that each commit shuffles anew, then the tests'; when
# time runs out, the rest is for the next run. Ends with 1 when a file does not pass.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$1 jobs=$2 seconds=$3
passed=$build/tidy-passed
deadline=$(($(date +%s) + seconds))

commit() { git -C "$root" rev-parse HEAD 2>/dev/null || echo none; }

# Changed since the last ten commits, committed or not; nothing where there is no git.
changed() {
    git -C "$root" diff --name-only "$(git -C "$root" rev-list -n 11 HEAD | tail -n 1)" 2>/dev/null || true
}

# In the order in which they are looked at.
sources() {
    local all
    all=$(sed -n "s|^ *\"file\": \"$root/\(.*\)\",\{0,1\}\$|\1|p" "$build/compile_commands.json" | sort -u)
    changed | sort | comm -12 - <(echo "$all")
    changed | sort | comm -13 - <(echo "$all") | while IFS= read -r file; do
        printf '%s %s %s\n' "${file:0:1}" "$(printf '%s' "$(commit)$file" | sha256sum | cut -c 1-16)" "$file"
    done | sed 's/^[gp] /1 /' | sort | cut -d ' ' -f 3 # geoip/ and plugin/, then tests/
}

# The name under which it is remembered that this file passed, as it is now, with these settings.
stamp_of() { cat "$root/$1" "$passed/common" | sha256sum | cut -d ' ' -f 1; }

check_one() {
    local file=$1 left stamp status=0
    stamp=$passed/$(stamp_of "$file")
    left=$((deadline - $(date +%s)))
    [ ! -e "$stamp" ] && [ "$left" -gt 0 ] || return 0
    timeout "$left" clang-tidy --quiet -p "$build" "$root/$file" 2>/dev/null || status=$?
    case $status in
    0) touch "$stamp" ;;
    124) ;; # time ran out
    *) touch "$passed/failed" ;;
    esac
}
export -f check_one stamp_of
export root build passed deadline

mkdir -p "$passed"
rm -f "$passed/failed"
find "$root/geoip" "$root/plugin" "$root/tests" "$root/.clang-tidy" \( -name '*.h' -o -name .clang-tidy \) -print0 |
    sort -z | xargs -0 cat >"$passed/common"

mapfile -t files < <(sources)
[ ${#files[@]} -gt 0 ] || { echo "clang-tidy: $build compiles no own source" >&2 && exit 1; }
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$jobs" bash -c "check_one \"\$1\"" check_one

done_count=0
for file in "${files[@]}"; do
    [ ! -e "$passed/$(stamp_of "$file")" ] || done_count=$((done_count + 1))
done
echo "clang-tidy: $done_count of ${#files[@]} files have passed, in this run or an earlier one."
[ ! -e "$passed/failed" ]
