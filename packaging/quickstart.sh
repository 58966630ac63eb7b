#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# From a fresh Debian to an annotated packet list. `--help` says the rest.
set -Eeuo pipefail

script=quickstart
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/steps.sh
. "$root/packaging/steps.sh"

rows=25

usage() {
    cat <<'TEXT'
Usage: packaging/quickstart.sh [--no-update] [CAPTURE]
       packaging/quickstart.sh --uninstall

Installs the Debian packages that are missing, builds Writ, installs plugin, profile, writ-db and
writ-batch, makes the databases from public packages, and prints what Writ says about CAPTURE. Without
CAPTURE it makes a small one itself. It can be run again; what is there already is not done twice.

As root it installs for everybody (Wireshark's own folders, /usr/local). As another user it installs
below ~/.local and needs sudo for Debian packages only. Wireshark's default profile is left as it is.

  --no-update   use the databases that are there, without asking the network for newer ones
  --uninstall   remove what an earlier run installed; databases and Debian packages stay
  --help        this text
TEXT
}

parse_arguments() {
    capture="" update=yes uninstall=no
    while [ $# -gt 0 ]; do
        case $1 in
        -h | --help) usage && exit 0 ;;
        --no-update) update=no ;;
        --uninstall) uninstall=yes ;;
        -*) usage >&2 && exit 2 ;;
        *)
            [ -z "$capture" ] || { usage >&2 && exit 2; }
            capture=$1
            ;;
        esac
        shift
    done
    [ -z "$capture" ] || [ -r "$capture" ] || stop "$capture cannot be read"
    [ -z "$capture" ] || capture=$(realpath "$capture")
}

choose_places() {
    build=$(build_folder build-quickstart)
    if [ "$(id -u)" -eq 0 ]; then
        prefix=/usr/local personal=OFF
    else
        prefix=$HOME/.local personal=ON
    fi
    writ_db=$prefix/bin/writ-db
}

# Wireshark would load the plugin twice, and refuse to start.
stop_where_everybody_has_it() {
    local installed
    installed=$(compgen -G '/usr/lib/*/wireshark/plugins/*/epan/writ.so' || true)
    [ $personal = OFF ] || [ -z "$installed" ] ||
        stop "Writ is installed for everybody already ($installed): use it, or remove it as root with --uninstall"
}

build_and_install() {
    step "configuring and building in $build (a few minutes the first time)"
    mkdir -p "$build"
    logged cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DWRIT_BUILD_TESTS=OFF \
        -DWRIT_BUILD_PLUGIN=ON -DWRIT_PERSONAL_INSTALL=$personal -DCMAKE_INSTALL_PREFIX="$prefix"
    logged cmake --build "$build"
    say "Built."

    step "installing plugin, profile, writ-db and writ-batch"
    logged cmake --install "$build" --strip
    grep -E '/(writ\.so|writ-db|writ-batch|Writ/preferences)$' "$build/install_manifest.txt" | sed 's/^/  /'
    [ $personal = OFF ] || tac "$log" | awk '/^==> /{ over = 1 } !over && /Left as you changed it/ { sub(/^-- /, "  "); print }'
    local listed
    listed=$(tshark -G plugins 2>>"$log")
    grep -qw 'writ\.so' <<<"$listed" || stop "tshark does not list the plugin (tshark -G plugins)"
}

update_databases() {
    step "making the databases from public packages"
    if [ "$update" = no ]; then
        say "Left as they are (--no-update)."
    elif "$writ_db" update 2>&1 | tee -a "$log"; then
        return
    elif logged "$writ_db" info; then
        say "No update this time (see above); going on with the databases that are here."
    else
        stop "the databases could not be made and there are none from before. Is there a network? The log is $log"
    fi
}

remove_installed() {
    step "removing what was installed"
    [ -r "$build/install_manifest.txt" ] || stop "$build holds no record of an installation"
    local file
    while IFS= read -r file || [ -n "$file" ]; do
        rm -f -- "$file" && printf '%s\n' "$file" >>"$log"
        rmdir -p --ignore-fail-on-non-empty -- "$(dirname "$file")" 2>/dev/null || true
    done <"$build/install_manifest.txt"
    say "Removed $(wc -l <"$build/install_manifest.txt") files; databases and Debian packages stay."
}

# writ_tshark ARGUMENT...: tshark with no name resolution; its remarks go to the log.
writ_tshark() { tshark -n "$@" 2>>"$log"; }

# list_packets ARGUMENT...: one line for each packet, with what Writ says of it.
list_packets() {
    local columns='"No.","%m","Day","%Cus:writ.as_of:0:R","Source","%us","Destination","%ud"'
    columns+=',"Protocol","%p","Who, legal systems, lists","%Cus:writ.summary:0:R"'
    writ_tshark -r "$capture" -o "gui.column.format:$columns" "$@"
}

show_packets() {
    step "reading $capture"
    list_packets -c $rows
    local total flagged
    total=$(capinfos -Mc "$capture" 2>>"$log" | awk '/Number of packets/ { print $NF }')
    [ "${total:-0}" -le $rows ] || say "... and $((total - rows)) more."
    flagged=$(list_packets -Y 'writ.attention > 0')
    [ -n "$flagged" ] || return 0
    total=$(wc -l <<<"$flagged")
    say ""
    if [ "$(awk 'NR == 1 { print $1 }' <<<"$flagged")" -le $rows ]; then
        say "A law or a list reaches a party of $total of them."
    else
        say "A law or a list reaches a party of $total of them; the first are:"
        head -n 10 <<<"$flagged"
    fi
}

show_first_tree() {
    local title="Why, for the first of them" number
    number=$(first_packet 'writ.attention > 0')
    if [ -z "$number" ]; then
        title="No law or list reaches a party of it. The first packet with an answer"
        number=$(first_packet writ)
    fi
    [ -n "$number" ] || { say "" && say "Writ has nothing to say about this file." && return; }
    say ""
    say "$title (frame.number == $number):"
    writ_tshark -r "$capture" -c "$number" -Y "frame.number == $number" -O writ |
        awk '/^\[?Writ/ { on = 1; print; next } on && !/^ / { exit } on'
}

# first_packet FILTER: the number of the first packet that passes it; nothing when none does.
first_packet() {
    writ_tshark -r "$capture" -Y "$1" -T fields -e frame.number | awk 'NR == 1 { print }'
}

say_how_to_go_on() {
    local quoted
    quoted=$(printf '%q' "$capture")
    say ""
    say "To go on:"
    say "  wireshark -C Writ -r $quoted"
    command -v wireshark >/dev/null || say "      (Debian package: wireshark)"
    say "  tshark -r $quoted -Y 'writ.attention > 0' -T fields -e frame.number -e writ.summary -e writ.flag"
    say "  ${writ_db%writ-db}writ-batch --out FOLDER CAPTURES...    (many of them)"
    say "  $writ_db lookup 203.205.147.171 AS136907 00:e0:fc:00:00:01"
}

main() {
    step_name="reading the command line"
    parse_arguments "$@"
    begin
    choose_places
    if [ "$uninstall" = yes ]; then
        remove_installed
        return
    fi
    step "looking for Debian packages"
    stop_where_everybody_has_it
    install_packages "${build_packages[@]}" parallel # which writ-batch runs
    build_and_install
    update_databases
    if [ -z "$capture" ]; then
        capture=$build/sample.pcap
        python3 "$root/packaging/sample_capture.py" "$capture"
    fi
    show_packets
    show_first_tree
    say_how_to_go_on
}

main "$@"
