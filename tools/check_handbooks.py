#!/usr/bin/env python3
"""Which tests prove which clause of the handbooks (docs/handbooks.md).

A test's name carries the ids of the clauses it proves: TEST(Phone, B05_…), test("B06: …"). With
`--write` the column of tests is filled in; otherwise a clause that is said to hold, or to hold in
part, and has no test is a failure, as is a column that is out of date.
SPDX-License-Identifier: Apache-2.0
"""
import argparse
import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLE = ROOT / "docs/handbooks.md"
CLAUSE = re.compile(r"(?<![A-Za-z0-9])([A-E]\d\d)(?![0-9])")
CPP_TEST = re.compile(r"\bTEST(?:_F|_P)?\(\s*(\w+),\s*(\w+)\s*\)")
WEB_TEST = re.compile(r"\b(?:test|it)(?:\.\w+)*\(\s*([\"'`])(.*?)\1", re.S)
SHOWN = 3   # names a cell holds; the rest is a number


def tests_of(path, text):
    """Names of the tests of one file."""
    if path.suffix == ".cpp":
        return [f"{suite}.{name}" for suite, name in CPP_TEST.findall(text)]
    if path.suffix in (".ts", ".tsx"):
        return [f"{path.name}: {title}" for _, title in WEB_TEST.findall(text)]
    return [path.name] + re.findall(r"^\s*(?:pass|prove)s?\s+[\"']?([^\n\"']+)", text, re.M)


def clauses_in(name):
    return sorted(set(CLAUSE.findall(name.replace("_", " "))))


def all_tests():
    """clause → names of its tests, in order."""
    found = collections.defaultdict(set)
    patterns = ("server/**/*_test.cpp", "cli/**/*_test.cpp", "tests/**/*_test.cpp",
                "tests/e2e/**/*.spec.ts", "web/src/**/*.test.ts", "web/src/**/*.test.tsx",
                "tests/faults/*.sh")
    for pattern in patterns:
        for path in ROOT.glob(pattern):
            for name in tests_of(path, path.read_text("utf-8")):
                for clause in clauses_in(name):
                    found[clause].add(name)
    return {clause: sorted(names) for clause, names in found.items()}


def cell(names):
    shown = [f"`{name}`" for name in names[:SHOWN]]
    if len(names) > SHOWN:
        shown.append(f"and {len(names) - SHOWN} more")
    return "<br>".join(shown)


def filled(table, tests):
    """The table with its column of tests; the errors it then has."""
    lines, errors = [], []
    for line in table.splitlines():
        clause = CLAUSE.match(line[2:]) if line.startswith("| ") else None
        if clause:
            names = tests.get(clause[1], [])
            columns = line.split("|")   # "", clause, asks, lives, tests, state, ""
            columns[4] = f" {cell(names)} " if names else " "
            if "**" in columns[5] and not names:
                errors.append(f"{clause[1]} is said to stand, but no test carries its id")
            line = "|".join(columns)
        lines.append(line)
    return "\n".join(lines) + "\n", errors


def self_test():
    table = "| B05 | asks | lives | | **holds** |\n| B06 | asks | lives | `old` | planned |\n"
    tests = {"B05": ["Phone.B05_a", "b", "c", "d"]}
    text, errors = filled(table, tests)
    assert text == ("| B05 | asks | lives | `Phone.B05_a`<br>`b`<br>`c`<br>and 1 more | **holds** |\n"
                    "| B06 | asks | lives | | planned |\n"), text
    assert errors == []
    assert filled(text, tests) == (text, [])
    assert filled(table, {})[1] == ["B05 is said to stand, but no test carries its id"]
    assert clauses_in("Presets.stand_in_order_A24_B02") == ["A24", "B02"]
    assert clauses_in("x: GB18030, A4 paper, ABC12") == []


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="fill in the column of tests")
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    self_test()
    if arguments.self_test:
        return 0
    table = TABLE.read_text("utf-8")
    text, errors = filled(table, all_tests())
    if arguments.write:
        TABLE.write_text(text, "utf-8")
    elif text != table:
        errors.append("docs/handbooks.md is out of date: tools/check_handbooks.py --write")
    for error in errors:
        print(f"handbooks: {error}")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
