#!/usr/bin/env bash
# Both commands of the README on a machine that has nothing: a bare Debian of any release, made in a temporary folder.
#   sudo scripts/fresh.sh trixie            make report (as root and as the folder's owner), make test
#   sudo scripts/fresh.sh bookworm report   only the first
# What is tried is the last commit. Needs root and debootstrap (apt install debootstrap); not a part of make test.
# Logs stay in the temporary folder as fresh-RELEASE-*.log; everything else is removed again.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly RELEASE=${1:-} ONLY=${2:-}
readonly LOGS=${TMPDIR:-/tmp}/fresh-$RELEASE
readonly DESK='/home/desk/工作台 新' # neither blanks nor Chinese in the path may matter

stop() {
    echo "$1" >&2
    exit 2
}

[[ $RELEASE =~ ^[a-z]+$ ]] || stop '用法：sudo scripts/fresh.sh 发行版代号 [report|test]，如 trixie、bookworm'
[[ $ONLY =~ ^(report|test)?$ ]] || stop "只能写 report 或 test：$ONLY"
[[ $(id -u) == 0 ]] || stop '须以 root 运行（sudo）。'
command -v debootstrap unshare >/dev/null || stop '请先安装 debootstrap：sudo apt install debootstrap'

# No mirror is named here: whoever runs this reaches the network in his own way, which his apt and pip know. The first
# source apt lists that is neither for security nor for updates is the one; other releases lie beside its own.
mirror() {
    apt-get indextargets --format '$(SUITE) $(RELEASE) $(REPO_URI)' 'Created-By: Packages' 'Component: main' |
        awk '$2 !~ /-|\// && $1 !~ /-/ { print $3; exit }'
}

# Nobody else may look in, for pip's settings may hold a password; inside, everybody must be able to walk about.
place=$(mktemp -d -p "${TMPDIR:-/tmp}" "fresh-$RELEASE.XXXXXX")
readonly root=$place/root
mkdir -m 755 "$root"
# Mounts are made in a name space of their own and end with it, so this never reaches /dev of the machine.
trap 'rm -rf --one-file-system "$place"' EXIT

# How this machine reaches its mirrors: apt's proxies and checks, pip's configuration, the certificates they trust.
copy_settings() {
    apt-config dump Acquire >"$root/etc/apt/apt.conf.d/99host"
    local file
    for file in /etc/pip.conf /etc/xdg/pip "$HOME"/.config/pip "$HOME"/.pip "${PIP_CONFIG_FILE:-}" \
        /etc/ssl/certs/ca-certificates.crt /usr/local/share/ca-certificates /etc/hosts /etc/resolv.conf; do
        [[ -e $file ]] || continue
        mkdir -p "$root$(dirname "$file")"
        cp -rL "$file" "$root$(dirname "$file")"
    done
    mkdir -p "$root/home/desk/.config"
    [[ ! -e "$HOME"/.config/pip ]] || cp -rL "$HOME"/.config/pip "$root/home/desk/.config/"
}

# Only what the network needs of the surroundings, so that nothing of this machine helps.
settings() {
    env -0 | grep -z -iE '^(PIP_[A-Z_]+|CI|[a-z]+_proxy|SSL_CERT_(FILE|DIR)|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE)='
}

# inside USER COMMAND…: run something in there, with /proc, /dev and processes of its own. The settings go along in the
# environment, not behind a command that everybody could read in the list of processes.
inside() {
    local variables user=$1
    mapfile -d '' -t variables < <(settings)
    env -i "${variables[@]}" PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 TERM=dumb \
        unshare --mount --pid --fork --kill-child bash -euc '
        mount --make-rprivate /
        mount -t proc proc "$1/proc"
        mount --rbind /dev "$1/dev"
        mount -t tmpfs tmpfs "$1/run"
        root=$1 user=$2 home=$(awk -F: -v user="$2" "\$1 == user { print \$6 }" "$1/etc/passwd")
        shift 2
        exec env "HOME=$home" "USER=$user" "$@"
    ' inside "$root" "$user" chroot --userspec="$user:$(group_of "$user")" "$root" "${@:2}"
}

group_of() { [[ $1 == root ]] && echo root || echo desk; }

# attempt NAME USER TARGET: one command of the README, its result in a line, its words in a log.
attempt() {
    local start=$SECONDS code=0
    inside "$2" make -C "$DESK" "$3" >"$LOGS-$1.log" 2>&1 </dev/null || code=$?
    printf '%-8s make %-6s（%s）  %s  %d秒  %s\n' "$RELEASE" "$3" "$2" \
        "$([[ $code == 0 ]] && echo 成功 || echo "失败（$code）")" $((SECONDS - start)) "$LOGS-$1.log"
    tail -n 4 "$LOGS-$1.log" | sed 's/^/    /'
    [[ $code == 0 ]] || failed=yes
}

source=$(mirror)
[[ -n $source ]] || stop '在本机的 apt 来源里找不到 Debian 镜像。'
echo "正在建立全新的 Debian $RELEASE…" >&2
debootstrap --variant=minbase "$RELEASE" "$root" "$source" >"$LOGS-system.log" 2>&1 ||
    stop "建立系统失败，详见 $LOGS-system.log"
copy_settings
# What the README asks for, and nothing else.
{
    inside root apt-get update
    inside root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends python3 python3-venv make
    inside root useradd --create-home desk
} >>"$LOGS-system.log" 2>&1 || stop "建立系统失败，详见 $LOGS-system.log"
git clone -q --no-hardlinks . "$root$DESK"
inside root chown -R desk:desk /home/desk

failed=''
inside root sh -c 'echo "$(. /etc/os-release; echo "$PRETTY_NAME")  $(python3 --version)  $(make --version | head -n 1)"'
# As root first, in a folder that is somebody's: who owns it must be able to go on.
if [[ $ONLY != test ]]; then
    attempt root root report
    attempt owner desk report
fi
[[ $ONLY == report ]] || attempt test root test
[[ -z $failed ]]
