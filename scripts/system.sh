#!/usr/bin/env bash
# What the tests need beyond Python: LibreOffice, free faces under the names the documents ask for, PostgreSQL, Chromium.
# Root on Debian or Ubuntu installs what is missing; elsewhere one line says so and those tests are skipped.
# With CI=true a missing piece is an error. The second run finds everything there and asks apt for nothing.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly PYTHON=${PYTHON:-.venv/bin/python}
readonly FACES=.cache/fandol
readonly PACKAGES=(libreoffice-writer-nogui libreoffice-calc-nogui fontconfig fonts-liberation)

say() { echo "$1" >&2; }

# What one thing lacks keeps nobody from the next; under CI=true it ends everything.
unavailable() {
    say "$1"
    [[ ${CI:-} == true ]] && exit 2
    return 0
}

quietly() { "$@" >/dev/null 2>&1; }

# A mirror may falter once.
twice() { quietly "$@" || { sleep 3 && quietly "$@"; }; }

may_install() { [[ $(id -u) == 0 ]] && command -v apt-get dpkg-query >/dev/null; }

# The desktop edition of a -nogui package, and the older name of a font package, serve as well.
installed() {
    local name
    for name in "$1" "${1%-nogui}" "${1}2"; do
        [[ $(dpkg-query --show --showformat '${db:Status-Status}' "$name" 2>/dev/null) == installed ]] && return
    done
    return 1
}

missing_packages() {
    local package
    for package in "$@"; do installed "$package" || echo "$package"; done
}

update_lists() {
    [[ -n ${updated:-} ]] || twice apt-get update || return 1
    updated=yes
}

# ensure NAME ABOUT PACKAGE…: whatever of it is missing, or one line about whose tests are skipped.
ensure() {
    local name=$1 about=$2 packages
    mapfile -t packages < <(missing_packages "${@:3}")
    ((${#packages[@]})) || return 0
    say "正在安装 $name（$about）…"
    update_lists && twice env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y \
        --no-install-recommends "${packages[@]}" || unavailable "$name 安装失败：请检查网络。需要它的测试将跳过。"
}

install_office() {
    if may_install; then
        ensure LibreOffice 约2分钟 "${PACKAGES[@]}"
    else
        quietly command -v soffice || unavailable '未安装 LibreOffice（Writer 和 Calc）：需要它的测试将跳过。'
    fi
}

# The package starts a server of its own where there is systemd; ours is another one, in a folder of the tests.
install_postgresql() {
    if compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || quietly command -v initdb; then return 0; fi
    if may_install; then
        ensure PostgreSQL 约1分钟 postgresql
    else
        unavailable '未安装 PostgreSQL：需要它的测试将跳过。'
    fi
}

works() { quietly command -v "$1" && quietly "$1" --version; }

# Ubuntu's package of that name only fetches a snap, which containers have no use for.
install_chromium() {
    if works chromium || works chromium-browser || works google-chrome; then return 0; fi
    if ! may_install; then
        unavailable '未安装 Chromium：需要它的测试将跳过。'
    elif grep -qs '^ID=ubuntu' /etc/os-release; then
        unavailable 'Ubuntu 的 Chromium 只有 snap 版，不能自动安装：请自行安装 Chrome 或 Chromium。需要它的测试将跳过。'
    else
        ensure Chromium 约1分钟 chromium
    fi
}

# The Fandol faces are taken out of TeX's package, for installing it would bring 268 MB along.
fetch_faces() {
    compgen -G "$FACES/*.otf" >/dev/null && return
    if ! may_install; then
        unavailable '没有测试用的中文字体（只在 Debian/Ubuntu 上以 root 自动准备）：需要它的测试将跳过。'
        return 1
    fi
    say '正在下载测试用的中文字体（约50MB）…'
    local folder
    mkdir -p .cache
    folder=$(mktemp -d -p .cache) # beside its goal, so that the last step is one rename
    # shellcheck disable=SC2064  # the folder's name is wanted as it is now
    trap "rm -rf '$folder'" EXIT
    if ! (update_lists && cd "$folder" && twice apt-get download texlive-lang-chinese &&
        dpkg -x texlive-lang-chinese_*.deb .); then
        unavailable '中文字体下载失败：请检查网络。需要它的测试将跳过。'
        return 1
    fi
    mv "$folder"/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol "$FACES"
}

prepare_faces() {
    "$PYTHON" -m tests.fonts && return
    fetch_faces || return 0
    say '正在准备测试用的中文字体…'
    "$PYTHON" -m tests.fonts "$FACES"
}

install_office
install_postgresql
install_chromium
prepare_faces
