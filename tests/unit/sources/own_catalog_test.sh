#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Where writ-db finds the user's own catalogue, and what it says of it. Every row has a home of its own.
# usage: own_catalog_test.sh WRIT_DB
set -u
writ_db=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset WIRESHARK_CONFIG_DIR XDG_CONFIG_HOME XDG_DATA_HOME
HOME=$work/home
export HOME
failures=0
subcommand=info

data=$work/data
mkdir -p "$data/catalog/entities"
printf 'as_of = 2026-08-22\n' >"$data/catalog/catalog.toml"
: >"$data/catalog/defaults.toml"
cat >"$data/catalog/entities/a.toml" <<'TEXT'
[[entity]]
id = "alpha"
name = "Alpha"
[[entity]]
id = "beta"
name = "Beta"
TEXT

# own FOLDER: a Wireshark folder whose catalogue switches alpha off.
own() {
    mkdir -p "$1/writ/catalog/entities"
    printf '[[entity]]\nid = "alpha"\noff = true\n' >"$1/writ/catalog/entities/mine.toml"
}

# expect NAME TEXT [ARGUMENT...]: TEXT must stand in what the subcommand, info, says; "no TEXT" must not. Then the
# home is emptied.
expect() {
    name=$1 text=$2
    shift 2
    "$writ_db" $subcommand --data-dir "$data" "$@" >"$work/said" 2>&1
    wanted=yes
    case $text in "no "*) wanted=no text=${text#no } ;; esac
    if grep -qF -- "$text" "$work/said"; then found=yes; else found=no; fi
    if [ "$found" != "$wanted" ]; then
        echo "FAILED: $name: \"$text\" expected: $wanted, got:"
        sed 's/^/    /' "$work/said"
        failures=$((failures + 1))
    fi
    rm -rf "$HOME"
}

change='yours   entity "alpha" (entities/a.toml:1) switched off by personal/entities/mine.toml:1'
expect "no folder" "no yours"
expect "no folder: everything is there" "2 entities, 0 laws, 0 lists"
own "$HOME/.config/wireshark"
expect "the usual folder" "$change"
own "$HOME/.config/wireshark"
expect "the usual folder: it counts" "1 entities, 0 laws, 0 lists"
own "$HOME/.config/wireshark"
expect "left out" "no yours" --no-personal
own "$HOME/.config/wireshark"
expect "left out: everything is there" "2 entities, 0 laws, 0 lists" --no-personal
own "$HOME/.wireshark"
expect "the old folder, where only that is" "$change"
own "$HOME/.wireshark"
mkdir -p "$HOME/.config/wireshark"
expect "the old folder beside the usual one" "no yours"

export XDG_CONFIG_HOME="$HOME/config"
own "$HOME/config/wireshark"
expect "another folder of settings" "$change"
own "$HOME/.config/wireshark"
expect "the usual folder beside another one" "no yours"
export XDG_CONFIG_HOME=config
own "$HOME/.config/wireshark"
expect "a relative folder of settings does not count" "$change"
export WIRESHARK_CONFIG_DIR="$HOME/profile"
own "$HOME/profile"
expect "the folder that Wireshark is told" "$change"
own "$HOME/.config/wireshark"
expect "the usual folder beside that one" "no yours"
unset WIRESHARK_CONFIG_DIR XDG_CONFIG_HOME

own "$HOME/.config/wireshark"
printf '[[entity]]\nid = "gamma"\nextend = true\n' >"$HOME/.config/wireshark/writ/catalog/entities/more.toml"
expect "a row that is left out is said" "writ-db: personal catalogue failed in part: 0 of 2 files of \
$HOME/.config/wireshark/writ/catalog left out, problems 1; first problem personal/entities/more.toml:1:1: there is no \
entity \"gamma\" to extend"

subcommand=lookup
own "$HOME/.config/wireshark"
expect "lookup: what is switched off is nobody" "alpha: expected an IP address" alpha
own "$HOME/.config/wireshark"
expect "lookup: left out" "Alpha" alpha --no-personal

[ "$failures" -eq 0 ] || exit 1
