#!/usr/bin/env python3
"""Merges what the test runners left behind into one report.

In:      a folder with NAME.status (the exit code) for each suite that was started, beside it
         NAME.json (GoogleTest, Vitest or Playwright) where the runner writes one; the logs' folder.
Writes:  the report: a line per executed test, PASS or FAIL (or SKIP) and its full name.
Prints:  the failures, then "N passed, N failed". Exits 1 where anything failed or nothing ran.

A suite may have run in parts, NAME@1, NAME@2 …; its tests bear its name alone.

A suite that ended badly without naming a failed test counts as a failed test itself, so a crash, a
time-out or a missing program cannot pass for success.
SPDX-License-Identifier: Apache-2.0
"""
import argparse
import json
import pathlib
import re
import sys
import tempfile


def from_googletest(suite, report):
    suite = suite.partition("@")[0]
    for group in report["testsuites"]:
        for test in group["testsuite"]:
            if test["status"] != "RUN":
                continue
            outcome = "SKIP" if test["result"] == "SKIPPED" else "FAIL" if test.get("failures") else "PASS"
            yield outcome, f"{suite}: {test['classname']}.{test['name']}"


def from_vitest(suite, report):
    root = pathlib.Path.cwd()
    for file in report["testResults"]:
        path = pathlib.Path(file["name"])
        name = path.relative_to(root) if path.is_relative_to(root) else path.name
        for test in file["assertionResults"]:
            outcome = {"passed": "PASS", "failed": "FAIL"}.get(test["status"], "SKIP")
            yield outcome, f"{name}: {test['fullName']}"
        if file["status"] == "failed" and not file["assertionResults"]:
            yield "FAIL", f"{name}: could not be loaded"


def from_playwright(suite, report):
    def walk(node, titles):
        for spec in node.get("specs", []):
            skipped = all(test["status"] == "skipped" for test in spec["tests"])
            outcome = "SKIP" if skipped else "PASS" if spec["ok"] else "FAIL"
            yield outcome, " › ".join([*titles, spec["title"]])
        for inner in node.get("suites", []):
            yield from walk(inner, [*titles, inner["title"]])

    for file in report["suites"]:
        yield from walk(file, [f"e2e/{file['title']}"])
    for error in report.get("errors", []):
        yield "FAIL", "e2e: " + error.get("message", "error outside the tests").splitlines()[0]


def from_log(suite, log):
    """What a runner said before it died, or lines PASS/FAIL that a script prints."""
    suite = suite.partition("@")[0]
    last = None
    for line in log.splitlines():
        if match := re.match(r"\[ +(RUN|OK|FAILED) +\] (\S+?),? ?(?:where.*)?(?: \(\d+ ms\))?$", line):
            word, name = match.groups()
            last = name if word == "RUN" else None
            if word != "RUN":
                yield ("PASS" if word == "OK" else "FAIL"), f"{suite}: {name}"
        elif match := re.match(r"(PASS|FAIL|SKIP) (.+)$", line):
            yield match[1], f"{suite}: {match[2]}"
    if last:
        yield "FAIL", f"{suite}: {last} (did not finish)"


def tests_of(suite, folder, logs):
    file, log = folder / f"{suite}.json", logs / f"{suite}.log"
    if file.exists() and file.stat().st_size:
        report = json.loads(file.read_text())
        reader = (from_googletest if "testsuites" in report
                  else from_vitest if "testResults" in report else from_playwright)
        yield from reader(suite, report)
    elif log.exists():
        yield from from_log(suite, log.read_text(errors="replace"))


def outcomes(folder, logs, may_be_empty):
    for status_file in sorted(folder.glob("*.status")):
        suite = status_file.stem
        code = int(status_file.read_text())
        if suite.startswith("setup-"):  # no test in itself: it counts only where it failed
            if code:
                yield "FAIL", "set-up: " + suite.removeprefix("setup-")
            continue
        if suite.startswith("check-"):
            yield ("FAIL" if code else "PASS"), "check: " + suite.removeprefix("check-")
            continue
        tests = list(tests_of(suite, folder, logs))
        yield from tests
        failed = any(outcome == "FAIL" for outcome, _ in tests)
        if code and not failed:
            yield "FAIL", f"{suite}: ended with exit code {code}, see {logs / suite}.log"
        elif not tests and not may_be_empty:
            yield "FAIL", f"{suite}: ran no test"


def self_test():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)

        def suite(suite_name, code, report=None, log=""):
            (folder / f"{suite_name}.status").write_text(str(code))
            (folder / f"{suite_name}.log").write_text(log)
            if report is not None:
                (folder / f"{suite_name}.json").write_text(json.dumps(report))

        def google(name, **more):
            return {"classname": "S", "name": name, "status": "RUN", "result": "COMPLETED", **more}

        suite("a", 1, {"testsuites": [{"testsuite": [google("one"), google("two", failures=[1])]}]})
        suite("b", 139, log="[ RUN      ] S.x\n[       OK ] S.x (1 ms)\n[ RUN      ] S.y\n")
        suite("c", 127)
        suite("check-d", 0)
        suite("setup-build", 0)
        suite("setup-page", 1)
        suite("e", 0, {"testsuites": []})
        suite("f@1", 1, {"testsuites": [{"testsuite": [google("three")]}]})
        suite("g", 0, {"suites": [{"title": "g.spec.ts", "specs": [
            {"title": "h", "ok": True, "tests": [{"status": "expected"}]}]}]})
        suite("i", 0, {"testResults": [{"name": "i.ts", "status": "passed", "assertionResults": [
            {"status": "passed", "fullName": "j k"}, {"status": "pending", "fullName": "l"}]}]})
        found = [f"{outcome} {test.split(', see')[0]}" for outcome, test in outcomes(folder, folder, False)]
    assert found == [
        "PASS a: S.one", "FAIL a: S.two", "PASS b: S.x", "FAIL b: S.y (did not finish)",
        "FAIL c: ended with exit code 127", "PASS check: d", "FAIL e: ran no test",
        "PASS f: S.three", "FAIL f@1: ended with exit code 1", "PASS e2e/g.spec.ts › h",
        "PASS i.ts: j k", "SKIP i.ts: l", "FAIL set-up: page"], found


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--results", type=pathlib.Path)
    arguments.add_argument("--logs", type=pathlib.Path)
    arguments.add_argument("--report", type=pathlib.Path)
    arguments.add_argument("--may-be-empty", action="store_true", help="a suite without a test is fine")
    arguments.add_argument("--self-test", action="store_true")
    options = arguments.parse_args()
    if options.self_test:
        self_test()
        return 0
    found = list(outcomes(options.results, options.logs, options.may_be_empty))
    lines = [f"{outcome} {name}" for outcome, name in found]
    options.report.write_text("".join(line + "\n" for line in lines))
    for line in lines:
        if not line.startswith("PASS"):
            print(line)
    count = {word: sum(outcome == word for outcome, _ in found) for word in ("PASS", "FAIL", "SKIP")}
    skipped = f", {count['SKIP']} skipped" if count["SKIP"] else ""
    print(f"{count['PASS']} passed, {count['FAIL']} failed{skipped}")
    return 1 if count["FAIL"] or not count["PASS"] else 0


if __name__ == "__main__":
    sys.exit(main())
