"""Cells under no header (表外的格子): remarks of somebody's own, or what belongs in the table and was put beside it."""

from collections.abc import Collection, Iterator, Mapping
from itertools import islice

from sync.model import Finding, Raw
from sync.plan import Field
from sync.reading.above import TELLING
from sync.reading.beside import is_struck
from sync.reading.cell_value import read_value
from sync.reading.row_kinds import RowJudge
from sync.reading.sheet_layout.found_layout import is_filled

ENOUGH = 2
"""So many cells that an entry could have make one, where there is no other in the row."""
LOOKED_AT = 50
"""So many cells beside one row are looked at."""


def outside(judge: RowJudge, entries: Collection[int], laid_aside: Collection[int]) -> Iterator[Finding]:
    """Say of each row what of its cells stands under no header: missing in the table, or only not read."""
    unread = []
    for index, cells in sorted(rows_outside(judge).items()):
        if index in laid_aside:
            continue
        places = {column: judge.body.address(index, column) for column in cells}
        missed = misplaced(judge, index, cells, is_entry=index in entries)
        for column, field in missed.items():
            params = {"cell": places[column].cell, "title": field.title}
            yield Finding("cell-misplaced", places[column], judge.layout.form.key, params=params)
        unread += [places[column] for column in cells if column not in missed]
    if unread:
        cells_ = tuple(each.cell for each in unread)
        yield Finding("cells-outside", unread[0], judge.layout.form.key, params={"cells": cells_})


def rows_outside(judge: RowJudge) -> Mapping[int, Mapping[int, Raw]]:
    """Return what stands under no header, by row and column."""
    found: dict[int, dict[int, Raw]] = {}
    for column, raws in judge.body.columns.items():
        if column not in judge.layout.headed and column != judge.layout.keys:
            for index, raw in enumerate(raws):
                if raw is not None and is_filled(raw) and not is_struck(raw, judge.setting.words):
                    found.setdefault(index, {})[column] = raw
    return found


def misplaced(judge: RowJudge, index: int, cells: Mapping[int, Raw], *, is_entry: bool) -> Mapping[int, Field]:
    """Return the fields that cells beside a row could be meant for: those an entry lacks, or enough for an entry."""
    empty = [field for column, field in judge.fields.items() if not is_filled(judge.body.raws(column)[index])]
    wanted = [field for field in empty if field.type in TELLING and (field.required or not is_entry)]
    found: dict[int, Field] = {}
    for column, raw in islice(cells.items(), LOOKED_AT):
        if field := next((each for each in wanted if read_value(each, raw, judge.setting)[0] is not None), None):
            wanted.remove(field)
            found[column] = field
    return found if is_entry or len(found) >= ENOUGH else {}
