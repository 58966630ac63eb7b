#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Installs what lies beside it into the folders of the user who runs it. `--help` says the rest.
set -eu
LC_ALL=C
export LC_ALL

here=$(cd "$(dirname "$0")" && pwd)
home=${HOME:?HOME is not set}
prefix=$home/.local
data=${XDG_DATA_HOME:-$home/.local/share}/writ
record=$data/.installed
databases="network.mmdb hardware.mmdb"

usage() {
    cat <<'TEXT'
Usage: ./install.sh [--prefix FOLDER]     install, or upgrade what an earlier run installed
       ./install.sh --remove [--purge]    take all of it back

Needs no root and no network. It must be run by the user who captures: tshark ignores the plugins of a
user's folder when root starts it.

  plugin        ~/.local/lib/wireshark/plugins/X.Y/epan   (as tshark -G folders says)
  profile       ~/.config/wireshark/profiles/Writ         what you changed there is kept
  data          ~/.local/share/writ                       databases that are newer are kept
  programs      ~/.local/bin, libexec, lib, share/man, share/zsh; --prefix names another folder for these

  --prefix FOLDER   where programs go instead of ~/.local
  --remove          remove what was installed; files of the profile that you changed stay
  --purge           with --remove: those, too, and what writ-db fetched
  --help            this text

Ends with 0 when done, 1 when something is in the way (one sentence says what), 2 for wrong use.
TEXT
}

stop() {
    printf 'install.sh: %s\n' "$*" >&2
    exit 1
}

say() { printf '%s\n' "$*"; }

# ---- the record: "SHA256  FILE" and "folder  FOLDER", in the order in which they were made ----------

sum_of() { sha256sum <"$1" | cut -d ' ' -f 1; }

# What FILE was when it was put there, by this script or by an installation from source; or "none".
recorded_sum() { # FILE
    own=$(dirname "$1")/.installed
    {
        [ ! -e "$record" ] || cat "$record"
        [ "$own" = "$record" ] || [ ! -e "$own" ] || sed "s|^\([^ ]*\) |\1  $(dirname "$1")/|" "$own"
    } | NAME=$1 awk '{ name = substr($0, index($0, "  ") + 2) }
        name == ENVIRON["NAME"] && !sum { sum = $1 } END { print sum ? sum : "none" }'
}

# Folders that were not there before are ours to remove.
make_folder() {
    [ ! -d "$1" ] || return 0
    make_folder "$(dirname "$1")"
    mkdir "$1" || stop "$1 cannot be made"
    printf 'folder  %s\n' "$1" >>"$new_record"
}

# put FILE FOLDER: unless somebody changed the one that is there since we put it there.
put() {
    name=$2/$(basename "$1")
    make_folder "$2"
    if [ -e "$name" ] && [ "$keep_changes" = yes ]; then
        sum=$(sum_of "$name")
        if [ "$sum" != "$(sum_of "$1")" ] && [ "$sum" != "$(recorded_sum "$name")" ]; then
            say "  Left as you changed it: $name"
            printf '%s  %s\n' "$(recorded_sum "$name")" "$name" >>"$new_record"
            return 0
        fi
    fi
    # By rename: a tshark that runs has the old file or the new one.
    if ! { cp "$1" "$name.new" && mv -f "$name.new" "$name"; }; then
        rm -f "$name.new"
        stop "$name cannot be written"
    fi
    printf '%s  %s\n' "$(sum_of "$name")" "$name" >>"$new_record"
}

