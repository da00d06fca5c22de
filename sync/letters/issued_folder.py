"""已发/: a copy of every document in the register, put back wherever it is missing or was changed."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from sync.aside import ASIDE, me, put_in_full
from sync.errors import FolderError
from sync.output import fit, trouble
from sync.store.letter_register import Issued, Register

FOLDER = "已发"
VOID = "（作废）"
TRIES = 10
"""Another process that tidies up may take away what waits beside its place; so often it is written anew."""


def path_of(line: Issued) -> str:
    """Return where the copy of a document lies below the output folder, its number in front."""
    name = fit(f"{line.mark}-{line.name}" if line.mark else f"{line.name}-{line.day}")
    again = f"（{line.edition}）" if line.edition > 1 and not line.mark else ""
    return f"{FOLDER}/{name}{again}{'' if line.valid else VOID}.docx"


def shelve(out: Path, register: Register, season: int) -> tuple[str, ...]:
    """Make `out`/已发 what the register says; return what was written, below `out`. Raises FolderError, StoreError.

    A file whose bytes are right is not touched; files of somebody else's are left alone.
    """
    lines = register.lines(season)
    written = tuple(path_of(each) for each in lines if put(out / path_of(each), register, each))
    with suppress(OSError):
        for stale in (*former(out, lines), *left_over(out / FOLDER)):
            stale.unlink()
    return written


def put(path: Path, register: Register, line: Issued) -> bool:
    """Put one document in its place, unless it is there; say whether it was written."""
    data = register.data(line)
    try:
        if data is None or (path.exists() and path.read_bytes() == data):
            return False
        write(path, data)
    except OSError as error:
        raise FolderError(trouble(path, error)) from error
    return True


def write(path: Path, data: bytes) -> None:
    """Write a file so that it is there in full or not at all. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for _ in range(TRIES):
        with suppress(FileNotFoundError):
            return put_in_full(path, data)
    raise FileNotFoundError(path)


def former(out: Path, lines: Iterable[Issued]) -> Iterator[Path]:
    """Yield the files of documents voided since, under the name they had while they were valid."""
    for each in lines:
        if not each.valid:
            place = out / path_of(each)
            valid = place.with_name(place.name.replace(VOID, ""))
            if valid.exists():
                yield valid


def left_over(folder: Path) -> Iterator[Path]:
    """Yield what a process that was stopped left beside its place."""
    return (each for each in folder.glob(f".*{ASIDE}") if not each.name.endswith(f".{me()}{ASIDE}"))
