# What ./run, ./test and ./dev share: packages, Node, the page, the C++ build. Sourced from the
# project's root, never run by itself. Everything here does only what is missing.
# SPDX-License-Identifier: Apache-2.0

logs=build/log
mkdir -p "$logs"

say() { printf '\n== %s  ·  %s\n' "$1" "$2"; }

# logged NAME COMMAND…: its output goes to a file, of which the end is shown when it fails.
logged() {
    local log=$logs/$1.log status=0
    "${@:2}" >"$log" 2>&1 </dev/null || status=$?
    if [ "$status" -ne 0 ]; then
        tail -n 40 "$log" >&2
        printf '!! 失败,完整日志在 %s  ·  failed, the whole log is in %s\n' "$log" "$log" >&2
    fi
    return "$status"
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        printf '需要管理员权限,请以 root 执行 · needs root: %s\n' "$*" >&2
        return 1
    fi
}

missing_packages() {
    comm -23 <(sed 's/#.*//; s/[[:space:]]//g; /^$/d' "$@" | sort -u) \
        <(dpkg-query -W -f='${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p' | sort -u)
}

install_packages() {
    local apt=(as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y)
    "${apt[@]}" install --no-install-recommends "$@" && return
    "${apt[@]}" update && "${apt[@]}" install --no-install-recommends "$@"
}

# need_packages LIST…: the Debian packages named in these files.
need_packages() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -eq 0 ] && return
    say "安装 ${#missing[@]} 个系统软件包" "installing Debian packages: ${missing[*]}"
    as_root true || return  # asks for a password while that can be seen
    logged apt install_packages "${missing[@]}"
}

node_major() {
    local version
    version=$(node --version 2>/dev/null) || version=v0
    version=${version#v}
    printf '%s' "${version%%.*}"
}

# Node 22 or newer on PATH. Debian's own is older, and its npm leaves out native parts that ask for
# a newer Node: so it only fetches the right ones, into .tools/.
need_node() {
    local tools=$PWD/.tools/node_modules/.bin
    [ "$(node_major)" -ge 22 ] && return
    if [ ! -x "$tools/npm" ]; then
        command -v npm >/dev/null || need_packages packaging/apt-node.txt || return
        say "安装 Node 22" "installing Node 22 into .tools/"
        logged node npm install --prefix .tools --no-audit --no-fund node@22 npm@11 || return
    fi
    PATH=$tools:$PATH
}

# web/node_modules as package-lock.json says.
need_web_modules() {
    local lock installed=web/node_modules/.kedang-lock
    lock=$(sha256sum <web/package-lock.json) || return
    [ "$lock" = "$(cat $installed 2>/dev/null)" ] && return
    need_node || return
    say "安装网页依赖" "installing the page's packages"
    logged npm-ci npm --prefix web ci --no-audit --no-fund || return
    echo "$lock" >"$installed"
}

page_is_current() {
    [ -f web/dist/index.html ] && [ -z "$(find web -mindepth 1 -path web/node_modules -prune -o \
        -path web/dist -prune -o -newer web/dist/index.html -print -quit)" ]
}

# web/dist, which the release binary carries inside.
need_page() {
    page_is_current && return
    need_node && need_web_modules || return
    say "构建网页" "building the page"
    logged web-build npm --prefix web run build
}

# As many compilers at once as there are cores and memory for (1.5 GB each).
compile_jobs() {
    local cores by_memory
    cores=$(nproc)
    by_memory=$(awk '/MemAvailable/ { print int($2 / 1500000) }' /proc/meminfo)
    [ "$by_memory" -ge 1 ] || by_memory=1
    echo $((cores < by_memory ? cores : by_memory))
}

# Ninja's [done/all] as a line for each tenth; everything else only goes to the log.
show_progress() {
    awk -F'[][/]' '/^\[[0-9]+\/[0-9]+\]/ {
        tenth = int($2 * 10 / $3)
        if (tenth > shown) { shown = tenth; printf "   %d%% (%d/%d)\n", tenth * 10, $2, $3; fflush() }
    }'
}

configure() {
    local made=build/$1/build.ninja
    [ -f "$made" ] && [ ! CMakePresets.json -nt "$made" ] || logged "configure-$1" cmake --preset "$1"
}

# build PRESET [TARGET…]: configures where needed, compiles what changed.
build() {
    local log=$logs/build-$1.log
    configure "$1" || return
    if ! ninja -C "build/$1" -k 0 -j "$(compile_jobs)" "${@:2}" </dev/null 2>&1 |
        tee "$log" | show_progress; then
        grep -aE -A12 'error|FAILED|undefined reference' "$log" | head -n 80 >&2
        printf '!! 编译失败,完整日志在 %s  ·  compiling failed, see %s\n' "$log" "$log" >&2
        return 1
    fi
}
