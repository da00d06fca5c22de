"""`purge`: personal data of past seasons leaves the stores and the output; numbers, hashes and a record stay."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sync.commands.screen_words import words
from sync.desk.run import STORE, parsed
from sync.errors import DeskError, FolderError
from sync.letters.issued_folder import path_of
from sync.manifest import MANIFEST, recorded
from sync.output import OUT, trouble
from sync.store import Store, alone
from sync.store.databases.database import exists, years
from sync.store.databases.database_address import VAR
from sync.store.letter_register import FILE, Issued, Register
from sync.store.remove import Purge, measured, purge, purge_documents

MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Past:
    """A past season's places (往年的文件夹): its year, its store, its output and its register."""

    year: int
    store: Path
    out: Path
    register: Path


@dataclass(frozen=True)
class PurgedSeason:
    """What was removed of a season, or would be (清除结果).

    `generated` are files of the output, `documents` issued ones that may hold personal data; `left` are files in the
    output that the programme did not make: somebody has to look at them.
    """

    season: Past
    received: Purge
    generated: tuple[Path, ...]
    documents: tuple[Issued, ...]
    left: tuple[Path, ...]


def purge_before(before: str, out: Path | None, who: str, clock: datetime, *, confirmed: bool) -> list[PurgedSeason]:
    """Remove personal data of every season whose year ends by the day `before`. Raises DeskError.

    Unless `confirmed` nothing is removed and what would be is returned. With `out` only that closed world is touched.
    """
    day = parsed(before, "BEFORE")
    if day > clock.date():
        raise DeskError(f"BEFORE={before}：还没有到，只能清除往年的资料")
    return [of_season(each, who, clock, confirmed=confirmed) for each in seasons(day, out)]


def seasons(day: date, out: Path | None) -> Iterator[Past]:
    """Yield the seasons with a store whose year ends by a day."""
    for folder in folders(out) if out else (VAR / str(year) for year in years()):
        year = int(folder.name)
        store = folder / STORE if out else folder
        if date(year, 12, 31) <= day:
            yield Past(year, store, folder if out else OUT / folder.name, store if out else VAR)


def folders(out: Path) -> Iterator[Path]:
    """Yield the folders of years in a closed world that have a store."""
    return (each for each in sorted(out.glob("[0-9][0-9][0-9][0-9]")) if (each / STORE).is_dir())


def of_season(season: Past, who: str, clock: datetime, *, confirmed: bool) -> PurgedSeason:
    """Remove what there is of one season, or say what there is."""
    store = Store(season.store)
    register = Register(season.register) if exists(season.register, FILE) else None
    lines = register.lines(season.year) if register else []
    documents = tuple(each for each in lines if each.personal)
    copies = {season.out / path_of(each) for each in documents}
    generated = tuple(sorted({*made(season.out), *(path for path in copies if path.is_file())}))
    kept = {season.out / path_of(each) for each in lines}
    left = tuple(path for path in others(season) if path not in {*generated, *kept})
    found = PurgedSeason(season, measured(store), generated, documents, left)
    if confirmed:
        with alone(season.store):
            purge(store, who, clock)
            if register:
                purge_documents(register, season.year)
            for path in generated:
                remove(path, season.out)
    return found


def made(out: Path) -> Iterator[Path]:
    """Yield the files that the manifests in an output folder list, and these themselves."""
    for manifest in sorted(out.rglob(MANIFEST)):
        folder = manifest.parent
        if (files := recorded(folder)) is not None:
            paths = (*(folder / each for each in files), manifest)
            yield from (path for path in paths if path.is_file() and path.resolve().is_relative_to(folder.resolve()))


def others(season: Past) -> Iterator[Path]:
    """Yield every file of the output, the store aside."""
    for path in sorted(season.out.rglob("*")):
        if path.is_file() and season.store not in path.parents:
            yield path


def remove(path: Path, root: Path) -> None:
    """Remove a generated file and the folders it leaves empty. Raises FolderError."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise FolderError(trouble(path, error)) from error
    with suppress(OSError):
        for folder in path.parents:
            if folder == root:
                return
            folder.rmdir()


def said(found: Sequence[PurgedSeason], *, confirmed: bool) -> Iterator[str]:
    """Yield what was removed, or would be, season by season."""
    texts = words().purge
    for each in found:
        yield (texts.removed if confirmed else texts.would).format(
            year=each.season.year,
            receptions=each.received.receptions,
            files=each.received.files,
            megabytes=f"{each.received.bytes / MEGABYTE:.1f}",
            generated=len(each.generated),
            documents=len(each.documents),
        )
        if each.left:
            yield texts.left.format(files="、".join(map(str, each.left)))
    if not found:
        yield texts.none
    else:
        yield texts.elsewhere if confirmed else texts.confirm
