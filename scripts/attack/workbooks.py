"""The year's workbook filled in (填好的表): plainly, to measure by, or with hostile texts and a hostile structure."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from random import Random

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from scripts.attack import hostile
from sync.plan import City, Field, Form, Plan
from sync.sheets.blank.blank_workbook import blank_workbook
from sync.sheets.own_layout import FIRST_ENTRY_ROW, FIRST_FIELD_COLUMN, HEADER_ROW, VALUE_COLUMN

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
PLAIN = {"integer": "3", "count": "3", "score": "80", "year": "2010", "month": "1962-05", "date": "2014-09-01"}
"""What fits a type of field; for others their first choice, else a word."""
SHARE = 0.3
"""So many of the cells of a hostile workbook are hostile."""


@dataclass(frozen=True)
class Case:
    """One hostile file (一个样本): its name, its bytes, what was done to it, and the words that stand in it."""

    number: int
    city: City
    name: str
    data: bytes
    done: tuple[str, ...]
    words: str


def plain(plan: Plan, city: City, rows: int) -> bytes:
    """Return a workbook with so many plain entries in each list."""
    return filled(plan, city, rows, lambda field, _: answer(field))


def answer(field: Field) -> str:
    """Return what somebody may well write into a field."""
    return field.options[0] if field.options else PLAIN.get(field.type, "示例")


def filled(plan: Plan, city: City, rows: int, value: Callable[[Field, int], str]) -> bytes:
    """Return a city's workbook with what `value` says of a field and a row."""
    return saved(book_of(plan, city, rows, value))


def book_of(plan: Plan, city: City, rows: int, value: Callable[[Field, int], str]) -> Workbook:
    """Fill a city's blank in."""
    book = load_workbook(BytesIO(blank_workbook(plan, city)))
    for form in plan.forms_of(city):
        if form.kind == "card":
            for number, field in enumerate(form.fields):
                book[form.title].cell(FIRST_ENTRY_ROW + number, VALUE_COLUMN).value = value(field, 0)
        elif form.kind == "list":
            fill_list(book[form.title], form, rows, value)
    return book


def fill_list(sheet: Worksheet, form: Form, rows: int, value: Callable[[Field, int], str]) -> None:
    """Fill the rows of a list in."""
    for row in range(rows):
        for column, field in enumerate(form.fields, FIRST_FIELD_COLUMN):
            sheet.cell(FIRST_ENTRY_ROW + row, column).value = value(field, row)


def saved(book: Workbook) -> bytes:
    """Return a workbook as a file."""
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def case(plan: Plan, seed: int, number: int) -> Case:
    """Return the hostile file of a number: the same for the same seed, whatever was made before."""
    chance = Random(f"{seed}-{number}")  # noqa: S311  # it has to be the same again
    city = plan.cities[number % len(plan.cities)]
    words: list[str] = []

    def value(field: Field, _: int) -> str:
        words.append(hostile.text(chance) if chance.random() < SHARE else answer(field))
        return words[-1]

    book = book_of(plan, city, chance.choice((1, 3, 10)), value)
    done = tuple(chance.sample(sorted(STRUCTURES), chance.randint(0, 2)))
    for each in done:
        STRUCTURES[each](book, chance)
    name = hostile.file_name(chance, city.name)
    data = saved(book)
    if chance.random() < SHARE / 2:
        data, done = spoilt(data, chance), (*done, "损坏")
    words += [name, *book.sheetnames]
    return Case(number, city, name, data, done, "\n".join(words))


def spoilt(data: bytes, chance: Random) -> bytes:
    """Return a file cut off, or with some bytes changed."""
    cut = bytearray(data[: chance.choice((len(data), len(data) // 2, 40))])
    for _ in range(chance.randint(1, 20)):
        cut[chance.randrange(len(cut))] = chance.randrange(256)
    return bytes(cut)


def sheet_of(book: Workbook, chance: Random) -> Worksheet:
    """Return one of the sheets, any of them."""
    return chance.choice(book.worksheets)


def merge(book: Workbook, chance: Random) -> None:
    """Merge the whole sheet, many times over."""
    sheet = sheet_of(book, chance)
    for number in range(chance.choice((1, 50, 2000))):
        whole = CellRange(min_col=1, min_row=1 + number % 7, max_col=LAST_COLUMN, max_row=LAST_ROW - number)
        sheet.merged_cells.ranges.add(whole)


def far(book: Workbook, chance: Random) -> None:
    """Write into the last cells there are."""
    sheet = sheet_of(book, chance)
    for row, column in ((LAST_ROW, LAST_COLUMN), (LAST_ROW, 4), (6, LAST_COLUMN))[: chance.randint(1, 3)]:
        sheet.cell(row, column).value = "示例"


def lengthen(book: Workbook, chance: Random) -> None:
    """Go on for thousands of rows with the same entry."""
    sheet = sheet_of(book, chance)
    entry = [cell.value for cell in sheet[FIRST_ENTRY_ROW]]
    for _ in range(chance.choice((500, 5000))):
        sheet.append([None, *entry[1:]])


def multiply(book: Workbook, chance: Random) -> None:
    """Add sheets with hostile names, or copies of one."""
    for number in range(chance.choice((5, 200))):
        title = "".join(each for each in hostile.text(chance)[:20] if each not in "[]:*?/\\'" and each >= " ")
        sheet = book.create_sheet(f"{title}{number}"[-31:])
        sheet["A1"] = hostile.text(chance)


def hide(book: Workbook, chance: Random) -> None:
    """Hide sheets, rows and columns."""
    for sheet in book.worksheets[1:]:
        sheet.sheet_state = chance.choice(("visible", "hidden", "veryHidden"))
        sheet.row_dimensions[chance.randint(1, 9)].hidden = True
        sheet.column_dimensions[get_column_letter(chance.randint(1, 9))].hidden = True


def mislabel(book: Workbook, chance: Random) -> None:
    """Say something else in header and hidden sheets."""
    for sheet in book.worksheets:
        for cell in chance.sample(list(sheet[HEADER_ROW]), 1):
            if cell.__class__.__name__ == "Cell":
                cell.value = hostile.text(chance)


def drop(book: Workbook, chance: Random) -> None:
    """Take a sheet, some rows or some columns away, or change the places of sheets."""
    sheet = sheet_of(book, chance)
    match chance.randrange(4):
        case 0 if len(book.worksheets) > 1:
            book.remove(sheet)
        case 1:
            sheet.delete_rows(chance.randint(1, 8), chance.randint(1, 5))
        case 2:
            sheet.delete_cols(chance.randint(1, 8))
        case _:
            book.move_sheet(sheet, chance.randint(-5, 5))


STRUCTURES: dict[str, Callable[[Workbook, Random], None]] = {
    "合并": merge,
    "天涯": far,
    "长表": lengthen,
    "多表": multiply,
    "隐藏": hide,
    "改头": mislabel,
    "缺失": drop,
}
