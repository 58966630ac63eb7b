#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# writ-db as a user meets it: exit status and a piece of what it says, for good and for wrong use.
# usage: writ_db_test.sh WRIT_DB FIXTURES CATALOG
set -u
writ_db=$1 fixtures=$2 catalog=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
data=$work/data
failures=0
WIRESHARK_CONFIG_DIR=$work/no-wireshark # none of the tester's own facts
export WIRESHARK_CONFIG_DIR

# expect NAME STATUS TEXT ARGUMENT...: TEXT must stand in what comes on either output.
expect() {
    name=$1 status=$2 text=$3
    shift 3
    "$writ_db" "$@" >"$work/said" 2>&1
    got=$?
    if [ "$got" -ne "$status" ] || ! grep -qF -- "$text" "$work/said"; then
        echo "FAILED: $name: expected status $status and \"$text\", got status $got and:"
        sed 's/^/    /' "$work/said"
        failures=$((failures + 1))
    fi
}

# expect_json NAME TEXT ARGUMENT...: TEXT must stand in the one line on standard output.
expect_json() {
    name=$1 text=$2
    shift 2
    "$writ_db" lookup --json --data-dir "$data" "$@" >"$work/said" 2>"$work/errors"
    if [ "$(wc -l <"$work/said")" -ne 1 ] || ! grep -qF -- "$text" "$work/said"; then
        echo "FAILED: $name: expected one line with $text, got:"
        sed 's/^/    /' "$work/said" "$work/errors"
        failures=$((failures + 1))
    fi
}

cd "$fixtures" || exit 1
expect "build: all of it" 0 "hardware.mmdb: 22 MAC blocks (16 MA-L, 2 MA-M, 2 MA-S, 2 IAB), 2 company ids" \
    build --libloc networks.txt --as-country as_country.tsv --ieee oui.csv --ieee mam.csv --ieee oui36.csv \
    --ieee iab.csv --ieee cid.csv --out "$data"
ln -s "$catalog" "$data/catalog"
expect "build: no bar in a pipe" 0 "built from:" build --asn-csv asn.csv --as-country none --out "$work/part"
if grep -q '\[' "$work/said"; then
    echo "FAILED: build: a progress bar in a pipe"
    failures=$((failures + 1))
fi
expect "build: one layer leaves the other database out" 1 "does not exist" verify "$work/part/hardware.mmdb"
expect "build: nothing to build from" 1 "there is no source to build from" build --as-country none --out "$work/none"
expect "build: file is not there" 1 "no.txt: cannot be read" build --libloc no.txt --out "$work/none"
expect "build: file is broken" 1 "as_country.tsv:6: expected 4 fields" build --asn-csv as_country.tsv --out "$work/none"
expect "build: no folder" 2 "--out is required" build --libloc networks.txt
expect "build: no manifest" 1 "sources.toml: is not there; run writ-db fetch" build --from "$work" --out "$work/none"
printf '[[source]]\nlayer = "asn-csv"\nfile = "asn.csv"\npackage = "pack"\nversion = "7"\ndate = "2026-06-17"\n' \
    >"$work/sources.toml"
cp asn.csv "$work"
expect "build: manifest" 0 "asn-csv: pack 7, 2026-06-17, sha256" build --from "$work" --as-country none --out "$work/from"
expect "build: manifest beside a named file" 0 "asn-csv: pack 7, 2026-06-17" \
    build --asn-csv "$work/asn.csv" --as-country none --out "$work/from"

