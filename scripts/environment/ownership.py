"""Whose the files are (归属): what root makes in somebody's folder becomes that person's; what others left is named."""

import atexit
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from scripts.environment.levels import ROOT

NOT_OURS = {".git", "secrets"}
"""What no command makes."""

WRITTEN = ("var", "out", ".venv", ".venv-bench", ".cache", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache")
"""What the commands write in."""


def mind() -> None:
    """As root in a folder of somebody else's, hand over at the end what was made."""
    owner = ROOT.stat()
    if hasattr(os, "geteuid") and os.geteuid() == 0 and owner.st_uid:
        atexit.register(hand_over, ROOT, owner.st_uid, owner.st_gid)


def hand_over(root: Path, user: int, group: int, by: int = 0) -> None:
    """Give the files of `by` below `root` to a user; follow no link, leave what lies in another place as well."""
    for path in left_by(by, root):
        with suppress(OSError):
            os.chown(path, user, group, follow_symlinks=False)


def left_by(user: int, root: Path) -> Iterator[Path]:
    """Yield a user's files and folders below `root`, but for what is no command's to make."""
    for folder, folders, files in os.walk(root):
        if Path(folder) == root:
            folders[:] = [each for each in folders if each not in NOT_OURS]
        for path in (Path(folder, each) for each in (*folders, *files)):
            with suppress(OSError):
                found = path.lstat()
                if found.st_uid == user and (path.is_dir() or found.st_nlink == 1):
                    yield path


def foreign(root: Path, me: int) -> list[Path]:
    """Return what in one's own folder another user left, and the commands cannot write; nothing in others' folders."""
    if root.stat().st_uid != me:
        return []
    return [place for place in (root / each for each in WRITTEN) if any(barred(each, me) for each in upper(place))]


def upper(place: Path) -> Iterator[Path]:
    """Yield a folder and what lies in it, two floors down: the year, and the year's store."""
    yield place
    if place.name in {"var", "out"}:
        for pattern in ("*", "*/*"):
            yield from place.glob(pattern)


def barred(path: Path, me: int) -> bool:
    """Say whether something is another user's, and cannot be written."""
    with suppress(OSError):
        return path.lstat().st_uid != me and not os.access(path, os.W_OK)
    return False
