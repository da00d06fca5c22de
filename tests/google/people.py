"""What people do in the browser, and what a test looks at: a spreadsheet as one person sees it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.google import requests_dimensions, requests_moves, requests_ranges, requests_sheets, values
from tests.google.cells import Cell, Value
from tests.google.ranges import Area, cell_of, column_of
from tests.google.refusals import Refusal
from tests.google.sheet import Sheet
from tests.google.spreadsheet import Book
from tests.google.views import View

CITY = "city@example.org"
"""Somebody in a city who may edit the file."""


class Person:
    """A spreadsheet in the hands of one person; what protection forbids raises `Refusal` and does nothing."""

    def __init__(self, book: Book, address: str = CITY) -> None:
        self.book = book
        self.address = address

    @property
    def id(self) -> str:
        return self.book.id

    @property
    def title(self) -> str:
        return self.book.title

    @property
    def owner(self) -> "Person":
        """The same spreadsheet in the hands of its owner, whom no protection stops."""
        return Person(self.book, self.book.owner)

    def by(self, address: str) -> "Person":
        """Return the same spreadsheet in other hands, and share it with them."""
        self.book.people.setdefault(address, "writer")
        return Person(self.book, address)

    def share(self, address: str, role: str = "writer") -> None:
        self.book.people[address] = role

    @property
    def titles(self) -> list[str]:
        """The sheets' titles in their order."""
        return [each.title for each in self.book.sheets]

    def sheet(self, title: str) -> "Page":
        """Return a sheet by its title as it is now; the page stays on it when it is renamed."""
        return Page(self.book.sheet(title), self.address)

    def copy_tab(self, title: str, name: str = "") -> "Page":
        """Duplicate a sheet, as the menu of its tab does."""
        with self.book.lock, self.book.undoing(cells_only=False):
            source = self.book.sheet(title)
            request = {"sourceSheetId": source.id, "newSheetName": name or f"{title}的副本"}
            made = requests_ranges.duplicate_sheet(self.book, request, self.address)
            self.book.touched()
        return self.sheet(made["properties"]["title"])

    def delete_tab(self, title: str) -> None:
        """Delete a sheet."""
        with self.book.lock, self.book.undoing(cells_only=False):
            requests_sheets.delete_sheet(self.book, {"sheetId": self.book.sheet(title).id}, self.address)
            self.book.touched()

    @property
    def named_ranges(self) -> dict[str, str]:
        """Name of a range → where it is, as `Sheet1!A1:B2`."""
        found = {each["name"]: self.book.range_named(each["name"]) for each in self.book.named}
        return {name: values.name(sheet.title, area) for name, (sheet, area) in found.items()}

    @property
    def metadata(self) -> list[dict[str, Any]]:
        return list(self.book.metadata)

    def everything(self, *titles: str) -> dict[str, Any]:
        """Return all that stands in sheets, for comparing before and after: title → cells by address."""
        wanted = titles or tuple(self.titles)
        return {title: self.sheet(title).entered() for title in wanted}


