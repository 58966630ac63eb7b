#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Statistics: each row of the tables and of the tree counts the packets that its own filter finds."""

import re

import setting

TABLES = {"writ_party": "party", "writ_seat": "seat"}
FAMILIES = ("addresses", "tunnels", "hardware", "ev_bystanders_quoted")
CONVERSATION = re.compile(
    r"^(?P<first>\S.*?)\s+<-> (?P<second>.*?)\s{2,}(?P<back>\d+) [\d.,]+ \S+\s+(?P<forth>\d+) [\d.,]+ \S+\s+(?P<all>\d+) "
)
ENDPOINT = re.compile(r"^(?P<name>\S.*?)\s{2,}(?P<all>\d+)\s+[\d.,]+( \S+)?\s+(?P<sent>\d+)\s+[\d.,]+( \S+)?\s+(?P<got>\d+) ")
NODE = re.compile(r"^(?P<indent> *)(?P<name>\S.*?)\s{2,}(?P<count>\d+)\s")


def lines_of(program, statistic):
    return program.run("-q", "-z", statistic).stdout.splitlines()


def rows(program, statistic, form):
    return [found for line in lines_of(program, statistic) if (found := form.match(line))]


def count(program, expression):
    return len(program.matching(expression))


def conversations_are_found_again(program, table, field):
    src, dst = f"writ.src.{field}", f"writ.dst.{field}"
    found = rows(program, f"conv,{table}", CONVERSATION)
    for row in found:
        first, second = row["first"], row["second"]
        forth = count(program, f'{src} == "{first}" && {dst} == "{second}"')
        back = count(program, f'{src} == "{second}" && {dst} == "{first}"')
        whole = forth if first == second else forth + back
        if first == second:  # what Wireshark makes of such a row
            setting.expect_equal(f"all {first}", whole, count(program, f'all writ.{field} == "{first}"'))
        setting.expect_equal(f"{first} <-> {second}", whole, int(row["all"]))
    setting.expect_equal("all rows", count(program, f"{src} && {dst}"), sum(int(row["all"]) for row in found))


def endpoints_are_found_again(program, table, field):
    found = rows(program, f"endpoints,{table}", ENDPOINT)
    for row in found:
        name = row["name"]
        setting.expect_equal(f"sent by {name}", count(program, f'writ.src.{field} == "{name}"'), int(row["sent"]))
        setting.expect_equal(f"got by {name}", count(program, f'writ.dst.{field} == "{name}"'), int(row["got"]))
    expected = count(program, f"writ.src.{field}") + count(program, f"writ.dst.{field}")
    setting.expect_equal("all rows", expected, sum(int(row["all"]) for row in found))


def id_in(name):
    """The id of a node `Name (id)`; the name of one without."""
    found = re.search(r"\(([^()]+)\)$", name)
    return found[1] if found else name


def tree_is_found_again(program):
    """Attention, flag, entity: each with the filter that says the same."""
    nodes = [(len(node["indent"]), node["name"], int(node["count"])) for node in rows(program, "writ,tree", NODE)]
    attention = {"no law, no list": 0, "law": 1, "list": 2}
    seen = 0
    path = {}
    for depth, name, number in nodes:
        path[depth] = name
        if depth == 1:
            setting.expect_equal(name, count(program, f"writ.attention == {attention[name]}"), number)
            seen += number
        elif depth == 2:
            field = "law" if path[1] == "law" else "list"
            filtered = f'writ.attention == {attention[path[1]]} && writ.{field} == "{id_in(name)}"'
            setting.expect_equal(name, count(program, filtered), number)
        elif depth == 3:
            assert count(program, f'writ.entity == "{id_in(name)}"') >= number, f"entity {name} in {number} packets"
    setting.expect_equal("packets", seen, next(number for depth, name, number in nodes if name == "Packets"))
    return nodes


def checks_of(stage):
    for family in FAMILIES:
        program = setting.program(stage, family, jurisdictions="all")
        for table, field in TABLES.items():
            for check in (conversations_are_found_again, endpoints_are_found_again):
                yield (
                    f"{family}: {table}: {check.__name__}",
                    lambda check=check, program=program, table=table, field=field: check(program, table, field),
                )
        yield f"{family}: tree", lambda program=program: tree_is_found_again(program)

    def known_rows():
        program = setting.program(stage, "addresses")
        found = {(row["first"], row["second"]): int(row["all"]) for row in rows(program, "conv,writ_party", CONVERSATION)}
        assert found.get(("private", "Alpha Networks")) == 2, f"frames 1 and 9 in {found}"
        names = {name for _, name, _ in tree_is_found_again(program)}
        assert {"Export List (mt-export)", "Alpha Networks (alpha-networks)", "50.0.1.10"} <= names, f"the branch of Alpha in {names}"

    yield "rows that are known", known_rows


def main():
    stage = setting.staged(setting.options(__doc__).parse_args())
    setting.run_checks(list(checks_of(stage)))


if __name__ == "__main__":
    main()
