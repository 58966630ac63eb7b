#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Fields that the user adds to the evidence table, and the listing of the table. Expected by hand, as in cases/."""

import setting


def row(field, kind, subject):
    return f'uat:writ_evidence:"{field}","{kind}","{subject}"'


def checks_of(stage):
    def works():
        program = setting.program(stage, "ev_stick_names")
        asked = ["writ.named.domain", "writ.evidence.field"]
        before = program.fields(asked)[8]
        setting.expect_equal("without it", {"writ.evidence.field": ["http.host"]}, before)
        found = program.fields(asked, "-o", row("http.request.method", "text", "src"))[8]
        setting.expect_equal("a text that nobody knows", before, found)
        path = program.fields(asked, "-o", row("tcp.srcport", "as-path", "named"))[8]
        setting.expect_equal("a number", ["http.host", "tcp.srcport"], sorted(path["writ.evidence.field"]))

    yield "a row of the user's is read", works

    for name, text, reason in [
        ("no such field", row("no.such.field", "asn", "named"), "no field"),
        ("a kind that there is not", row("ip.src", "ip", "named"), "expected one of asn"),
        ("a subject that there is not", row("ip.src", "asn", "both"), "expected src, dst, via or named"),
        ("a carrier that is no address", row("http.host", "domain", "via"), "only an address"),
        ("a type that holds no such thing", row("frame.number", "asn", "named"), "holds no asn"),
    ]:

        def is_refused(text=text, reason=reason):
            try:
                setting.program(stage, "ev_stick_names").run("-o", text)
            except AssertionError as refused:
                assert reason in str(refused), f"another reason: {refused}"
            else:
                raise AssertionError("was taken")

        yield f"refused: {name}", is_refused

    def listing():
        lines = setting.program(stage, "ev_stick_names").run("-z", "writ,evidence").stdout.splitlines()
        rows = [line.split("\t") for line in lines[1:]]
        assert len(rows) > 500, f"{len(rows)} rows"
        host = [cells for cells in rows if cells[0] == "http.host" and cells[1] == "domain"]
        setting.expect_equal("http.host", [["http.host", "domain", "dst", "-", "-", "reads it"]], host)

    yield "the table is printed", listing


def main():
    stage = setting.staged(setting.options(__doc__).parse_args())
    setting.run_checks(list(checks_of(stage)))


if __name__ == "__main__":
    main()
