"""Handing out a spreadsheet (发放在线表格): completed in one batch, looked at again after a doubtful answer."""

from dataclasses import dataclass

from sync.sheets.google.pulled.belonging import refuse_other
from sync.sheets.google.pulled.pulling import pull, pulled
from sync.sheets.google.reconciling import SheetHandout, stands, todo
from sync.sheets.google.service.client import UnsureError
from sync.sheets.google.service.spreadsheet import Book

TRIES = 3


@dataclass(frozen=True)
class HandedOut:
    """What was done to one spreadsheet, in words, and where it lies; `kept` is what nobody asks for any more."""

    address: str
    done: tuple[str, ...]
    kept: tuple[str, ...]


def hand_out(book: Book, wanted: SheetHandout) -> HandedOut:
    """Make a spreadsheet as the forms want it, all at once or not at all. Raises OnlineError."""
    now = pulled(pull(book))
    refuse_other(now, wanted.plan, wanted.owner)
    told = made = todo(wanted, now)
    for left in reversed(range(TRIES)):
        if not made.requests:
            break
        try:
            book.change(made.requests)
        except UnsureError:
            if not left:
                raise
            made = todo(wanted, pulled(pull(book)), again=made.restless)
            continue
        if not made.restless:
            break
        before, now = stands(wanted, now), pulled(pull(book))
        if stands(wanted, now) == before:
            break
        made = todo(wanted, now, again=True)
    return HandedOut(book.address, tuple(told.done), tuple(told.kept))
