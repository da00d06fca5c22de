"""Handing out a spreadsheet (发放在线表格): completed in one batch, looked at again after a doubtful answer."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import msgspec

from sync.sheets.google.pulled.belonging import refuse_other
from sync.sheets.google.pulled.pulling import Pulled, ValueRange, Values, pull, pulled
from sync.sheets.google.reconciling import Formulas, SheetHandout, stands, todo
from sync.sheets.google.service.client import MovedError, UnsureError
from sync.sheets.google.service.parts import parts
from sync.sheets.google.service.spreadsheet import COLOURS, Book, Request, quoted

TRIES = 3
FIRST_COLUMNS = "A:C"
"""Those of the row keys, the status and the text."""


@dataclass(frozen=True)
class HandedOut:
    """What was done to one spreadsheet, in words, and where it lies; `kept` is what nobody asks for any more."""

    address: str
    done: tuple[str, ...]
    kept: tuple[str, ...]


Sending = Callable[[Sequence[list[Request]]], Iterable[list[Request]]]
"""Shows how far one is: goes through the parts."""


class Looked(NamedTuple):
    """A spreadsheet as it is, and its first columns as formulas."""

    now: Pulled
    formulas: Formulas


def looked(book: Book, wanted: SheetHandout) -> Looked:
    """Look at a spreadsheet: three requests, two where it has no tab of a form yet. Raises OnlineError."""
    for left in reversed(range(TRIES)):
        now = pulled(pull(book, COLOURS))
        found = [sheet for tab in wanted.tabs if (sheet := now.sheet(tab.form.key, tab.form.title))]
        try:
            answer = book.formulas([quoted(each.title, FIRST_COLUMNS) for each in found]) if found else b""
        except MovedError:
            if not left:
                raise
            continue
        return Looked(now, {sheet.id: rows for sheet, rows in zip(found, formulas_of(answer), strict=True)})
    raise AssertionError(TRIES)


def formulas_of(answer: bytes) -> Iterator[Sequence[Sequence[str]]]:
    """Yield the rows of each range of an answer as texts."""
    for each in msgspec.json.decode(answer, type=Values).value_ranges if answer else ():
        rows = msgspec.json.decode(each, type=ValueRange).values
        yield [["" if raw is None else str(raw) for raw in row] for row in rows]


def hand_out(book: Book, wanted: SheetHandout, sending: Sending = iter) -> HandedOut:
    """Make a spreadsheet as the forms want it: in one part, or in several, each whole. Raises OnlineError.

    What is cut short is completed by the next run.
    """
    now, formulas = looked(book, wanted)
    refuse_other(now, wanted.plan, wanted.owner)
    told = made = todo(wanted, now, formulas)
    left = TRIES + len(list(parts(made.requests)))
    while made.requests:
        left -= 1
        try:
            for part in sending(list(parts(made.requests))):
                book.change(part)
        except UnsureError:
            if not left:
                raise
            made = todo(wanted, *looked(book, wanted), again=made.restless)
            continue
        if not made.restless or not left:
            break
        before, (now, formulas) = stands(wanted, now), looked(book, wanted)
        if stands(wanted, now) == before:
            break
        made = todo(wanted, now, formulas, again=True)
    return HandedOut(book.address, tuple(told.done), tuple(told.kept))
