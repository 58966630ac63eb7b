#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# install_checks.sh yes|no: what install_test.sh does inside the empty system, as its root. "yes": the capture
# is the sample, whose answers are known. Packages are in /packages/older and /packages/newer.
set -Eeuo pipefail
trap 'echo "FAILED: line $LINENO: $BASH_COMMAND" >&2' ERR

is_sample=$1
user=analyst
home=/home/$user
capture=/packages/capture

say() { printf '%s\n' "$*"; }
part() { printf '\n==> %s\n' "$*"; }
fail() {
    trap - ERR
    printf 'FAILED: %s\n' "$*" >&2
    exit 1
}

# as_user COMMAND...: with the environment of a login, and no privileges.
as_user() {
    setpriv --reuid=$user --regid=$user --init-groups env -i HOME=$home USER=$user LC_ALL=C.UTF-8 \
        PATH="${user_path:-$home/.local/bin:/usr/bin:/bin}" bash -c 'cd && exec "$@"' bash "$@"
}

# expect WHAT WANTED GOT
expect() {
    [ "$2" = "$3" ] || fail "$1: expected \"$2\", got \"$3\""
    say "ok  $1: $3"
}

# contains WHAT WANTED TEXT
contains() {
    grep -qF -- "$2" <<<"$3" || fail "$1: \"$2\" is not in: $3"
    say "ok  $1: $2"
}

apt() {
    apt-get -qq -y --no-install-recommends -o Dpkg::Use-Pty=0 "$@" >/tmp/apt.log 2>&1 || {
        tail -n 20 /tmp/apt.log >&2
        fail "apt-get $*"
    }
}

# What packages may change: everything but what dpkg, apt and programs write of themselves.
files_of_system() {
    find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /tmp -o -path /run -o -path /packages \
        -o -path /var/lib/dpkg -o -path /var/lib/apt -o -path /var/cache/apt -o -path /var/cache/debconf \
        -o -path /var/cache/ldconfig -o -path /var/log -o -path /var/lib/systemd \) -prune \
        -o -printf '%p %y %m\n' | sort
}

compare_files() { # BEFORE WHAT
    files_of_system >/tmp/after
    diff "$1" /tmp/after || fail "$2 left (>) or took (<) files, see above"
    say "ok  $2 leaves nothing"
}

fields() { # FILTER FIELD...: what tshark prints of the packets
    local filter=$1 name names=()
    shift
    for name; do names+=(-e "$name"); done
    as_user tshark -n -r $capture -Y "$filter" -T fields "${names[@]}" 2>/tmp/tshark.log
}

# The plugin in tshark, with both databases and the catalogue.
check_answers() { # VERSION
    expect "version of the plugin" "$1" "$(as_user tshark -G plugins 2>/dev/null | awk '$1 == "writ.so" { print $2 }')"
    local doctor
    doctor=$(as_user tshark -q -z writ,doctor 2>/dev/null)
    expect "what is missing" nothing "$(sed -n '/^Missing/,$p' <<<"$doctor" | sed -n '2s/^ *//p')"
    expect "packets that say something could not be consulted" "" "$(fields writ.incomplete frame.number)"
    local count
    count=$(fields 'writ.asn && writ.summary' frame.number | wc -l)
    [ "$count" -gt 0 ] || fail "no packet of $capture has an AS number"
    say "ok  packets with an AS number: $count"
    [ "$is_sample" = yes ] || return 0
    # By hand from the registers: AS15169 and the block e8:0a:b9; the list's first day; who holds AS132203.
    expect "who announces 8.8.8.8" "15169	US" "$(fields 'ip.dst == 8.8.8.8' writ.dst.asn writ.dst.jurisdiction | head -n 1)"
    contains "maker of e8:0a:b9" Cisco "$(fields 'eth.src == e8:0a:b9:01:02:03' writ.src.vendor | head -n 1)"
    contains "list on its first day" us-bis-el \
        "$(fields 'ip.dst == 159.138.0.1 && frame.time >= "2019-05-16 00:00:00"' writ.flag | head -n 1)"
    expect "list the day before" "" \
        "$(fields 'ip.dst == 159.138.0.1 && frame.time < "2019-05-16 00:00:00" && writ.list == "us-bis-el"' writ.flag)"
    contains "law of the day" cn-nil "$(fields 'ip.dst == 203.205.147.171 && frame.time >= "2018-01-01 00:00:00"' writ.dst.law | head -n 1)"
}

check_programs() { # VERSION
    expect "version of writ-db" "$1" "$(as_user writ-db --version)"
    expect "version of writ-batch" "$1" "$(as_user writ-batch --version)"
    contains "writ-db lookup" AS15169 "$(as_user writ-db lookup 8.8.8.8)"
    contains "writ-db info names the sources" "CC BY-SA" "$(as_user writ-db info)"
    as_user writ-db check >/tmp/check.log 2>&1 || fail "writ-db check: $(tail -n 3 /tmp/check.log)"
    say "ok  writ-db check"
    as_user writ-batch --progress none -d batch --fields csv --report html $capture >/tmp/batch.log 2>&1 ||
        fail "writ-batch: $(tail -n 5 /tmp/batch.log)"
    [ -s $home/batch/capture.report.html ] && [ -s $home/batch/capture.fields.csv ]
    say "ok  writ-batch makes a page and fields"
    rm -r $home/batch
}

check_completion() { # FOLDER
    local program
    for program in writ-db writ-batch; do
        contains "completion of $program" --help "$(bash -c '
            . "$1/$2"; COMP_WORDS=("$2" --h); COMP_CWORD=1; '"_${program//-/_}"'; echo "${COMPREPLY[*]}"' bash "$1" "$program")"
    done
}

