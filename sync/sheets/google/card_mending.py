"""The lines of a card that is there already (补齐卡片表): labels stay where they are, row keys follow them.

Nothing is written by place: a cell is reworded only where it still says what it said when it was read.
"""

from collections.abc import Iterator, Mapping

from sync.sheets.google.drawing import cell_values as cells
from sync.sheets.google.drawing.tabs import Tab, TabLine
from sync.sheets.google.google_words import words
from sync.sheets.google.pulled.row_owners import Rows
from sync.sheets.google.service.spreadsheet import Request

ASIDE = "~"
"""Ends a key on its way to another line's, so that no two lines have the same meanwhile."""


def new_lines(tab: Tab, given: Mapping[str, str]) -> list[TabLine]:
    """Return the lines of fields that were never handed out; `given` are titles by field key."""
    return [line for line in tab.lines if line.field and line.field.key not in given]


def reworded(tab: Tab, rows: Rows, given: Mapping[str, str], places: Mapping[str, int]) -> Iterator[Request]:
    """Yield what gives every line the label and row key its field has by now."""
    named = rows.plan.words
    for before, after in relabelled(tab, given):
        yield cells.reword(column(rows, places[named.item_title]), before, after)
    moves = rekeyed(tab, rows, given)
    for before, after in moves.items():
        yield cells.reword(column(rows, places[named.key_title]), before, after + ASIDE)
    for after in moves.values():
        yield cells.reword(column(rows, places[named.key_title]), after + ASIDE, after)


def column(rows: Rows, place: int) -> dict[str, int]:
    """Return all of a column."""
    return cells.area(rows.sheet.id, 0, place, 0, place)


def relabelled(tab: Tab, given: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the labels that change, as they were and as they are to be."""
    fields = {line.field.key: line.field.title for line in tab.lines if line.field}
    pairs = ((given.get(key, title), title) for key, title in fields.items())
    return tuple((before, after) for before, after in pairs if before != after)


def rekeyed(tab: Tab, rows: Rows, given: Mapping[str, str]) -> dict[str, str]:
    """Return the row keys that change, as they stand there and as they are to be; of damaged ones nobody knows."""
    lines = {(line.city.code, title(line, given)): line for line in tab.lines}
    found = {}
    labels = rows.column(rows.plan.words.item_title)
    for owner, label, key in zip(rows.owners, labels, rows.keys, strict=True):
        line = lines.get((owner, str(label)))
        if line and line.key != key and rows.owner_of(key) == owner and key not in rows.repeated:
            found[key] = line.key
    return found


def title(line: TabLine, given: Mapping[str, str]) -> str:
    """Return the label a line was handed out with."""
    return given.get(line.field.key, line.field.title) if line.field else ""


def renamed(tab: Tab, given: Mapping[str, str]) -> Iterator[str]:
    """Yield what there is to say of labels that change."""
    for before, after in relabelled(tab, given):
        yield words().remarks.column_renamed.format(form=tab.form.title, found=before, title=after)
