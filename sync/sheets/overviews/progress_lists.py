"""The lists of the overview (清单): what every city owes, and every finding of every city."""

from collections.abc import Mapping, Sequence

from sync.answers import ResultLine
from sync.model import Severity, Status
from sync.plan import City
from sync.progress import Owed, Progress
from sync.sheets.looks import STATUS_COLOURS, Look
from sync.sheets.overviews.correction_book import line_columns, line_rows
from sync.sheets.overviews.overview_words import words
from sync.sheets.overviews.sayings import Sayings
from sync.sheets.overviews.table_sheets import Painted, TableColumn, TableSheet, TableValue


def owed_table(progress: Progress, sayings: Sayings) -> TableSheet:
    """Return what every city still owes, a form a row."""
    texts = words().owed
    owing = [(city, each) for city in progress.season.plan.cities for each in progress.owed(city.code)]
    columns = [
        TableColumn(words().sequence, 4),
        TableColumn(words().city, 8),
        TableColumn(texts.form, 16, Look.CELL),
        TableColumn(texts.missing, 8),
        TableColumn(texts.round, 10),
        TableColumn(texts.deadline, 14),
        TableColumn(texts.state, 8),
    ]
    rows = [owed_row(number, city, owed, sayings) for number, (city, owed) in enumerate(owing, start=1)]
    cities = len({city.code for city, _ in owing})
    note = sayings.note(texts.note if owing else texts.none, cities=cities, count=len(owing))
    return TableSheet(texts.sheet, sayings.title(texts.title), note, columns, rows, 2)


def owed_row(number: int, city: City, owed: Owed, sayings: Sayings) -> list[TableValue]:
    """Return the line of one form owed."""
    texts = words().owed
    colour = STATUS_COLOURS[Status.RETURNED if owed.overdue else Status.MISSING]
    state = Painted(texts.overdue if owed.overdue else texts.coming, colour)
    missing = f"{owed.missing}{owed.unit}" if owed.unit else texts.sheet_missing
    return [number, city.name, owed.title, missing, owed.round, sayings.deadline(owed.deadline), state]


def findings_table(progress: Progress, lines: Mapping[str, Sequence[ResultLine]], sayings: Sayings) -> TableSheet:
    """Return every finding of every city; `lines` are by city code."""
    texts = words().findings
    cities = [(city, line) for city in progress.season.plan.cities for line in lines.get(city.code, ())]
    number, *others = line_columns()
    columns = [number, TableColumn(words().city, 6), *others]
    rows = [
        [number, city.name, *row[1:]]
        for number, (city, line) in enumerate(cities, start=1)
        for row in line_rows([line])
    ]
    levels = [line.level for _, line in cities]
    errors, warnings, hints = (levels.count(level) for level in Severity)
    heard = len({city.code for city, _ in cities})
    note = sayings.note(
        texts.note if cities else texts.none,
        cities=heard,
        count=len(cities),
        errors=errors,
        warnings=warnings,
        hints=hints,
    )
    return TableSheet(texts.sheet, sayings.title(texts.title), note, columns, rows, 3)
