#!/usr/bin/env bash
# What the layout tests need beyond Python: LibreOffice, and free faces under the names the documents ask for.
# Root on Debian or Ubuntu installs what is missing; elsewhere one line says so and those tests are skipped.
# With CI=true a missing piece is an error. The second run finds everything there and asks apt for nothing.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly PYTHON=${PYTHON:-.venv/bin/python}
readonly FACES=.cache/fandol
readonly PACKAGES=(libreoffice-writer-nogui libreoffice-calc-nogui fontconfig fonts-liberation)

say() { echo "$1" >&2; }

unavailable() {
    say "$1"
    [[ ${CI:-} == true ]] && exit 2
    exit 0
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
    for package in "${PACKAGES[@]}"; do installed "$package" || echo "$package"; done
}

update_lists() {
    [[ -n ${updated:-} ]] || twice apt-get update || unavailable '无法更新软件源：请检查网络。需要 LibreOffice 和中文字体的测试将跳过。'
    updated=yes
}

install_office() {
    if ! may_install; then
        quietly command -v soffice || unavailable '未安装 LibreOffice（Writer 和 Calc）：需要它的测试将跳过。'
        return 0
    fi
    local packages
    mapfile -t packages < <(missing_packages)
    ((${#packages[@]})) || return 0
    say '正在安装 LibreOffice（约2分钟）…'
    update_lists
    twice env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y \
        --no-install-recommends "${packages[@]}" || unavailable 'LibreOffice 安装失败：需要它的测试将跳过。'
}

# The Fandol faces are taken out of TeX's package, for installing it would bring 268 MB along.
fetch_faces() {
    compgen -G "$FACES/*.otf" >/dev/null && return
    may_install || unavailable '没有测试用的中文字体（只在 Debian/Ubuntu 上以 root 自动准备）：需要它的测试将跳过。'
    say '正在下载测试用的中文字体（约50MB）…'
    update_lists
    local folder
    mkdir -p .cache
    folder=$(mktemp -d -p .cache) # beside its goal, so that the last step is one rename
    # shellcheck disable=SC2064  # the folder's name is wanted as it is now
    trap "rm -rf '$folder'" EXIT
    (cd "$folder" && twice apt-get download texlive-lang-chinese && dpkg -x texlive-lang-chinese_*.deb .) ||
        unavailable '中文字体下载失败：需要它的测试将跳过。'
    mv "$folder"/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol "$FACES"
}

install_office
"$PYTHON" -m tests.fonts && exit
fetch_faces
say '正在准备测试用的中文字体…'
"$PYTHON" -m tests.fonts "$FACES"