class Page(View):
    """A sheet in the hands of one person, who changes it."""

    @contextmanager
    def changing(self, *, cells_only: bool = False) -> Iterator[Sheet]:
        """Hold the spreadsheet; what fails inside has not happened."""
        book = self.inner.book
        with book.lock, book.undoing(cells_only=cells_only):
            yield self.inner
            book.touched()

    def edit(self, address: str, given: Value) -> None:
        """Type into a cell: a strict drop-down refuses what it does not offer."""
        with self.changing(cells_only=True) as sheet:
            row, column = cell_of(address)
            sheet.guard([Area(row, column, row + 1, column + 1)], self.address)
            check_choice(sheet, sheet.cell(row, column), given)
            sheet.enter(row, column, given)

    def paste(self, address: str, rows: list[list[Value]]) -> None:
        """Paste a block of values over whatever is there; drop-downs do not stop it."""
        with self.changing(cells_only=True) as sheet:
            top, left = cell_of(address)
            width = max(map(len, rows))
            sheet.guard([Area(top, left, top + len(rows), left + width)], self.address)
            for down, line in enumerate(rows):
                for right, value in enumerate(line):
                    sheet.enter(top + down, left + right, value)

    def clear(self, cells: str) -> None:
        """Press Delete over an area."""
        with self.changing(cells_only=True) as sheet:
            area = self.area(cells)
            sheet.guard([area], self.address)
            for row, column, cell in list(sheet.cells(area)):
                sheet.put(row, column, cell._replace(value=None))

    def copy(self, source: str, destination: str) -> None:
        """Copy an area and paste it with everything that belongs to it."""
        with self.changing(cells_only=True) as sheet:
            origin, goal = (sheet, self.area(source)), (sheet, self.area(destination))
            requests_moves.copy_area(origin, goal, self.address)

    def copy_row(self, source: int, destination: int) -> None:
        """Copy a whole row over another."""
        self.copy(f"{source}:{source}", f"{destination}:{destination}")

    def insert_rows(self, before: int, count: int = 1) -> None:
        """Insert empty rows above a row; they look like it."""
        self.dimension("insertDimension", before - 1, before - 1 + count, "ROWS")

    def delete_rows(self, first: int, count: int = 1) -> None:
        self.dimension("deleteDimension", first - 1, first - 1 + count, "ROWS")

    def move_rows(self, first: int, before: int, count: int = 1) -> None:
        """Drag rows to above another row."""
        self.move("ROWS", first - 1, first - 1 + count, before - 1)

    def insert_columns(self, before: str, count: int = 1) -> None:
        at = column_of(before)
        self.dimension("insertDimension", at, at + count, "COLUMNS")

    def delete_columns(self, first: str, count: int = 1) -> None:
        at = column_of(first)
        self.dimension("deleteDimension", at, at + count, "COLUMNS")

    def move_columns(self, first: str, before: str, count: int = 1) -> None:
        """Drag columns to left of another column."""
        at = column_of(first)
        self.move("COLUMNS", at, at + count, column_of(before))

    def delete_cells(self, cells: str, *, up: bool = True) -> None:
        """Delete cells, 删除单元格: what is below moves up, or what is at the right moves left."""
        self.shifted("deleteRange", cells, down=up)

    def insert_cells(self, cells: str, *, down: bool = True) -> None:
        """Insert empty cells, 插入单元格: what is there moves down, or to the right."""
        self.shifted("insertRange", cells, down=down)

    def drag(self, source: str, to: str) -> None:
        """Drag cells, or cut and paste them, so that they begin at `to`."""
        with self.changing() as sheet:
            row, column = cell_of(to)
            place = {"sheetId": sheet.id, "rowIndex": row, "columnIndex": column}
            request = {"source": sheet.span(self.area(source)), "destination": place}
            requests_ranges.cut_paste(sheet.book, request, self.address)

    def shifted(self, kind: str, cells: str, *, down: bool) -> None:
        with self.changing() as sheet:
            request = {"range": sheet.span(self.area(cells)), "shiftDimension": "ROWS" if down else "COLUMNS"}
            requests_ranges.KINDS[kind](sheet.book, request, self.address)

    def sort(self, cells: str, by: str, *, descending: bool = False) -> None:
        """Sort the rows of an area by a column given by its letters."""
        with self.changing(cells_only=True) as sheet:
            requests_moves.sort_area(sheet, self.area(cells), [(column_of(by), descending)], self.address)

    def rename(self, title: str) -> None:
        """Give the tab another title; protection of a whole sheet does not allow it."""
        with self.changing() as sheet:
            sheet.guard([sheet.whole] if whole_protected(sheet) else [], self.address)
            sheet.book.rename(sheet, title)

    def hide(self) -> None:
        with self.changing() as sheet:
            sheet.properties["hidden"] = True

    def dimension(self, kind: str, start: int, end: int, dimension: str) -> None:
        with self.changing() as sheet:
            span = {"sheetId": sheet.id, "dimension": dimension, "startIndex": start, "endIndex": end}
            requests_dimensions.KINDS[kind](sheet.book, {"range": span}, self.address)

    def move(self, dimension: str, start: int, end: int, to: int) -> None:
        with self.changing() as sheet:
            span = {"sheetId": sheet.id, "dimension": dimension, "startIndex": start, "endIndex": end}
            request = {"source": span, "destinationIndex": to}
            requests_dimensions.move_dimension(sheet.book, request, self.address)


def whole_protected(sheet: Sheet) -> bool:
    return any(each["range"].keys() <= {"sheetId"} for each in sheet.protected)


def check_choice(sheet: Sheet, cell: Cell, given: Value) -> None:
    """Refuse what a strict drop-down does not offer."""
    rule = cell.validation or {}
    condition = rule.get("condition", {})
    if not rule.get("strict") or given in ("", None) or condition.get("type") not in ("ONE_OF_LIST", "ONE_OF_RANGE"):
        return
    offered = [value["userEnteredValue"] for value in condition.get("values", [])]
    if condition["type"] == "ONE_OF_RANGE":
        where, area = sheet.book.located(offered[0].removeprefix("=").replace("$", ""))
        offered = [where.shown(row, column) for row, column, _ in where.cells(area)]
    if str(given) not in offered:
        raise Refusal("The data you entered in this cell violates the data validation rules set on it.")
