#!/bin/sh
# Makes .venv (run, dev) or .venv-bench (bench) fit to be used: sh scripts/environment.sh run|dev|bench [--verbose]
# Only finding a Python is done here, in what every shell understands; the rest is scripts/environment/.
set -u
cd "$(dirname "$0")/.." || exit 2

level=$1
case $level in bench) folder=.venv-bench ;; *) folder=.venv ;; esac

# Whatever a broken environment has to say for itself is of no use to a clerk: it is made anew.
"$folder/bin/python" -E -S -X utf8 -m scripts.environment "$level" --ready >&2 2>/dev/null && exit

# Has to be understood by any Python 3. ensurepip is what Debian leaves out where python3-venv is missing.
probe='
import sys
fit = "old" if sys.version_info < (3, 11) else "fit"
try:
    import ensurepip, venv
except ImportError:
    fit = "old" if fit == "old" else "bare"
print(fit + " " + ".".join(map(str, sys.version_info[:3])))
'

old='' bare=''
for python in python3 python3.13 python3.12 python3.11; do
    found=$("$python" -E -c "$probe" 2>/dev/null) || continue
    case $found in
        fit*) exec "$python" -E -s -X utf8 -m scripts.environment "$@" --python "$python" ;;
        old*) old=${old:-${found#old }} ;;
        bare*) bare=${bare:-$python ${found#bare }} ;;
    esac
done

if [ -n "$bare" ]; then
    echo "Python ${bare#* } 缺少 venv 组件：请先安装（Debian/Ubuntu：sudo apt install ${bare%% *}-venv），然后重试。" >&2
elif [ -n "$old" ]; then
    echo "Python 太旧（本机是 $old，需要 3.11 或更新版本）：请先安装新版（Debian 12、Ubuntu 24.04 起自带；macOS 到 Python 官网下载），然后重试。" >&2
else
    echo '本机没有 Python：请先安装 3.11 或更新版本（Debian/Ubuntu：sudo apt install python3 python3-venv；macOS 到 Python 官网下载），然后重试。' >&2
fi
exit 2
