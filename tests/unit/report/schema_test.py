#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Checks reports against the published schema. Usage: schema_test.py SCHEMA PROGRAM

PROGRAM (json_test), with an argument, prints a report in which every part is filled.
"""

import json
import pathlib
import subprocess
import sys

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is not here")
    sys.exit(77)


def problems(validator, report):
    return [f"{'/'.join(map(str, one.path))}: {one.message}" for one in validator.iter_errors(report)]


def main():
    schema, program = sys.argv[1:]
    validator = jsonschema.Draft202012Validator(json.loads(pathlib.Path(schema).read_text(encoding="utf-8")))
    validator.check_schema(validator.schema)
    report = json.loads(subprocess.run([program, "print"], check=True, capture_output=True, encoding="utf-8").stdout)
    found = problems(validator, report)
    assert not found, found
    assert all(report[part] for part in ("titles", "flags", "jurisdictions", "data", "incomplete")), "an empty part"
    for spoil in ("captures", "flags", "endpoints"):
        assert problems(validator, {**report, spoil: "x"}), f"{spoil} may be anything"
        assert problems(validator, {key: report[key] for key in report if key != spoil}), f"{spoil} may be missing"
    assert problems(validator, {**report, "more": 1}), "there may be more keys"


if __name__ == "__main__":
    main()
