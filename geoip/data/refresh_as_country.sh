#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Writes as_country.tsv anew from what the package registries have today.
# usage: refresh_as_country.sh [WRIT_DB]      (the program; default: the one on the PATH)
set -eu

writ_db=${1:-writ-db}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$writ_db" fetch --into "$work"
"$writ_db" as-country --from "$work" >"$work/as_country.tsv"

# A table that shrank by more than a tenth is a broken source, not news.
rows() { grep -vc '^#' "$1" || true; }
new=$(rows "$work/as_country.tsv")
old=$(rows "$here/as_country.tsv" 2>/dev/null || echo 0)
if [ $((new * 10)) -lt $((old * 9)) ]; then
    echo "refresh_as_country: only $new rows instead of $old: as_country.tsv is left as it is" >&2
    exit 1
fi
cp "$work/as_country.tsv" "$here/as_country.tsv"
echo "as_country.tsv: $new rows, $(sed -n 's/^# date: //p' "$here/as_country.tsv")"
