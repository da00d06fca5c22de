"""What stands beside and below a card (卡片表以外的格子): an answer in the wrong cell, a signature, a remark."""

from collections.abc import Iterator, Sequence

from openpyxl.utils import get_column_letter

from sync.model import Address, Finding, Raw
from sync.plan import Field, Plan
from sync.reading.beside import beside, is_struck
from sync.reading.card_form import Card
from sync.reading.cell_value import read_value
from sync.reading.sheet_layout.found_layout import is_filled
from sync.reading.sheet_layout.titles import title_of, titles_of
from sync.reading.values.folding import shown, tight
from sync.reading.values.understanding import Setting

MOST = 200
"""So many cells beside a card are looked at."""


def leftovers(card: Card, setting: Setting, plan: Plan) -> Iterator[Finding]:
    """Say what stands beside a card: in the wrong cell, laid aside, or not read."""
    words = beside(plan.asides)
    aside: dict[int, str] = {}
    first, unread = None, []
    for row, column, raw in cells_beside(card, plan):
        place = Address(card.sheet, get_column_letter(column), row)
        if field := meant_for(card, row, raw, setting):
            params = {"cell": place.cell, "title": field.title}
            yield Finding("cell-misplaced", place, card.form.key, params=params)
        elif kind := words.kind(raw):
            first = first or place
            aside.setdefault(row, kind)
        elif row not in aside:
            unread.append(place)
    if first:
        called = tuple(dict.fromkeys(aside.values()))
        yield Finding("rows-aside", first, card.form.key, params={"rows": tuple(aside), "called": called})
    if unread:
        cells = tuple(each.cell for each in unread)
        yield Finding("cells-outside", unread[0], card.form.key, params={"cells": cells})


def cells_beside(card: Card, plan: Plan) -> Iterator[tuple[int, int, Raw]]:
    """Yield what is filled in to the right of the labels or below them, but for the answers and our own hints."""
    answers = set(card.places.values())
    rows = {row: card.form.field(key) for key, (row, _) in card.places.items()}
    top, left = min(rows, default=0), min((column for _, column in answers), default=0)
    helping = help_columns(card, plan, top)
    count = 0
    for row, cells in enumerate(card.grid.rows, start=card.grid.top):
        if row not in rows and names_a_field(card, cells):
            continue
        for column, raw in enumerate(cells, start=card.grid.left) if row >= top else ():
            outside = (column >= left or row > max(rows)) and (row, column) not in answers
            if raw is None or not outside or not is_filled(raw) or is_struck(raw, plan.telling):
                continue
            if column in helping and (row not in rows or ours(rows[row], raw) or is_filled(card.grid.cell(row, left))):
                continue
            if (row not in rows or not ours(rows[row], raw)) and count < MOST:
                count += 1
                yield row, column, raw


def names_a_field(card: Card, cells: Sequence[Raw]) -> bool:
    """Say whether a row holds the label of a field: a second one, which is spoken of elsewhere."""
    titles = titles_of(card.form)
    return any(isinstance(raw, str) and titles.known(title_of(raw)) for raw in cells)


def help_columns(card: Card, plan: Plan, top: int) -> set[int]:
    """Return the columns whose header says that they help to fill in."""
    title = title_of(plan.words.help_title)
    above = card.grid.rows[: max(top - card.grid.top, 0)]
    return {column for cells in above for column, raw in enumerate(cells, card.grid.left) if title_of(raw) == title}


def ours(field: Field, raw: Raw) -> bool:
    """Say whether a cell is the hint or the example of its row, or its title again."""
    text = tight(shown(raw))
    return any(text == tight(each) for each in (field.hint, field.example, field.title)) or text in tight(field.hint)


def meant_for(card: Card, row: int, raw: Raw, setting: Setting) -> Field | None:
    """Return the field of a row that is empty and could have been answered by a cell beside it."""
    key = next((key for key, (own, _) in card.places.items() if own == row), None)
    if key is None or card.raw(key) is not None or card.form.field(key).type == "city":
        return None
    field = card.form.field(key)
    return field if read_value(field, raw, setting)[0] is not None else None
