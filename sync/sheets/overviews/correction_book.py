"""The correction workbook (另附的核验意见): what is to be mended in a file that cannot be marked itself."""

from collections.abc import Iterable, Sequence
from typing import Literal

from sync.answers import ResultLine
from sync.plan import Plan
from sync.sheets.looks import SEVERITY_COLOURS, Look
from sync.sheets.overviews.overview_words import words
from sync.sheets.overviews.table_sheets import Painted, TableColumn, TableSheet, TableValue, made, new_book, write_table
from sync.sheets.results_layout import LIST_TITLES

WIDTHS = (4, 4, 9, 7, 8, 11, 26, 26)
LOOKS = (
    *(Look.RESULT, Look.RESULT, Look.CELL, Look.RESULT),
    *(Look.RESULT, Look.CELL, Look.CELL, Look.CELL),
)
FIXED = 4
ReadAs = Literal["unread", "xlsx", "xls", "csv", "encrypted", "ballot"]
"""What a file that cannot be marked was read as; it is a name in `[correction.reasons]` of templates/overviews.toml."""


def correction_workbook(  # noqa: PLR0913  # all of them are what a return is made of
    city_name: str,
    file_name: str,
    lines: Sequence[ResultLine],
    heading: str,
    plan: Plan,
    *,
    read_as: ReadAs = "unread",
    example: bool = False,
) -> bytes:
    """Return a workbook that lists the findings on a file of a city, ready to print; "" is a city not known.

    `read_as` is what the file was read as. With `example` the title says so.
    """
    texts = words().correction
    title = texts.title.format(city=city_name or texts.unknown_city) + (words().example if example else "")
    note = texts.note.format(heading=heading, file=file_name, reason=texts.reasons[read_as]).strip()
    book = new_book(plan, title)
    write_table(book, plan, TableSheet(texts.sheet, title, note, line_columns(), list(line_rows(lines)), FIXED))
    return made(book, plan)


def line_columns() -> list[TableColumn]:
    """Return the columns of a list of findings, the same as in the city's own workbook."""
    return [TableColumn(*each) for each in zip(LIST_TITLES, WIDTHS, LOOKS, strict=True)]


def line_rows(lines: Iterable[ResultLine]) -> Iterable[list[TableValue]]:
    """Yield the rows of a list of findings."""
    for number, line in enumerate(lines, start=1):
        level = Painted(line.level, SEVERITY_COLOURS[line.level])
        yield [
            number,
            level,
            line.sheet,
            line.cells,
            line.key.replace("、", "\n"),
            line.title,
            line.sentence,
            line.remedy,
        ]