put_tree() { # FOLDER INTO
    (cd "$1" && find . -type f | sort) >"$scratch/files"
    while IFS= read -r file; do
        put "$1/$file" "$(dirname "$2/${file#./}")"
    done <"$scratch/files"
}

# ---- what must be so ----------------------------------------------------------------------------------

series() { cat "$here/lib/writ/wireshark-series"; }

# folder_of NAME: what tshark says of its folders.
folder_of() { tshark -G folders 2>/dev/null | sed -n "s/^$1:[[:space:]]*//p"; }

check_surroundings() {
    [ "$(id -u)" -ne 0 ] ||
        stop "tshark ignores plugins in a user's folder when root starts it: run this as the user who captures, or install the Debian packages as root"
    command -v tshark >/dev/null || stop "there is no tshark here: install Wireshark $(series) first (Debian: tshark)"
    found=$(tshark -v 2>/dev/null | sed -n '1s/[^0-9]*\([0-9]*\.[0-9]*\).*/\1/p')
    [ "$found" = "$(series)" ] ||
        stop "this archive is for Wireshark $(series), and tshark here is of $found: a plugin works with its own series only, take the archive for $found"
    plugins=$(folder_of 'Personal Plugins')
    plugins=${plugins:-$home/.local/lib/wireshark/plugins/$found}/epan
    configuration=$(folder_of 'Personal configuration')
    configuration=${configuration:-$home/.config/wireshark}
    everybodys=$(folder_of 'Global Plugins')/epan/writ.so
    [ ! -e "$everybodys" ] ||
        stop "Writ is installed for everybody already ($everybodys): Wireshark would load it twice, and refuse to start"
    missing=$(ldd "$here/plugin/writ.so" | sed -n 's/^[[:space:]]*\([^ ]*\) => not found/\1/p' | sort -u | xargs)
    [ -z "$missing" ] || stop "the plugin needs what this system does not have: $missing"
    missing=$(ldd "$here/bin/writ-db" "$here/bin/writ-batch" | sed -n 's/^[[:space:]]*\([^ ]*\) => not found/\1/p' | sort -u | xargs)
    [ -z "$missing" ] || say "writ-db and writ-batch will not run before this system has: $missing"
}

# However it ends, --remove knows what was put where.
leave() {
    [ ! -s "$new_record" ] || cat "$new_record" >>"$record"
    rm -rf "$scratch"
}

# ---- install ------------------------------------------------------------------------------------------

day_of() { "$here/bin/writ-db" info "$1" 2>/dev/null | sed -n 's/^  day *//p' | head -n 1; }

# A database that writ-db update made since is newer than this archive's.
put_databases() {
    for name in $databases; do
        there=$data/$name
        if [ -e "$there" ] && [ "$(sum_of "$there")" != "$(recorded_sum "$there")" ]; then
            old=$(day_of "$there")
            new=$(day_of "$here/share/writ/$name")
            if [ -n "$old" ] && expr "x$old" \> "x$new" >/dev/null; then
                say "  Left, newer than this archive's ($old): $there"
                printf '%s  %s\n' none "$there" >>"$new_record"
                continue
            fi
        fi
        put "$here/share/writ/$name" "$data"
    done
}

# What an earlier version had and this one has not; and folders that it made.
forget_old() {
    [ -e "$record" ] || return 0
    while IFS= read -r line; do
        name=${line#*  }
        if [ "${line%%  *}" = folder ]; then
            [ ! -d "$name" ] || grep -qxF -- "$line" "$new_record" || printf '%s\n' "$line" >>"$new_record"
        elif ! cut -d ' ' -f 3- "$new_record" | grep -qxF -- "$name"; then
            rm -f -- "$name"
        fi
    done <"$record"
}

install_all() {
    check_surroundings
    say "Installing Writ for Wireshark $(series):"
    scratch=$(mktemp -d)
    new_record=$scratch/record
    trap leave EXIT
    trap 'exit 1' HUP INT TERM
    : >"$new_record"
    keep_changes=no
    make_folder "$data"
    put "$here/plugin/writ.so" "$plugins"
    put_tree "$here/bin" "$prefix/bin"
    put_tree "$here/libexec/writ" "$prefix/libexec/writ"
    put_tree "$here/lib/writ" "$prefix/lib/writ"
    put_tree "$here/share/man" "$prefix/share/man"
    put_tree "$here/share/zsh/vendor-completions" "$prefix/share/zsh/site-functions"
    put_tree "$here/share/bash-completion" "$(dirname "$data")/bash-completion"
    put_tree "$here/share/writ/catalog" "$data/catalog"
    for name in catalog.bin as_country.tsv questions.sql; do
        put "$here/share/writ/$name" "$data"
    done
    put "$here/COPYRIGHT" "$data"
    put "$here/DATA-LICENCES" "$data"
    put_databases
    keep_changes=yes
    put_tree "$here/profiles/Writ" "$configuration/profiles/Writ"
    link_data
    forget_old
    cp "$new_record" "$record"
    : >"$new_record"
    record_for_profile
    tshark -G plugins 2>/dev/null | grep -q '^writ\.so[[:space:]]' ||
        stop "tshark does not load $plugins/writ.so; LD_DEBUG=libs tshark -G plugins says why"
    say "  plugin    $plugins/writ.so"
    say "  profile   $configuration/profiles/Writ"
    say "  programs  $prefix/bin/writ-db, writ-batch"
    say "  data      $data, of $(day_of "$data/network.mmdb")"
    case :$PATH: in
    *":$prefix/bin:"*) ;;
    *) say "$prefix/bin is not in PATH: add it, or call the programs by their full names." ;;
    esac
}

