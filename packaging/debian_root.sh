# SPDX-License-Identifier: GPL-2.0-or-later
# Small Debian systems in a folder, for tests: made by debootstrap from the archive that this system uses.
# Sourced by bash. Takes root.
# shellcheck shell=bash

# apt_archives FORMAT: a line for each index that this system takes from Debian. (apt's format has dollar
# signs of its own.)
# shellcheck disable=SC2016
apt_archives() {
    apt-get indextargets --format '$(ORIGIN)|'"$1" 'Created-By: Packages' | sed -n 's/^Debian|//p' | sort -u
}

# The archive of Debian, without that of its security team.
# shellcheck disable=SC2016
debian_mirror() { apt_archives '$(LABEL)|$(REPO_URI)' | sed -n 's/^Debian|//p' | head -n 1; }

# make_debian_root SUITE FOLDER [COMMAND...]: COMMAND is what runs debootstrap, a time limit for one.
make_debian_root() {
    local mirror scripts=/usr/share/debootstrap/scripts
    mirror=$(debian_mirror)
    [ -n "$mirror" ] || { echo "error: apt's configuration names no Debian mirror" >&2 && return 1; }
    scripts=$scripts/$1
    [ -e "$scripts" ] || scripts=${scripts%/*}/sid # a release that is younger than this debootstrap
    # Mounts of its own: one that is ended leaves none behind.
    "${@:3}" unshare --mount debootstrap --variant=minbase "$1" "$2" "$mirror" "$scripts"
}

# copy_settings FOLDER: names, certificates and apt's settings as this system has them, or the mirror may not
# be reached.
copy_settings() {
    cp -L /etc/resolv.conf /etc/hosts "$1/etc/" &&
        cp -r --no-clobber /etc/apt/apt.conf.d "$1/etc/apt/" &&
        mkdir -p "$1/etc/ssl" &&
        cp -rL --no-clobber /etc/ssl/certs "$1/etc/ssl/"
}

# copy_debian_sources FOLDER: what this system takes from Debian; a root of the same release.
# shellcheck disable=SC2016
copy_debian_sources() {
    rm -f "$1"/etc/apt/sources.list.d/*
    apt_archives 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' >"$1/etc/apt/sources.list"
}
