"""The 200 workbooks that the bench takes in: the desk's own blanks, filled."""

from io import BytesIO
from pathlib import Path

import openpyxl

from scripts.bench import season
from sync.sheets.issued.blank import blank_workbook

FIRST_ENTRY_ROW, FIRST_FIELD_COLUMN = 6, 4


def write(folder: Path) -> None:
    """Write the workbooks of all bench cities into `folder`, unless they lie there already."""
    plan = season.plan()
    entries = season.rows(season.SHEETS * season.ROWS_A_SHEET)
    blank = blank_workbook(plan, plan.cities[0])
    for city in plan.cities:
        path = folder / f"{city.name}.xlsx"
        if not path.exists():
            path.write_bytes(filled(blank, city.code, city.name, entries))


def filled(blank: bytes, code: str, name: str, entries: list[list[str]]) -> bytes:
    """Fill one blank as a person would: the five sheets, 22 rows each."""
    plan = season.plan()
    book = openpyxl.load_workbook(BytesIO(blank))
    for index, form in enumerate(plan.forms):
        sheet = book[form.title]
        for line in range(season.ROWS_A_SHEET):
            sheet.cell(FIRST_ENTRY_ROW + line, 1).value = f"{code}-{form.prefix}{line + 1:02d}"
            for column, value in enumerate(entries[index * season.ROWS_A_SHEET + line]):
                sheet.cell(FIRST_ENTRY_ROW + line, FIRST_FIELD_COLUMN + column).value = value
        sheet.delete_rows(FIRST_ENTRY_ROW + season.ROWS_A_SHEET, form.rows)
    meta = book[plan.words.meta_sheet]
    for item, value in meta.iter_rows(max_col=2):
        if item.value in {"city", "name"}:
            value.value = {"city": code, "name": name}[item.value]
        if item.value == "key":
            value.value = f"{code}{str(value.value)[6:]}"
    made = BytesIO()
    book.save(made)
    return made.getvalue()