expect "lookup: two axes" 0 "as_country          CN" lookup --data-dir "$data" 203.205.147.171
expect_json "lookup: JSON of an address" '"network":"203.205.147.0/24","asn":132203,' 203.205.147.171
expect_json "lookup: announced by nobody" '"scope":"global","network":"203.205.148.0/22","country":"CN"' 203.205.151.162
expect_json "lookup: special-purpose" '{"key":"192.0.2.1","scope":"documentation"' 192.0.2.1
expect_json "lookup: IPv6" '"asn":45102' 2400:3200::1
expect_json "lookup: prefix inside one network" '"key":"8.8.8.128/25","scope":"global"' 8.8.8.128/25
expect_json "lookup: prefix that has nothing" '{"key":"9.0.0.0/8","scope":"global"}' 9.0.0.0/8
expect_json "lookup: MAC" '"registrant":"TELEPLATFORMS","registry":"MA-S"' 70:b3:d5:f2:f0:01
expect_json "lookup: local MAC" '{"key":"02:00:00:00:00:01","mac_kind":"local"' 02:00:00:00:00:01
expect_json "lookup: MAC block" '"key":"00:e0:fc:00:00:00/24"' 00E0FC
expect_json "lookup: company id" '"registry":"CID"' 3A72C2
expect_json "lookup: AS" '"networks":1,"ipv4_addresses":65536,"ipv6_48s":0,"located":["SG 100 %"],"asn":136907' AS136907
expect_json "lookup: domain below a suffix" '"kind":"domain","name":"Huawei Cloud","entity":["huawei-cloud","huawei"' x.myhuaweicloud.com
expect_json "lookup: domain beside a suffix" '{"key":"notmyhuaweicloud.com","kind":"domain","remark"' notmyhuaweicloud.com
expect_json "lookup: a device raises no law" '"entity":["zte"],"held_by"' pen:3902
expect_json "lookup: home network" '"mcc_country":"CN","name":"China Unicom"' 460-01
expect_json "lookup: whose it is not" '"remark":["AS34947 is not of Alibaba: ' AS34947
expect_json "lookup: an entity" '"kind":"entity","name":"Honor"' honor
expect_json "lookup: a law" '"kind":"law","name":"National Intelligence Law"' cn-nil
expect_json "lookup: a list" '"kind":"list","name":"Entity List"' us-bis-el
expect_json "lookup: AS without space" '"networks":0' as64496
expect_json "lookup: the day of the question" '"as_of":"2017-04-14"' --as-of 2017-04-14 203.205.147.171
expect "lookup: several networks of a prefix" 0 "203.205.147.0/24" lookup --data-dir "$data" 203.205.128.0/17
expect "lookup: no key" 2 "KEY is required" lookup
expect "lookup: wrong key" 2 "non sense: expected an IP address" lookup "non sense"
expect "lookup: an id of nothing" 2 "nonsense: expected an IP address" lookup --data-dir "$data" nonsense
expect "lookup: host bits in a prefix" 2 "8.8.8.8/24: expected an IP address" lookup 8.8.8.8/24
expect "lookup: wrong day" 2 "as_of" lookup --data-dir "$data" --as-of 2017-02-30 8.8.8.8
expect "info: named files" 0 "type    Writ-Hardware" info "$data/network.mmdb" "$data/hardware.mmdb"
expect "info: sources" 0 "libloc: networks.txt, 2026-08-22, CC BY-SA 4.0" info --data-dir "$data"
expect "info: not a database" 1 "not a MaxMind DB" info networks.txt
expect "verify: whole" 0 "network.mmdb: whole; " verify "$data/network.mmdb" "$data/hardware.mmdb"
head -c 2000 "$data/network.mmdb" >"$work/cut.mmdb"
expect "verify: cut short" 1 "cut.mmdb" verify "$work/cut.mmdb"
expect "check: catalogue" 0 "; 0 problems" check --no-databases "$catalog"
if grep -q "compared with" "$work/said"; then
    echo "FAILED: check: a database was asked"
    failures=$((failures + 1))
fi
small=$work/small
mkdir -p "$small/entities"
printf 'as_of = 2026-08-22\n' >"$small/catalog.toml"
: >"$small/defaults.toml"
cat >"$small/entities/a.toml" <<'TEXT'
[[entity]]
id = "a"
name = "A"
[[entity.identifier]]
kind = "as"
values = ["64496"]
from = 2026-08-02
source = "s"
checked = 2026-08-02
verified = true
TEXT
expect "check: nothing to note" 0 \
    "1 entities, 0 laws, 0 lists, kept to 2026-08-22; 0 problems, 0 notes, 0 files left out" check --strict --no-databases "$small"
