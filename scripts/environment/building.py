"""Making an environment (准备环境): beside its place, tried by importing, then renamed."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from scripts.environment import stamp
from scripts.environment.levels import ROOT, Level

ELSEWHERE = {"PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_DRY_RUN"}
"""Settings of pip's that would have it install elsewhere than it is told; mirrors, proxies and the like are kept."""


class StepError(Exception):
    """A step that failed; its text is all that the step said."""


def works(level: Level) -> bool:
    """Ask the environment itself, as environment.sh did: its Python may have gone, or be another one than ours."""
    own = str(level.folder / "bin" / "python")
    try:
        step(lambda _: None, own, "-E", "-S", "-X", "utf8", "-m", "scripts.environment", level.name, "--ready")
    except (StepError, OSError):
        return False
    return True


def build(level: Level, python: str, show: Callable[[str], None]) -> None:
    """Put a new environment in the place of the old one, or leave that as it was. Raises OSError, StepError."""
    for leftover in (each for kind in ("new-*", "old-*") for each in ROOT.glob(level.beside(kind).name)):
        discard(leftover)
    aside = level.beside(f"new-{os.getpid()}")
    aside.mkdir()
    try:
        own = str(aside / "bin" / "python")
        step(show, python, "-I", "-m", "venv", "--prompt", level.folder.name, str(aside))
        step(show, own, "-I", "-m", "pip", "install", "--require-hashes", "--no-input", "-r", level.lock)
        step(show, own, "-E", "-s", "-m", "scripts.environment.importing", level.name)
        retarget(aside, level.folder)
        stamp.write(aside, level)
        os.sync()  # a power cut must not leave the stamp without the files it vouches for
        swap(aside, level)
    finally:
        discard(aside)


def step(show: Callable[[str], None], *command: str) -> None:
    """Run one step and show its lines. Raises StepError, OSError."""
    said = []
    with subprocess.Popen(  # noqa: S603  # our own steps
        command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        errors="replace", stdin=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        try:
            for line in process.stdout or ():
                said.append(line)
                show(line)
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise StepError("".join(said) + (f"killed by signal {-process.returncode}" if process.returncode < 0 else ""))


def environment() -> dict[str, str]:
    """Return the surroundings of a step: complaints in English, for they are read by their words."""
    kept = {key: value for key, value in os.environ.items() if key not in ELSEWHERE}
    return kept | {"PIP_USER": "0", "PYTHONUTF8": "1", "LC_ALL": "C"}


def retarget(aside: Path, folder: Path) -> None:
    """Let the scripts of an environment name the place where it will lie."""
    for path in (aside / "pyvenv.cfg", *(aside / "bin").iterdir()):
        if path.is_file() and not path.is_symlink():
            data = path.read_bytes()
            if os.fsencode(aside) in data:
                path.write_bytes(data.replace(os.fsencode(aside), os.fsencode(folder)))


def swap(aside: Path, level: Level) -> None:
    """Give the new environment its name. Cut off in between, there is none, and the next run makes one."""
    old = level.beside(f"old-{os.getpid()}")
    if os.path.lexists(level.folder):
        level.folder.rename(old)
    aside.rename(level.folder)
    discard(old)


def discard(path: Path) -> None:
    """Clear something away as far as that can be done."""
    if path.is_symlink():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)
