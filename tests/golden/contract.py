#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Every filter field is there, under its name and with its type: filter names are the public interface."""

import setting
import tshark

OF_ALL = {
    "address": "FT_STRING", "mac": "FT_ETHER", "asn": "FT_UINT32", "as_org": "FT_STRING",
    "network": "FT_STRING", "country": "FT_STRING", "as_country": "FT_STRING", "network_trait": "FT_STRING",
    "scope": "FT_STRING", "operator": "FT_STRING", "service": "FT_STRING", "domain": "FT_STRING",
    "vendor": "FT_STRING", "vendor_country": "FT_STRING", "mac_kind": "FT_STRING", "entity": "FT_STRING", "jurisdiction": "FT_STRING",
    "jurisdiction_basis": "FT_STRING", "law": "FT_STRING", "list": "FT_STRING", "flag": "FT_STRING",
}  # fmt: skip
OF_ENDS = {"party": "FT_STRING", "seat": "FT_STRING"}
OF_PACKETS = {
    "category": "FT_STRING", "attention": "FT_UINT8", "evidence": "FT_STRING", "evidence.kind": "FT_STRING",
    "evidence.field": "FT_STRING", "statement": "FT_STRING", "summary": "FT_STRING", "as_of": "FT_STRING",
    "later": "FT_STRING", "incomplete": "FT_STRING",
    "tag": "FT_STRING", "tag.flag": "FT_STRING", "tag.entity": "FT_STRING", "tag.as_of": "FT_STRING",
    "tag.data": "FT_STRING",
}  # fmt: skip


def contract():
    types = {f"writ.{name}": kind for name, kind in OF_PACKETS.items()}
    for subject in ("src", "dst", "via", "named"):
        types[f"writ.{subject}"] = "FT_NONE"
        for name, kind in {**OF_ALL, **(OF_ENDS if subject in ("src", "dst") else {})}.items():
            types[f"writ.{subject}.{name}"] = kind
    return types | {f"writ.{name}": kind for name, kind in {**OF_ALL, **OF_ENDS}.items()}


def registered(stage):
    """{filter name: type}, as `tshark -G fields` lists them."""
    rows = [line.split("\t") for line in tshark.glossary(stage, "fields").splitlines()]
    return {row[2]: row[3] for row in rows if row[0] == "F" and row[2].startswith("writ.")}


def main():
    stage = setting.staged(setting.options(__doc__).parse_args())
    found = {name: kind for name, kind in registered(stage).items() if not name.startswith("writ.expert")}
    setting.run_checks([("fields", lambda: setting.expect_equal("names and types", contract(), found))])


if __name__ == "__main__":
    main()