expect "check: databases" 0 "compared with $data/hardware.mmdb" check --data-dir "$data" "$small"
expect "check: a number that they do not know" 0 "entities/a.toml:6: note: no network of network.mmdb" \
    check --data-dir "$data" "$small"
expect "check: notes are failures where that is wanted" 1 "; 0 problems, 1 notes" check --strict --data-dir "$data" "$small"
expect "catalog: whole" 0 "| a | A | | | | as: 64496, from 2026-08-02 | |" catalog "$small"
mkdir -p "$work/own/entities"
printf '[[entity]]\nid = "a"\noff = true\n' >"$work/own/entities/mine.toml"
expect "check: a folder of one's own" 0 "$small: 0 entities" check --no-databases --personal "$work/own" "$small"
expect "catalog: a folder of one's own" 0 "by personal/entities/mine.toml:1" catalog --personal "$work/own" "$small"
sed -i 's/^checked = .*/checked = 2026-08-01\nnote = "hostile"/' "$small/entities/a.toml"
expect "check: a day, by line" 1 'entities/a.toml:6: identifier "as 64496" of "a" begins on 2026-08-02 and was checked before' \
    check --no-databases "$small"
expect "check: a word, by line" 1 "entities/a.toml:6: 'note' says \"hostile\"; " check --no-databases "$small"
printf 'id = 1\n' >>"$small/entities/a.toml"
expect "check: the loader's" 1 "entities/a.toml:12:1: key 'id' is not known" check --no-databases "$small"
expect "catalog: what does not load" 1 "1 problems left something out; run writ-db check $small" catalog "$small"
expect "catalog: shipped" 0 "| huawei | Huawei |" catalog "$catalog"
expect "catalog: one section" 0 '"personal_changes":[],"laws":[' catalog --format json --only laws "$catalog"
expect "catalog: a row for each fact" 0 "fact,id,what,from,to,verified,source,checked,place" catalog --format csv "$catalog"
expect "catalog: wrong format" 2 "--format: xml not in {md,json,csv}" catalog --format xml
expect "catalog: wrong section" 2 "--only: people not in {entities,laws,lists}" catalog --only people
expect "catalog: no catalogue" 1 "$work/part" catalog "$work/part"
expect "check: no catalogue" 1 "$work/part" check "$work/part"
expect "as-country: nothing to vote with" 1 "there are no networks to vote with" as-country --votes "$data/network.mmdb"
expect "as-country: located countries as votes" 0 "136907	SG" as-country --libloc networks.txt --votes "$data/network.mmdb"
expect "version" 0 "." --version
expect "no subcommand" 2 "A subcommand is required"
expect "unknown subcommand" 2 "writ-db" serve
cp -r "$catalog" "$work/catalog"
"$writ_db" catalog "$work/catalog" --format json >"$work/parsed"
expect "compile: beside the folder" 0 "$work/catalog.bin: " compile "$work/catalog"
"$writ_db" catalog "$work/catalog" --format json >"$work/compiled"
if ! [ -s "$work/parsed" ] || ! cmp -s "$work/parsed" "$work/compiled"; then
    echo "FAILED: compile: the compiled catalogue says something else than the folder"
    failures=$((failures + 1))
fi
printf '\n[[entity]]\nid = "added-later"\nname = "Added later"\n' >"$work/catalog/entities/zz.toml"
expect "compile: a file that came later counts" 0 '"added-later"' catalog "$work/catalog" --format json
printf '[[entity]]\n' >"$work/catalog/entities/zz.toml"
expect "compile: not with a problem" 1 "entities/zz.toml:1:1" compile "$work/catalog" --out "$work/not.bin"
expect "compile: no catalogue" 1 "there is no such folder" compile "$work/nowhere"
for subcommand in update fetch build lookup info verify check catalog compile as-country; do
    expect "help of $subcommand" 0 "writ-db $subcommand [OPTIONS]" "$subcommand" --help
done

[ "$failures" -eq 0 ] || exit 1
