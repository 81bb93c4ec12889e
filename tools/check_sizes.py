#!/usr/bin/env python3
"""How long files and functions may be (docs/style.md): short ones are read, long ones are feared.

C++ files: a warning over 300 lines, a failure over 500; .tsx files: over 150 and over 250.
C++ functions: a failure over 60 lines, counted from the first line to the closing brace; tables of
routes are data and may be longer. Tests and generated files may be as long as they must.
SPDX-License-Identifier: Apache-2.0
"""
import pathlib
import re
import sys

LIMITS = {".cpp": (300, 500), ".h": (300, 500), ".tsx": (150, 250), ".ts": (300, 500)}
FUNCTION_LINES = 60
GENERATED = re.compile(r"(^|/)(node_modules|dist|generated)/|\.d\.ts$")
NOISE = re.compile(r'R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|'
                   r"(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'|//[^\n]*|/\*.*?\*/|^#[^\n]*", re.S | re.M)
NO_FUNCTION = re.compile(r"^(namespace|class|struct|enum|union|extern|if|for|while|switch|else|do|try)\b|=$|"
                         r"routes\(\)$")


def long_functions(text):
    """Pairs (line, length) of functions over the limit, counted from their first line to the last."""
    def blank(match):
        return "\n" * match[0].count("\n")

    line = start = 1   # where we are, where the statement that may open a brace began
    head, open_braces, inside = "", [], False
    for piece in re.split(r"([{};\n])", NOISE.sub(blank, text)):
        if piece == "\n":
            line += 1
        elif piece == "{":
            is_function = not inside and "(" in head and not NO_FUNCTION.search(head.strip())
            open_braces.append(start if is_function else None)
            inside, head = inside or is_function, ""
        elif piece == "}" and open_braces:
            began = open_braces.pop()
            if began is not None:
                inside = False
                if line - began + 1 > FUNCTION_LINES:
                    yield began, line - began + 1
            head = ""
        elif piece == ";" and head.count("(") == head.count(")"):
            head = ""
        elif piece.strip():
            start = start if head.strip() else line
            head += piece + " "


def findings(path, text):
    """Pairs (is_failure, what is too long)."""
    lines = text.count("\n")
    warn, fail = LIMITS[pathlib.PurePath(path).suffix]
    test = "_test." in path or ".test." in path or ".spec." in path
    if lines > warn:
        yield lines > fail, f"{path}: {lines} lines, aim for half of {warn}"
    if path.endswith((".cpp", ".h")) and not test:
        for number, length in long_functions(text):
            yield True, f"{path}:{number}: a function of {length} lines, at most {FUNCTION_LINES}"


def check(root):
    for folder in ("server", "cli", "bench", "tests", "web"):
        for file in sorted((root / folder).rglob("*")):
            path = file.relative_to(root).as_posix()
            if file.suffix in LIMITS and not GENERATED.search(path):
                yield from findings(path, file.read_text())


def self_test():
    body = "    if (x) {\n        work(\"}\");  // }\n    }\n" * 20
    function = "Result<Done> Server::run(int a,\n                         int b) const {\n%s}\n"
    assert list(long_functions("namespace {\n" + function % body)) == [(2, 63)]
    assert not list(long_functions(function % body[:200]))
    assert not list(long_functions("constexpr char sql[] = R\"(\n%s)\";\n" % ("{\n" * 80)))
    assert not list(long_functions("struct Walk {\n%s};\n" % ("    void visit();\n" * 80)))
    assert not list(long_functions("std::vector<api::Route> routes() {\n%s}\n" % ("row,\n" * 80)))
    method = "struct Walk {\n    void visit(Schema const& schema) {\n%s    }\n};\n" % ("work();\n" * 70)
    assert list(long_functions(method)) == [(2, 72)]
    assert [failed for failed, _ in findings("a.cpp", "\n" * 301)] == [False]
    assert [failed for failed, _ in findings("a.cpp", "\n" * 501)] == [True]
    assert [failed for failed, _ in findings("a.tsx", "\n" * 251)] == [True]


def main():
    if "--self-test" in sys.argv:
        self_test()
        return 0
    found = list(check(pathlib.Path(__file__).resolve().parent.parent))
    for failed, text in found:
        print("FAIL" if failed else "warning", text)
    return 1 if any(failed for failed, _ in found) else 0


if __name__ == "__main__":
    sys.exit(main())
