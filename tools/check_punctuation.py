#!/usr/bin/env python3
"""Chinese sentences are written with full-width punctuation: ，；：！？（）, not ,;:!?().

tools/check_punctuation.py           tells of every place that is not
tools/check_punctuation.py --write   mends them
Looks at texts people read: Chinese in the strings of server/ and cli/ (not tests), of the page's words, labels
and helps of the catalogue, and of the scripts. A half-width sign is wrong where a Chinese character stands beside it, a
bracket also where one stands inside. Numbers (1,000), times (10:32), codes, and what machines read stay as they are.
SPDX-License-Identifier: Apache-2.0
"""
import pathlib
import re
import sys

HAN = "\u3400-\u9fff"
BESIDE = f"[{HAN}”》]"
FULL = dict(zip(",;:!?()", "，；：！？（）"))
STRING = re.compile(r'(?<!R)"(?:[^"\\\n]|\\.)*"')
JSON_TEXT = re.compile(r'"(?:zh|help|title|purpose|effect|note)"\s*:\s*("(?:[^"\\\n]|\\.)*")')
# What is compared with what people or other programs wrote, or is written for programs.
DATA = {
    "server/fields/division_spellings.cpp",
    "server/fields/filter/write_line.cpp",  # writes the filter language
    "server/fields/reading/spellings.cpp",
    "server/exchange/layout.cpp",
    "server/exchange/sniffing.cpp",
    "server/demo",
}
WORDS = {"(空)"}  # as other programs write them


def mend_brackets(text):
    """Pairs that stand behind or around Chinese; single ones beside Chinese, whose other half is in another string."""
    pairs, opened, out = {}, [], list(text)
    for i, sign in enumerate(text):
        if sign == "(":
            opened.append(i)
        elif sign == ")" and opened:
            pairs[opened.pop()] = i
    for begin, end in pairs.items():
        around = text[max(begin - 1, 0):begin] + text[end + 1:end + 2]
        if re.search(f"[{HAN}]", text[begin:end]) or re.search(BESIDE, around):
            out[begin], out[end] = FULL["("], FULL[")"]
    closed = set(pairs.values())
    for i, sign in enumerate(text):
        if sign in "()" and i not in pairs and i not in closed:
            if re.search(BESIDE, text[max(i - 1, 0):i] + text[i + 1:i + 2]):
                out[i] = FULL[sign]
    return "".join(out)


def mended(text):
    if text.strip('"') in WORDS or not re.search(f"[{HAN}]", text):
        return text
    text = mend_brackets(text)
    text = re.sub(f"(?<={BESIDE})([,;:!?]) ?", lambda found: FULL[found[1]], text)
    text = re.sub(f"(?<!{{seq)([,;:!?]) ?(?=[{HAN}“《])", lambda found: FULL[found[1]], text)
    return re.sub(r"(?<=[）}])([,;:!?])(?= ?[^\s\"',;:{}\[\]()])", lambda found: FULL[found[1]], text)


def files():
    for folder, endings in (("server", (".cpp", ".h")), ("cli", (".cpp",))):
        for path in sorted(pathlib.Path(folder).rglob("*")):
            name = str(path)
            is_test = re.search(r"(_test|_fuzz|testing)\.|/test_|_expectations", name)
            if path.suffix in endings and not is_test and not any(name.startswith(data) for data in DATA):
                yield path, STRING
    yield pathlib.Path("web/src/shared/i18n/zh.json"), re.compile(r'(?<=: )"(?:[^"\\\n]|\\.)*"')
    for path in sorted(pathlib.Path("catalogue").rglob("*.json")):
        yield path, JSON_TEXT


def mend(source, pattern):
    def replace(found):
        group = found.lastindex or 0
        return found[0].replace(found[group], mended(found[group]))

    return "\n".join(
        line if re.match(r"\s*(///|//|#)", line) else pattern.sub(replace, line) for line in source.split("\n"))


def self_test():
    for before, after in (
        ('"没有值,请填写"', '"没有值，请填写"'),
        ('"上限(MB)"', '"上限（MB）"'),
        ('"共 {{count}} 条,{{until}} 前可下载"', '"共 {{count}} 条，{{until}} 前可下载"'),
        ('"10:32 开始, 结束"', '"10:32 开始，结束"'),
        ('"如 1,000 元"', '"如 1,000 元"'),
        ('")的值"', '"）的值"'),
        ('"a,b;c"', '"a,b;c"'),
        ('"可用 {seq:位数}"', '"可用 {seq:位数}"'),
        ('"最多3个(共5个),请删除"', '"最多3个（共5个），请删除"'),
    ):
        assert mended(before) == after, (before, mended(before))


def main():
    self_test()
    wrong = 0
    for path, pattern in files():
        source = path.read_text()
        better = mend(source, pattern)
        if better == source:
            continue
        if "--write" in sys.argv:
            path.write_text(better)
            continue
        for number, (old, new) in enumerate(zip(source.split("\n"), better.split("\n")), 1):
            if old != new:
                wrong += 1
                print(f"{path}:{number}: {old.strip()}", file=sys.stderr)
    if wrong:
        sys.exit(f"{wrong} lines have half-width punctuation in Chinese: tools/check_punctuation.py --write")


if __name__ == "__main__":
    main()
