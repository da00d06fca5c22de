"""A file written aside, then given its name (先写后换名): it is there in full or not at all, even after a power cut."""

import os
from contextlib import suppress
from pathlib import Path
from threading import get_ident

ASIDE = ".part"


def beside(path: Path, writer: str = "") -> Path:
    """Return where a file waits until it may appear under its name; with a `writer` where no other writer's does."""
    return path.with_name(f".{path.name}{f'.{writer}' if writer else ''}{ASIDE}")


def me() -> str:
    """Name this thread of this process as a writer."""
    return f"{os.getpid()}-{get_ident()}"


def put_in_full(path: Path, data: bytes, *, mode: int = 0o666, first: bool = False) -> None:
    """Put bytes in place, in an existing folder. Raises OSError; then nothing has changed, and nothing lies beside.

    With `first` a file that somebody else has put there meanwhile stays.
    """
    aside = beside(path, me())
    try:
        with open(aside, "wb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if first:
            with suppress(FileExistsError):
                os.link(aside, path)
        else:
            aside.replace(path)
    finally:
        with suppress(OSError):
            aside.unlink()
    flush(path.parent)


def flush(folder: Path) -> None:
    """Make a renaming last. Raises OSError; only POSIX systems can be asked to."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
