#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Runs tshark with the plugin of a build folder.
# usage: run_tshark.sh STAGE_DIR [tshark arguments...]
#   STAGE_DIR holds X.Y/epan/writ.so (a build folder's stage/).
# tshark that root starts ignores plugin folders of its environment, so root runs it as nobody; a stage
# that nobody cannot read is copied. HOME is an empty folder: no profile and no plugin of the user's.
# Ends with 2 when tshark did not load the plugin: it leaves one out without a word.
set -eu

if [ $# -lt 1 ] || [ ! -d "$1" ]; then
    echo "usage: run_tshark.sh STAGE_DIR [tshark arguments...]" >&2
    exit 2
fi
stage=$(cd "$1" && pwd)
shift

folder=$(mktemp -d "${TMPDIR:-/tmp}/writ-tshark.XXXXXX")
trap 'rm -rf "$folder"' EXIT HUP INT TERM
mkdir "$folder/home"

as_user() {
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid=65534 --regid=65534 --clear-groups env \
            -u XDG_CONFIG_HOME -u XDG_DATA_HOME HOME="$folder/home" WIRESHARK_PLUGIN_DIR="$stage" "$@"
    else
        env -u XDG_CONFIG_HOME -u XDG_DATA_HOME HOME="$folder/home" WIRESHARK_PLUGIN_DIR="$stage" "$@"
    fi
}

if [ "$(id -u)" -eq 0 ]; then
    chmod 755 "$folder"
    chown 65534:65534 "$folder/home"
    if ! as_user test -r "$stage"; then
        cp -R "$stage" "$folder/stage"
        chmod -R a+rX "$folder/stage"
        stage=$folder/stage
    fi
fi

if ! as_user tshark -G plugins | grep -q '^writ\.so[[:space:]]'; then
    echo "run_tshark.sh: tshark did not load writ.so from $stage ($(tshark --version | head -n 1))" >&2
    exit 2
fi
as_user tshark "$@"
