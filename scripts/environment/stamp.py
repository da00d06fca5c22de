"""What an environment was made of (准备标记): its Python and its locks. Written last; without it nothing counts."""

import os
import sys
from hashlib import sha256
from pathlib import Path

from scripts.environment.levels import ROOT, Level

NAME = "ready"


def python() -> str:
    """Return what of this Python the installed packages depend on: 3.13 on another chip or system, but not 3.13.5."""
    return f"{sys.implementation.cache_tag}{sys.abiflags} {sys.platform} {os.uname().machine}"


def lines(locks: tuple[str, ...]) -> list[str]:
    """Return what the stamp says of an environment made now from these locks."""
    return [python(), *(f"{sha256((ROOT / lock).read_bytes()).hexdigest()}  {lock}" for lock in locks)]


def write(folder: Path, level: Level) -> None:
    """Declare an environment fit for use."""
    (folder / NAME).write_text("\n".join(lines(level.satisfies)) + "\n", "utf-8")


def fits(level: Level) -> bool:
    """Say whether there is an environment made by this Python from the locks as they are now."""
    try:
        made = (level.folder / NAME).read_text("utf-8").splitlines()
    except OSError:
        return False
    return set(lines(level.satisfies)) <= set(made)
