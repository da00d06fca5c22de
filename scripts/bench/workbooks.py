"""The workbooks that the bench takes in: the desk's own blank filled in, once, and again under each city's name."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl

from scripts.bench import season
from sync.sheets.blank.blank_workbook import blank_workbook
from sync.sheets.blank.cached import cached
from sync.sheets.own_layout import FIRST_ENTRY_ROW

ROWS = 22
"""Entries a sheet: 200 workbooks × 5 sheets × 22 rows × 20 columns are the 440,000 cells of the aim."""
FIRST_FIELD_COLUMN = 4


def write(folder: Path, count: int = season.CITIES) -> None:
    """Write the workbooks of the first `count` cities into `folder`."""
    plan = season.plan(ROWS)
    model = plan.cities[0]
    filled = cached(filled_in(blank_workbook(plan, model)))
    for city in plan.cities[:count]:
        names = {model.code.encode(): city.code.encode(), model.name.encode(): city.name.encode()}
        (folder / f"{city.name}.xlsx").write_bytes(replaced(filled, names))


def filled_in(blank: bytes) -> bytes:
    """Type the entries into a blank."""
    book = openpyxl.load_workbook(BytesIO(blank))
    entries = iter(season.rows(season.SHEETS * ROWS))
    for form in season.plan(ROWS).forms:
        for line in range(FIRST_ENTRY_ROW, FIRST_ENTRY_ROW + ROWS):
            for column, value in enumerate(next(entries), start=FIRST_FIELD_COLUMN):
                book[form.title].cell(line, column).value = value or None
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def replaced(workbook: bytes, names: dict[bytes, bytes]) -> bytes:
    """Return a workbook with other names in all its parts."""
    made = BytesIO()
    with ZipFile(BytesIO(workbook)) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for info in source.infolist():
            part = source.read(info)
            for old, new in names.items():
                part = part.replace(old, new)
            target.writestr(info.filename, part)
    return made.getvalue()
