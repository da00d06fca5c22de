"""Where things stand in a data sheet of ours (版式): the same rows and first columns in every form."""

from openpyxl.utils import get_column_letter

from sync.model import Status
from sync.plan import Form, WorkbookWords

TITLE_ROW, NOTE_ROW, HINT_ROW, HEADER_ROW, EXAMPLE_ROW, FIRST_ENTRY_ROW = range(1, 7)
TITLE_COLUMN = 2
"""Of title and note: the first column is printed on every page, and would show the beginnings of both."""
KEY_COLUMN, STATUS_COLUMN, TEXT_COLUMN, FIRST_FIELD_COLUMN = range(1, 5)
ITEM_COLUMN, VALUE_COLUMN, HELP_COLUMN = 4, 5, 6
"""Of a card form: the field's title, what the city writes, how to write it."""
KEY, STATUS, TEXT, FIRST_FIELD, VALUE = (get_column_letter(column) for column in range(1, 6))


def status_formula(words: WorkbookWords, row: int) -> str:
    """Return the formula that shows the status of the entry in `row`."""
    return lookup(words, row, 2, Status.MISSING)


def text_formula(words: WorkbookWords, row: int) -> str:
    """Return the formula that shows what is wrong with the entry in `row`."""
    return lookup(words, row, 3, "")


def lookup(words: WorkbookWords, row: int, column: int, otherwise: str) -> str:
    """Return the formula that finds this row's key in the office's table."""
    return f'=IFERROR(VLOOKUP(${KEY}{row},{words.results_table},{column},FALSE)&"","{otherwise}")'


def problem_formula(form: Form, words: WorkbookWords) -> str:
    """Return the condition, as of the first entry cell, under which that very cell is complained of."""
    title = f"${FIRST_FIELD}{FIRST_ENTRY_ROW}" if form.kind == "card" else f"{FIRST_FIELD}${HEADER_ROW}"
    return f'COUNTIF({words.results_cells},${KEY}{FIRST_ENTRY_ROW}&"/"&{title})>0'
