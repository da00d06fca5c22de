"""办理记录.xlsx: who did what when."""

from collections.abc import Sequence
from datetime import datetime

from sync.sheets.looks import Look
from sync.sheets.overviews.overview_words import words
from sync.sheets.overviews.sayings import Sayings
from sync.sheets.overviews.table_sheets import TableColumn, TableSheet, made, new_book, write_table

Line = tuple[datetime, str, str, str]
"""When, by whom, what, about what."""


def trail_workbook(lines: Sequence[Line], sayings: Sayings) -> bytes:
    """Return the trail as .xlsx, in the order given."""
    texts, plan = words().trail, sayings.season.plan
    columns = [
        TableColumn(texts.at, 11),
        TableColumn(texts.who, 9),
        TableColumn(texts.what, 7),
        TableColumn(texts.about, 45, Look.CELL),
    ]
    rows = [
        [f"{at.astimezone(plan.zone):%Y-%m-%d %H:%M:%S}", who or texts.nobody, what, about]
        for at, who, what, about in lines
    ]
    title = sayings.title(texts.title)
    book = new_book(plan, title)
    write_table(book, plan, TableSheet(texts.sheet, title, sayings.note(texts.note, count=len(rows)), columns, rows, 1))
    return made(book, plan)
