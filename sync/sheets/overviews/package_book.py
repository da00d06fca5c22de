"""清单.xlsx: what a document is sent with, file by file, with sizes and hashes."""

from collections.abc import Sequence
from typing import NamedTuple

from sync.sheets.looks import Look
from sync.sheets.overviews.overview_words import words
from sync.sheets.overviews.sayings import Sayings
from sync.sheets.overviews.table_sheets import TableColumn, TableSheet, made, new_book, write_table


class PackageLine(NamedTuple):
    """One line of the list; without a file `size` is 0 and `path` and `digest` are empty."""

    about: str
    field: str
    path: str
    size: int
    digest: str
    state: str


def package_workbook(document: str, lines: Sequence[PackageLine], sayings: Sayings) -> bytes:
    """Return the list of what a document, by its name, is sent with."""
    texts, plan = words().package, sayings.season.plan
    columns = [
        TableColumn(words().sequence, 4),
        TableColumn(texts.about, 22, Look.CELL),
        TableColumn(texts.field, 14),
        TableColumn(texts.name, 36, Look.CELL),
        TableColumn(texts.size, 11),
        TableColumn(texts.digest, 66, Look.CELL),
        TableColumn(texts.state, 18, Look.CELL),
    ]
    rows = [
        [number, each.about, each.field, each.path, each.size or "", each.digest, each.state]
        for number, each in enumerate(lines, 1)
    ]
    count = sum(bool(each.path) for each in lines)
    title = sayings.title(texts.title, document=document)
    note = sayings.note(texts.note, count=count, missing=len(lines) - count)
    book = new_book(plan, title)
    write_table(book, plan, TableSheet(texts.sheet, title, note, columns, rows))
    return made(book, plan)
