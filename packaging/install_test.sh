#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Installs the packages into an empty system, as a user would, and looks at what they do there.
# `--help` says the rest.
set -Eeuo pipefail

script=install_test
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/steps.sh
. "$root/packaging/steps.sh"
# shellcheck source=packaging/debian_root.sh
. "$root/packaging/debian_root.sh"

usage() {
    cat <<'TEXT'
Usage: packaging/install_test.sh [--packages FOLDER --older FOLDER] [--system FOLDER] [--keep] [CAPTURE]

Makes a small system of this machine's release with debootstrap (root; about a minute), puts tshark into
it, and there, with the packages of packaging/package.sh:
  - installs an older version with apt, changes the profile as a user does, upgrades, reads CAPTURE as an
    ordinary user, looks for answers from both databases and the catalogue, and purges;
  - does the same with the .tar.gz as a user without root;
  - compares all files of the system before and after: nothing of ours may be left.
Ends with 1 at the first thing that is not as it should be.

  --packages FOLDER  what package.sh made (default: it is run now)
  --older FOLDER     the same of a lower version (default: package.sh --release 0.0.9)
  --system FOLDER    an unused debootstrap system to copy in place of making one
  --keep             leave the system for a look
  --help             this text
Without CAPTURE the sample of quickstart.sh is read; answers for it are known and compared.
TEXT
}

parse_arguments() {
    packages="" older="" system="" keep=no capture=""
    while [ $# -gt 0 ]; do
        case $1 in
        -h | --help) usage && exit 0 ;;
        --keep) keep=yes ;;
        --packages | --older | --system)
            [ $# -gt 1 ] || { usage >&2 && exit 2; }
            printf -v "${1#--}" '%s' "$(realpath "$2")"
            shift
            ;;
        -*) usage >&2 && exit 2 ;;
        *)
            [ -z "$capture" ] || { usage >&2 && exit 2; }
            capture=$1
            ;;
        esac
        shift
    done
    [ -z "$capture" ] || [ -r "$capture" ] || stop "$capture cannot be read"
    [ "$(id -u)" -eq 0 ] || stop "debootstrap and chroot take root"
    local folder
    for folder in "$packages" "$older"; do
        [ -z "$folder" ] || [ -e "$folder/SHA256SUMS" ] || stop "$folder holds no packages of package.sh"
    done
}

make_packages() {
    local build sources=()
    build=$(build_folder build-package)
    if [ -z "$older" ]; then
        step "making packages of an older version"
        [ ! -r "$build/sources/sources.toml" ] || sources=(--sources "$build/sources")
        "$root/packaging/package.sh" --release 0.0.9 --out "$build/older" "${sources[@]}"
        older=$build/older
    fi
    if [ -z "$packages" ]; then
        step "making packages"
        [ ! -r "$build/sources/sources.toml" ] || sources=(--sources "$build/sources")
        "$root/packaging/package.sh" --out "$build/packages" "${sources[@]}"
        packages=$build/packages
    fi
}

make_system() {
    step "making an empty system"
    folder=$(mktemp -d "${TMPDIR:-/var/tmp}/writ-system.XXXXXX")
    if [ -n "$system" ]; then
        cp -a "$system/." "$folder"
    else
        logged make_debian_root "$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)" "$folder"
    fi
    chmod 755 "$folder"
    copy_settings "$folder"
    copy_debian_sources "$folder"
    mkdir -p "$folder/packages/older" "$folder/packages/newer"
    cp "$packages"/*.deb "$packages"/*.tar.gz "$folder/packages/newer/"
    cp "$older"/*.deb "$older"/*.tar.gz "$folder/packages/older/"
    cp "$root/packaging/install_checks.sh" "$folder/packages/"
    sample=no
    if [ -z "$capture" ]; then
        sample=yes capture=$folder/sample.pcap
        logged python3 -B "$root/packaging/sample_capture.py" "$capture"
    fi
    [ "$capture" -ef "$folder/packages/capture" ] || cp "$capture" "$folder/packages/capture"
    rm -f "$folder/sample.pcap"
    chmod -R a+rX "$folder/packages"
    say "In $folder."
}

# inside COMMAND...: in the system, with mounts and processes of its own, which end with the command.
inside() {
    # shellcheck disable=SC2016
    unshare --mount --pid --fork sh -c \
        'mount -t proc proc "$1/proc" && cd / && folder=$1 && shift && exec chroot "$folder" env -i \
            PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive HOME=/root "$@"' \
        sh "$folder" "$@"
}

main() {
    step_name="reading the command line"
    parse_arguments "$@"
    begin
    step "looking for Debian packages"
    install_packages debootstrap python3
    make_packages
    make_system
    step "installing, upgrading and removing the packages there"
    trap - ERR
    local status=0
    inside bash /packages/install_checks.sh "$sample" 2>&1 | tee -a "$log" || status=1
    if [ $keep = yes ]; then
        say "The system is in $folder."
    else
        rm -rf --one-file-system "$folder"
    fi
    [ $status -eq 0 ] || stop "something is not as it should be, see above. The log is $log"
}

main "$@"
