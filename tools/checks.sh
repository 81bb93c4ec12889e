# The checks that need no tests to be built, once for ./test and ./dev check. Sourced.
# SPDX-License-Identifier: Apache-2.0

cpp_files() { find server cli bench tests -name '*.cpp' -o -name '*.h' | sort; }

# each_check CALLBACK: calls CALLBACK NAME COMMAND… for every check, whatever the ones before said.
each_check() {
    local status=0
    "$1" format bash -c 'source tools/checks.sh; cpp_files | xargs clang-format --dry-run -Werror' || status=1
    "$1" layers bash -c 'tools/check_layers.py --self-test && tools/check_layers.py' || status=1
    "$1" sizes bash -c 'tools/check_sizes.py --self-test && tools/check_sizes.py' || status=1
    if [ -e tools/check_catalogue.py ]; then
        "$1" catalogue python3 tools/check_catalogue.py || status=1
    fi
    "$1" report bash -c 'tools/test_report.py --self-test' || status=1
    "$1" web-lint npm --prefix web run lint || status=1
    return "$status"
}
