#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Runs packaging/check.sh on other Debian releases, each in a debootstrap root, and so on other Wireshark
# series: bookworm has 4.0, trixie 4.4, forky 4.6.
# usage, as root: tests/matrix/run.sh SUITE... ; roots are kept in $WRIT_MATRIX (default /var/tmp/writ-matrix)
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
roots=${WRIT_MATRIX:-/var/tmp/writ-matrix}
if [ $# -eq 0 ] || [ "$(id -u)" -ne 0 ]; then
    sed -n '3,5s/^# //p' "${BASH_SOURCE[0]}" >&2
    exit 2
fi

# The mirror that this system uses. (apt's format has dollar signs of its own.)
# shellcheck disable=SC2016
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -m 1 '/debian/$')

make_root() { # SUITE FOLDER
    [ ! -e "$2/etc/debian_version" ] || return 0
    local script=/usr/share/debootstrap/scripts/$1
    [ -e "$script" ] || script=/usr/share/debootstrap/scripts/sid
    debootstrap --variant=minbase "$1" "$2" "$mirror" "$script"
}

# Names, certificates and apt's settings as this system has them, or the mirror may not be reached.
copy_settings() { # FOLDER
    cp /etc/resolv.conf /etc/hosts "$1/etc/"
    cp -r --no-clobber /etc/apt/apt.conf.d "$1/etc/apt/"
    mkdir -p "$1/etc/ssl"
    cp -rL --no-clobber /etc/ssl/certs "$1/etc/ssl/"
}

# The checkout without what was built in it.
copy_sources() { # FOLDER
    rm -rf "$1/opt/writ"
    mkdir -p "$1/opt/writ"
    tar -C "$root" --exclude='./build*' --exclude=./.git -c . | tar -C "$1/opt/writ" -x
}

for suite; do
    folder=$roots/$suite
    mkdir -p "$roots"
    make_root "$suite" "$folder"
    copy_settings "$folder"
    copy_sources "$folder"
    # Mounts and processes of its own, which end with the command.
    # shellcheck disable=SC2016
    unshare --mount --pid --fork sh -c \
        'mount -t proc proc "$1/proc" && exec chroot "$1" /opt/writ/packaging/check.sh --no-tidy' sh "$folder"
    echo "$suite: passed"
done