# writ-db finds its data in share/writ beside bin.
link_data() {
    [ "$prefix/share/writ" != "$data" ] || return 0
    [ ! -e "$prefix/share/writ" ] || [ -L "$prefix/share/writ" ] || stop "$prefix/share/writ is there and is not ours"
    make_folder "$prefix/share"
    ln -sfn "$data" "$prefix/share/writ"
    printf 'link  %s\n' "$prefix/share/writ" >>"$new_record"
}

# In the form in which an installation from source reads it (profiles/install_personal.cmake).
record_for_profile() {
    profile=$configuration/profiles/Writ
    grep -F -- "  $profile/" "$record" | sed "s|  .*/| |" >"$profile/.installed"
    printf '%s  %s\n' "$(sum_of "$profile/.installed")" "$profile/.installed" >>"$record"
}

# ---- remove -------------------------------------------------------------------------------------------

remove_all() {
    [ -e "$record" ] || stop "$record is not there: nothing was installed by this user, or it was removed"
    kept=$(mktemp)
    while IFS= read -r line; do
        name=${line#*  }
        case ${line%%  *} in
        folder) ;;
        link) [ ! -L "$name" ] || rm -f -- "$name" ;;
        *)
            if [ ! -e "$name" ]; then
                continue
            fi
            case $purge:$name in
            no:*/profiles/Writ/*)
                if [ "$(sum_of "$name")" != "${line%%  *}" ]; then
                    say "  Left, because you or Wireshark changed it: $name"
                    printf '%s\n' "$line" >>"$kept"
                    continue
                fi
                ;;
            esac
            rm -f -- "$name"
            ;;
        esac
    done <"$record"
    if [ "$purge" = yes ]; then
        rm -rf -- "${XDG_CACHE_HOME:-$home/.cache}/writ"
    fi
    folders=$(sed -n 's/^folder  //p' "$record" | sort -ru)
    # What stays is remembered, for --purge and for the next installation.
    if [ -s "$kept" ]; then
        sed -n '/^folder  /p' "$record" | cat - "$kept" >"$record.new"
        mv "$record.new" "$record"
    else
        rm -f -- "$record"
    fi
    printf '%s\n' "$folders" | while IFS= read -r name; do
        rmdir -- "$name" 2>/dev/null || true
    done
    say "Removed."
    [ ! -s "$kept" ] || say "With --remove --purge that goes, too."
    rm -f "$kept"
}

main() {
    remove=no purge=no
    while [ $# -gt 0 ]; do
        case $1 in
        -h | --help) usage && exit 0 ;;
        --remove) remove=yes ;;
        --purge) purge=yes ;;
        --prefix)
            [ $# -gt 1 ] || { usage >&2 && exit 2; }
            case $2 in
            /*) prefix=${2%/} ;;
            *) prefix=$PWD/${2%/} ;;
            esac
            shift
            ;;
        *) usage >&2 && exit 2 ;;
        esac
        shift
    done
    if [ "$remove" = yes ]; then
        remove_all
    elif [ "$purge" = yes ]; then
        usage >&2 && exit 2
    else
        install_all
    fi
}

main "$@"
