"""Issuing a spreadsheet (发放在线表格): looked at, completed in one batch, looked at again after a doubtful answer."""

from dataclasses import dataclass

from sync.sheets.google.belonging import refuse_other
from sync.sheets.google.client import UnsureError
from sync.sheets.google.pulling import pull, pulled
from sync.sheets.google.reconciling import Issue, todo
from sync.sheets.google.spreadsheet import Book

TRIES = 3


@dataclass(frozen=True)
class Issued:
    """What was done to one spreadsheet, in words, and where it lies; `kept` is what nobody asks for any more."""

    address: str
    done: tuple[str, ...]
    kept: tuple[str, ...]


def issue(book: Book, wanted: Issue) -> Issued:
    """Make a spreadsheet as the forms want it, all at once or not at all. Raises OnlineError."""
    now = pulled(pull(book))
    refuse_other(now, wanted.plan, wanted.owner)
    made = todo(wanted, now)
    told = made
    for left in reversed(range(TRIES)):
        if not made.requests:
            break
        try:
            book.change(made.requests)
            break
        except UnsureError:
            if not left:
                raise
            made = todo(wanted, pulled(pull(book)))
    return Issued(book.address, tuple(told.done), tuple(told.kept))
