# The checks that need no tests to be built, once for ./test and ./dev check. Sourced.
# SPDX-License-Identifier: Apache-2.0

cpp_files() { find server cli bench tests -name '*.cpp' -o -name '*.h' | sort; }

cpp_format() { cpp_files | xargs clang-format --dry-run -Werror; }
self_tests() {
    tools/check_layers.py --self-test && tools/check_sizes.py --self-test && tools/test_report.py --self-test
}
export -f cpp_files cpp_format self_tests

# each_check CALLBACK: calls CALLBACK NAME COMMAND… for every check, whatever the ones before said.
# Every tools/check_NAME.py is one.
each_check() {
    local status=0 tool name
    "$1" format bash -c cpp_format || status=1
    "$1" tools bash -c self_tests || status=1
    for tool in tools/check_*.py; do
        name=$(basename "$tool" .py)
        "$1" "${name#check_}" python3 "$tool" || status=1
    done
    "$1" web-lint npm --prefix web run lint || status=1
    return "$status"
}
