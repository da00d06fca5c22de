"""The judges' workbooks of the example: what `make scoring` makes, filled in as examples/<year>/ballots.toml says."""

import io
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from openpyxl import Workbook, load_workbook

from examples.builder.filling import put
from sync.desk.run import Run
from sync.desk.standing import arrived
from sync.pinned import pinned
from sync.plan import Plan, with_people
from sync.selection import Roll, roll
from sync.sheets.judging.ballot_book import ballot_workbook
from sync.sheets.judging.ballot_sheet import FIRST_ROW
from sync.sheets.judging.booklet import booklet
from sync.sheets.own_layout import HEADER_ROW, KEY_COLUMN

FILE = "ballots.toml"


class Change(Struct, frozen=True, forbid_unknown_fields=True):
    """One mark typed differently in one file; an empty value leaves it out."""

    key: str
    criterion: str
    value: Any


class SentBallot(Struct, frozen=True, forbid_unknown_fields=True):
    """One file as it came in."""

    judge: str
    round: str
    name: str
    received: datetime
    channel: str
    changes: tuple[Change, ...] = ()


class Ballots(Struct, frozen=True, forbid_unknown_fields=True):
    """The file: what came in, and marks by judge, round and row key, in the order of the criteria."""

    sent: tuple[SentBallot, ...]
    marks: Mapping[str, Mapping[str, Mapping[str, tuple[int, ...]]]]


def ballots(folder: Path) -> Ballots:
    """Read what the judges of an example sent."""
    return msgspec.convert(tomllib.loads((folder / FILE).read_text("utf-8")), Ballots)


def sent_ballots(plan: Plan, folder: Path, inbox: Path) -> Iterator[tuple[str, datetime, str, bytes]]:
    """Yield (name, received, channel, content) of every ballot, for the candidates that stand in `inbox`."""
    told, rolls = ballots(folder), rolls_of(with_people(plan, folder), inbox)
    for sent in told.sent:
        yield sent.name, sent.received, sent.channel, filled(with_people(plan, folder), told, sent, rolls)


def rolls_of(plan: Plan, inbox: Path) -> list[Roll]:
    """Return the candidates that stand, by what the cities sent until the last round closed."""
    now = datetime.combine(plan.round_by_key["regular"].date, time(23, 59), plan.zone)
    with tempfile.TemporaryDirectory() as store:
        run = Run(plan, inbox, Path(store), Path(store), now)
        progress = arrived(run, lambda items, _: items).progress
    return [roll(progress, award) for award in plan.awards]


def filled(plan: Plan, told: Ballots, sent: SentBallot, rolls: list[Roll]) -> bytes:
    """Return one judge's workbook with the marks typed in."""
    asked = booklet(plan, plan.judge_by_code[sent.judge], plan.round_by_key[sent.round], rolls)
    if asked is None:
        raise ValueError(f"{sent.judge} has nothing to judge in {sent.round}")
    book = load_workbook(io.BytesIO(ballot_workbook(asked, example=True)))
    changes = {(each.key, each.criterion): each.value for each in sent.changes}
    for award, candidates in asked.pages.items():
        marks = {
            (each.number, criterion.title): changes.get((each.key, criterion.key), given)
            for each in candidates
            for criterion, given in zip(award.criteria, told.marks[sent.judge][sent.round][each.key], strict=True)
        }
        type_in(book, award.title, marks)
    data = io.BytesIO()
    book.save(data)
    return pinned(data.getvalue(), sent.received.replace(tzinfo=UTC))


def type_in(book: Workbook, title: str, marks: Mapping[tuple[str, str], Any]) -> None:
    """Type marks into the sheet of an award, by number and title of the criterion."""
    sheet = book[title]
    titles = [str(cell.value) for cell in sheet[HEADER_ROW]]
    for row in range(FIRST_ROW, sheet.max_row + 1):
        number = str(sheet.cell(row, KEY_COLUMN).value)
        for column, header in enumerate(titles, start=1):
            if (number, header) in marks:
                put(sheet.cell(row, column), marks[number, header])
