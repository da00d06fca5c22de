"""The status cells of a tab (状态栏): formulas, the same in every row; what was typed over them, what is old."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sync.plan import Plan
from sync.sheets.google.drawing import cell_values as cells
from sync.sheets.google.drawing.new_tab import SHOWING_ROWS
from sync.sheets.google.drawing.tabs import OURS, Tab
from sync.sheets.google.drawing.verdict_lookup import lookup_of_tab
from sync.sheets.google.google_words import words
from sync.sheets.google.pulled.row_owners import Rows
from sync.sheets.google.pulled.splitting import Split
from sync.sheets.google.row_texts import expected
from sync.sheets.google.service.spreadsheet import Request

SPELLING = re.compile(r"['\s]")
"""What the service may write otherwise in a formula."""


def overtyped(split: Split) -> Iterator[str]:
    """Yield where status cells show something else than our tab says: no further request is needed for that."""
    title = split.plan.words.results_sheet
    results = split.pulled.sheet(title, title)
    if results is None:
        return
    for share in split.shares:
        if share.rows.headless or split.plan.words.status_title not in share.rows.places:
            continue
        odd: defaultdict[str, list[str]] = defaultdict(list)
        for row, wanted, shown in expected(split, share.entries, results):
            if shown != wanted and row > share.rows.first:
                odd[shown].append(str(row))
        for shown, rows in odd.items():
            yield words().remarks.overtyped.format(
                form=share.rows.form.title,
                rows="、".join(rows),
                title=split.plan.words.status_title,
                shown=f"“{shown}”" if shown else words().remarks.blank_shown,
            )


class StatusColumn(NamedTuple):
    """One of our two columns of formulas: its place from 1, its header, what each cell below the header holds."""

    place: int
    title: str
    wanted: str
    held: Sequence[str]


@dataclass(frozen=True)
class StatusCells:
    """What the status cells of a tab hold, row by row from the first below the header, and what they should."""

    tab: Tab
    rows: Rows
    held: Sequence[Sequence[str]]
    """The first columns of the tab as formulas, from row 1 on."""

    @property
    def plan(self) -> Plan:
        """The year's plan."""
        return self.rows.plan

    def columns(self) -> Iterator[StatusColumn]:
        """Yield our two columns; not one that stands where cities can move it."""
        lookup, named = lookup_of_tab(self.tab, self.plan, self.rows.places), self.plan.words
        for number, title in ((2, named.status_title), (3, named.text_title)):
            place = self.rows.places.get(title, 0)
            if 0 < place <= OURS:
                held = [row[place - 1] if place <= len(row) else "" for row in self.held[self.rows.header :]]
                held += [""] * (len(self.rows.body) - len(held))
                yield StatusColumn(place, title, lookup.formula(self.plan, number), held)

    @property
    def keyed(self) -> list[int]:
        """The rows that have a key, counted from 0 below the header; not the example."""
        mark = self.plan.words.example_mark
        return [i for i, key in enumerate(self.rows.keys) if key and key != mark]

    def renewed(self) -> Iterator[tuple[Request, str]]:
        """Yield the request that renews a column, and what it renews; nothing where all is as it should be."""
        keyed = self.keyed
        for column in self.columns() if keyed else ():
            wrong = [i for i in keyed if spelt(column.held[i]) != spelt(column.wanted)]
            if not wrong:
                continue
            first, last = self.rows.first + keyed[0], self.rows.first + keyed[-1] + SHOWING_ROWS
            last = min(last, self.rows.sheet.rows)
            area = cells.area(self.rows.sheet.id, first, column.place, last, column.place)
            yield cells.repeat(area, column.wanted), self.said(column, wrong)

    def said(self, column: StatusColumn, wrong: Sequence[int]) -> str:
        """Return what is renewed in a column: what was typed over, emptied, or of the old kind.

        "" where only the columns that are looked up have changed, with the form.
        """
        typed = [i for i in wrong if column.held[i] and not column.held[i].startswith("=")]
        told = words().remarks
        if typed:
            rows = "、".join(str(self.rows.first + i) for i in typed)
            shown = "、".join(dict.fromkeys(f"“{column.held[i]}”" for i in typed))
            return told.formulas_typed.format(form=self.tab.form.title, title=column.title, rows=rows, shown=shown)
        old = [i for i in wrong if "ROW()" not in column.held[i] or "#REF!" in column.held[i]]
        if not old:
            return ""
        return told.formulas_renewed.format(form=self.tab.form.title, title=column.title, count=len(old))


def spelt(formula: str) -> str:
    """Return a formula in one spelling."""
    return SPELLING.sub("", formula).upper()