# Changes the profile as a user does, in the file that is given.
# shellcheck disable=SC2016
change_profile() { as_user sh -c 'echo "gui.column.hide_all: FALSE" >>"$1"' sh "$1"; }

# ------------------------------------------------------------------------------------------------------

prepare() {
    part "Preparing: tshark, an ordinary user"
    apt update
    apt install tshark parallel
    useradd --create-home --shell /bin/bash $user
    as_user true
    say "ok  $(tshark -v 2>/dev/null | head -n 1)"
    files_of_system >/tmp/before
}

try_debs() {
    part "Debian packages: an older version"
    local old_version new_version profile=/usr/share/wireshark/profiles/Writ own=$home/.config/wireshark/profiles/Writ
    apt install /packages/older/*.deb
    old_version=$(dpkg-query -W -f '${Version}' writ | sed 's/[+-].*//')
    check_answers "$old_version"
    # As Wireshark does when the profile is chosen for the first time.
    as_user mkdir -p "$(dirname $own)"
    as_user cp -r $profile $own
    change_profile $own/preferences
    local before
    before=$(sha256sum $own/*)

    part "Debian packages: the upgrade"
    apt install /packages/newer/*.deb
    new_version=$(dpkg-query -W -f '${Version}' writ | sed 's/[+-].*//')
    dpkg --compare-versions "$old_version" lt "$new_version" || fail "$new_version is no upgrade of $old_version"
    expect "the user's profile" "$before" "$(sha256sum $own/*)" >/dev/null
    say "ok  the user's own profile is as it was"
    check_answers "$new_version"
    check_programs "$new_version"
    check_completion /usr/share/bash-completion/completions
    contains "dependency on one series" "(<< " "$(dpkg-query -W -f '${Depends}' writ)"
    [ -s /usr/share/doc/writ/copyright ] && [ -s /usr/share/doc/writ-data/copyright ]
    contains "licences of the data" "CC-BY-SA-4.0" "$(cat /usr/share/doc/writ-data/copyright)"
    dpkg --verify writ writ-data >/tmp/verify || true
    expect "files that are not as packed" "" "$(cat /tmp/verify)"

    part "Debian packages: removal"
    rm -rf $home/.config
    mkdir -p /var/cache/writ/libloc-database # as writ-db update leaves it, and newer databases
    cp --remove-destination /usr/share/writ/network.mmdb /tmp/network.mmdb
    mv /tmp/network.mmdb /usr/share/writ/network.mmdb
    touch /usr/share/writ/.writ-db.lock # of one that was ended
    apt purge writ writ-data
    apt autoremove --purge
    compare_files /tmp/before "apt-get purge"
}

refuses() { # WHAT WANTED COMMAND...
    local what=$1 wanted=$2 said status=0
    shift 2
    said=$("$@" 2>&1) || status=$?
    expect "$what: status" 1 "$status"
    contains "$what" "$wanted" "$said"
}

try_archive() {
    part "Archive: as a user without root"
    local old new version own=$home/.config/wireshark/profiles/Writ
    files_of_system >/tmp/before
    old=$(basename /packages/older/*.tar.gz .tar.gz)
    new=$(basename /packages/newer/*.tar.gz .tar.gz)
    mkdir /tmp/unpacked
    tar -C /tmp/unpacked --no-same-owner -xzf "/packages/older/$old.tar.gz"
    tar -C /tmp/unpacked --no-same-owner -xzf "/packages/newer/$new.tar.gz"

    refuses "root" "when root starts it" "/tmp/unpacked/$new/install.sh"
    mkdir /tmp/other
    printf '#!/bin/sh\necho "TShark (Wireshark) 9.8.7"\n' >/tmp/other/tshark
    chmod 755 /tmp/other/tshark /tmp/other
    user_path=/tmp/other:/usr/bin:/bin refuses "another series" "is of 9.8" as_user "/tmp/unpacked/$new/install.sh"
    refuses "nothing to remove" "nothing was installed" as_user "/tmp/unpacked/$new/install.sh" --remove
    expect "what refusals left" "" "$(files_of_system | diff /tmp/before - || true)"

    touch "/tmp/unpacked/$old/libexec/writ/only-older"
    as_user "/tmp/unpacked/$old/install.sh"
    [ -e $home/.local/libexec/writ/only-older ]
    version=${old#writ-}
    check_answers "${version%%-*}"
    change_profile $own/preferences

    part "Archive: the upgrade"
    local before
    before=$(sha256sum $own/preferences)
    contains "the changed profile" "Left as you changed it: $own/preferences" "$(as_user "/tmp/unpacked/$new/install.sh")"
    expect "the changed file" "$before" "$(sha256sum $own/preferences)"
    expect "a file that only the older version had" "" "$(find $home -name only-older)"
    version=${new#writ-}
    check_answers "${version%%-*}"
    check_programs "${version%%-*}"
    check_completion $home/.local/share/bash-completion/completions

    part "Archive: removal"
    contains "the changed profile" "Left, because you" "$(as_user "/tmp/unpacked/$new/install.sh" --remove)"
    expect "what is left" "$own/preferences $home/.local/share/writ/.installed " \
        "$(find $home/.config $home/.local -type f -printf '%p ')"
    as_user "/tmp/unpacked/$new/install.sh" --prefix "$home/tools" >/dev/null
    expect "another prefix" "${version%%-*}" "$(as_user "$home/tools/bin/writ-db" --version)"
    contains "data for another prefix" AS15169 "$(as_user "$home/tools/bin/writ-db" lookup 8.8.8.8)"
    as_user "/tmp/unpacked/$new/install.sh" --remove --purge >/dev/null
    compare_files /tmp/before "install.sh --remove --purge"
}

prepare
try_debs
try_archive
part "All of it is as it should be"
