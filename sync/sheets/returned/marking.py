"""The city's own workbook with its verdict in it (回执): our sheet and our status cells filled, all else as sent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import column_index_from_string, get_column_letter

from sync.answers import ResultLine
from sync.model import Mark, Severity, Status
from sync.plan import Plan
from sync.sheets import own_layout as layout
from sync.sheets.results_layout import FIRST_ROW
from sync.sheets.returned.links import links_set
from sync.sheets.returned.own_columns import OwnColumns, Texts, own_columns
from sync.sheets.returned.parts.archive import Archive, UnfitArchiveError
from sync.sheets.returned.parts.contents import CachedFormula
from sync.sheets.returned.parts.dissection import read
from sync.sheets.returned.parts.splice import SplicePlace, applied, cells_set, rows_replaced
from sync.sheets.returned.parts.tags import clean
from sync.sheets.returned.print_areas import last_filled, reaching
from sync.sheets.returned.results_rows import LINKED, SheetAnswer, heading_cell, link_targets, result_rows, samples

UNKNOWN = Mark("", Status.MISSING, "")
"""What our formulas show for a row key that has no verdict."""


@dataclass(frozen=True, slots=True)
class DataSheet:
    """A data sheet of a returned workbook: its title, its part in the package, its texts, our columns."""

    title: str
    name: str
    texts: Texts
    columns: OwnColumns


def marked(
    original: bytes, marks: Sequence[Mark], lines: Sequence[ResultLine], heading: str, plan: Plan
) -> bytes | None:
    """Return the workbook as it was sent, with `lines` listed and the verdict of every row key shown.

    `heading` is the line above the list. None where the bytes are not a workbook of ours that can be patched: the city
    then gets a correction workbook. The same marks twice give the same bytes.
    """
    try:
        archive = Archive(original)
        ours = archive.sheets.get(plan.words.results_sheet)
        sheets = list(data_sheets(archive, plan)) if ours else []
        if not ours or not sheets:
            return None
        verdicts = {mark.key: mark for mark in marks}
        changed = {sheet.name: refreshed(sheet, verdicts, plan) for sheet in sheets}
        reach = {sheet.title: last_filled(sheet.texts.part) for sheet in sheets}
        changed[archive.workbook] = reaching(archive.part(archive.workbook), reach)
        told = SheetAnswer(heading, lines, marks, complained_of(sheets, marks, lines))
        return archive.patched(changed | {ours: filled(archive, ours, told)})
    except UnfitArchiveError:
        return None


def data_sheets(archive: Archive, plan: Plan) -> Iterator[DataSheet]:
    """Yield the sheets that have our columns."""
    for title, name in archive.sheets.items():
        if title not in {plan.words.results_sheet, plan.words.lists_sheet, plan.words.meta_sheet}:
            texts = Texts(read(archive.part(name)), archive.strings)
            columns = own_columns(texts, plan.words)
            if columns:
                yield DataSheet(title, name, texts, columns)


def refreshed(sheet: DataSheet, verdicts: Mapping[str, Mark], plan: Plan) -> bytes:
    """Return a data sheet's part in which the status cells show the verdicts."""
    contents: dict[SplicePlace, CachedFormula] = {}
    for row in sheet.texts.part.rows:
        key = sheet.texts.at(row.number, sheet.columns.key).strip()
        if key and row.number > sheet.columns.header:
            contents.update(stale(sheet, row.number, verdicts.get(key), plan))
    return applied(sheet.texts.part.data, cells_set(sheet.texts.part, contents))


def stale(sheet: DataSheet, row: int, mark: Mark | None, plan: Plan) -> Iterator[tuple[SplicePlace, CachedFormula]]:
    """Yield the cells of ours in a row that do not show what they should.

    Where a key is unknown to us only our own formulas are touched: the row may be the city's.
    """
    shown, words, columns = mark or UNKNOWN, plan.words, sheet.columns
    for column, text, formula in (
        (columns.status, shown.status, layout.status_formula(words, row)),
        (columns.text, shown.text, layout.text_formula(words, row)),
    ):
        cell = sheet.texts.part.cell(row, column)
        formulated = cell is not None and cell.formula is not None
        right = cell is not None and formulated and cell.kind == "str" and cell.text == clean(text)
        if column and not right and (mark or formulated):
            yield (
                (row, column),
                CachedFormula(text, of_key(formula, row, columns.key), style_beside(sheet, row, column)),
            )


def of_key(formula: str, row: int, column: int) -> str:
    """Return a lookup formula, as XML has it, for a key that has moved to another column."""
    return formula.removeprefix("=").replace(f"${layout.KEY}{row}", f"${get_column_letter(column)}{row}")


def style_beside(sheet: DataSheet, row: int, column: int) -> str | None:
    """Return the style for a cell that is missing: that of the next one below or above; None where it exists."""
    part = sheet.texts.part
    if part.cell(row, column):
        return None
    found = (part.cell(each, column) for each in (row + 1, row - 1) if each > sheet.columns.header)
    return next((cell.style for cell in found if cell), None)


def complained_of(sheets: Sequence[DataSheet], marks: Sequence[Mark], lines: Sequence[ResultLine]) -> list[str]:
    """Return `row key/header title` of each cell complained of, by our title and by the city's for that column.

    A hint asks for nothing, so its cell keeps its colour.
    """
    titled = {sheet.title: sheet for sheet in sheets}
    cells = [f"{mark.key}/{title}" for mark in marks for title in mark.titles]
    grave = (line for line in lines if line.level is not Severity.HINT)
    for address in (each for line in grave for each in line.addresses):
        sheet = titled.get(address.sheet)
        if sheet:
            key = sheet.texts.at(address.row, sheet.columns.key).strip()
            title = sheet.texts.at(sheet.columns.header, column_index_from_string(address.column))
            cells += [f"{key}/{title}"] if key and title else []
    return list(dict.fromkeys(cells))


def filled(archive: Archive, name: str, told: SheetAnswer) -> bytes:
    """Return the part of our own sheet with the heading, the list, its links and the tables looked up."""
    part = read(archive.part(name))
    if any(cell.formula for row in part.rows if row.number >= FIRST_ROW for cell in row.cells):
        # Excel keeps a list of formula cells and calls the file damaged where one of them has none.
        raise UnfitArchiveError("formulas in our sheet")
    links = link_targets(told.lines, archive.sheets)
    rows = result_rows(told, links, samples(Texts(part, archive.strings)))
    targets = {f"{LINKED}{FIRST_ROW + number}": place for number, place in links.items()}
    edits = *rows_replaced(part, FIRST_ROW, rows), *cells_set(part, heading_cell(told.heading))
    return applied(part.data, [*edits, *links_set(part, FIRST_ROW, targets)])
