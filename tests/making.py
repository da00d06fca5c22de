"""make, run in a copy of what it needs, beside Pythons that install nothing."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCKS = sorted(ROOT.glob("requirements*.lock"))
SHARED = (
    *(f"scripts/{each}" for each in ("__init__.py", "terminal.py", "streams.py", "environment.sh")),
    *(f"sync/{each}.py" for each in ("__init__", "errors", "masking", "reticence", "visible")),
    "templates/environment.toml",
)

# Answers `-m venv` by making one, pip as $PIP says, everything of the product by printing its arguments; is as old or
# as bare as $PRELUDE makes the real Python that looks after the environment.
PYTHON = f"""#!/bin/sh
case "$*" in
    *"-m venv"*) for last; do :; done; mkdir -p "$last/bin" && cp "$0" "$last/bin/python"
                 printf '#!%s/bin/python\\n' "$last" >"$last/bin/tool"; echo "command = $last" >"$last/pyvenv.cfg" ;;
    *"-m pip"*) echo "$PIP_USER$PIP_TARGET" >>pip.log
                [ -z "$GATE" ] || {{ echo >>"$GATE.at"; cat "$GATE" >/dev/null; }}
                echo "${{PIP:-noise}}"; [ -z "$PIP" ] ;;
    *"-m scripts.environment.importing"*) echo "$IMPORTS"; [ -z "$IMPORTS" ] ;;
    *"-m scripts.environment "*) exec "{sys.executable}" "$@" ;;
    *"-m scripts."*) printf '%s\\n' "$@"; exit "${{ANSWER:-0}}" ;;
    "-E -c "*) exec "{sys.executable}" -E -c "$PRELUDE
$3" ;;
esac
"""


def copy(tree: Path) -> Path:
    """Copy what make reads into a folder."""
    for each in ("scripts/environment", "sync", "templates"):
        (tree / each).mkdir(parents=True)
    modules = [str(each.relative_to(ROOT)) for each in (ROOT / "scripts" / "environment").glob("*.py")]
    for name in ("Makefile", "pyproject.toml", *(each.name for each in LOCKS), *SHARED, *modules):
        shutil.copy(ROOT / name, tree / name)
    return tree


def fresh(parent: Path, name: str = "工作台 副本") -> Path:
    """Return the product's folder as it is before the first command, where Python is a false one."""
    (parent / "bin").mkdir()
    for each in ("python3", "python3.11", "python3.12", "python3.13"):
        (parent / "bin" / each).write_text(PYTHON, "utf-8")
        (parent / "bin" / each).chmod(0o755)
    return copy(parent / name)


def surroundings(tree: Path, **more: str) -> dict[str, str]:
    """Return an environment with nothing of the machine's own settings in it."""
    path = f"{tree.parent / 'bin'}:{os.environ['PATH']}"
    clean = {key: value for key, value in os.environ.items() if key in {"HOME", "TMPDIR", "LANG", "USER"}}
    return clean | {"PATH": path} | more


def make(tree: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run make to its end."""
    with started(tree, *arguments, **environment) as process:
        said, complained = process.communicate()
    return subprocess.CompletedProcess(process.args, process.returncode, said, complained)


def started(tree: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    """Start make in a process group of its own, and let Ctrl-C count there even where it is ignored here (nohup)."""
    return subprocess.Popen(  # noqa: S603
        ["make", *arguments],  # noqa: S607
        cwd=tree,
        env=surroundings(tree, **environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=heed_ctrl_c,  # noqa: PLW1509  # no threads in this test
        start_new_session=True,
    )


def heed_ctrl_c() -> None:
    """Undo what nohup leaves to its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
