#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# tidy.sh BUILD JOBS SECONDS: clang-tidy over every own source that BUILD compiles, changed ones first.
# A file that passed is remembered by the checksum of itself, all own headers and the settings. Ends with
# 0 also when time runs out before all were seen, and says how many are left for the next run.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$1 jobs=$2 seconds=$3
passed=$build/tidy-passed
deadline=$(($(date +%s) + seconds))

sources() {
    sed -n 's/^ *"file": "\(.*\)",\{0,1\}$/\1/p' "$build/compile_commands.json" | sort -u | grep -F "$root/"
}

# Prints the checksum that stands for "this file, as it is now, with these settings".
checksum_of() { cat "$1" "$passed/common" | sha256sum | cut -d ' ' -f 1; }

# Runs in a process of its own: 0 passed or out of time, 255 stops xargs.
check_one() {
    local file=$1 stamp left
    stamp=$passed/$(checksum_of "$file")
    left=$((deadline - $(date +%s)))
    [ "$left" -gt 0 ] || return 0
    local status=0
    timeout "$left" clang-tidy --quiet -p "$build" "$file" 2>/dev/null || status=$?
    case $status in
    0) touch "$stamp" ;;
    124) ;;
    *) echo "clang-tidy: ${file#"$root"/}" && return 255 ;;
    esac
}
export -f check_one checksum_of
export root build passed deadline

mkdir -p "$passed"
{
    cat "$root/.clang-tidy"
    git -C "$root" ls-files -z --cached --others --exclude-standard '*.h' 2>/dev/null |
        (cd "$root" && xargs -0 cat) || find "$root" -name '*.h' -not -path '*/build*' -exec cat {} +
} >"$passed/common"

waiting=()
while IFS= read -r file; do
    [ -e "$passed/$(checksum_of "$file")" ] || waiting+=("$file")
done < <(sources)
total=$(sources | wc -l)
[ ${#waiting[@]} -eq 0 ] || printf '%s\0' "${waiting[@]}" |
    xargs -0 -n 1 -P "$jobs" bash -c "check_one \"\$1\"" check_one

left=0
while IFS= read -r file; do
    [ -e "$passed/$(checksum_of "$file")" ] || left=$((left + 1))
done < <(sources)
echo "clang-tidy: $((total - left)) of $total files pass$([ "$left" -eq 0 ] || echo "; time ran out for $left")."
