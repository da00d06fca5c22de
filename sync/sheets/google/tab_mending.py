"""One tab that is there already (补齐一张表): new columns at the right, new rows at the end, heads in our words."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from sync.plan import Plan
from sync.reading.values.folding import shown
from sync.sheets import own_layout as layout
from sync.sheets.google.card_mending import new_lines, renamed, reworded
from sync.sheets.google.drawing import cell_values as cells
from sync.sheets.google.drawing.formats import formula
from sync.sheets.google.drawing.highlights import complaint, missing
from sync.sheets.google.drawing.line_rules import rules_drawn
from sync.sheets.google.drawing.new_tab import (
    SPARE_COLUMNS,
    column_drawn,
    column_dressed,
    heads,
    lines_appended,
)
from sync.sheets.google.drawing.tabs import OURS, Tab, TabColumn, fields_of
from sync.sheets.google.google_words import words
from sync.sheets.google.pulled.row_owners import Rows
from sync.sheets.google.service.spreadsheet import Request
from sync.sheets.google.status_cells import StatusCells

COLUMN, KEYS, SPEC = "column", "keys", "spec"


def spec(tab: Tab, plan: Plan) -> str:
    """Return what changes with the words, rules and looks of a form, and with nothing else."""
    columns = [each for place, column in enumerate(tab.columns) for each in column_drawn(tab, column, place + 4, plan)]
    first = [line for line in tab.lines if line.city == tab.lines[0].city]
    rules = list(rules_drawn(tab, first, layout.FIRST_ENTRY_ROW, tab.places, plan))
    return sha256(json.dumps([list(heads(tab, plan)), columns, rules], sort_keys=True).encode()).hexdigest()


def given(tab: Tab, plan: Plan) -> tuple[tuple[str, ...], ...]:
    """Return what the hidden sheet remembers of a tab: its keys, and how it was dressed."""
    return (KEYS, tab.form.key, " ".join(line.key for line in tab.lines)), (SPEC, tab.form.key, spec(tab, plan))


@dataclass
class Mending:
    """What a tab lacks, against `known`, the rows of the hidden sheet of marks.

    What stands in cells is never written by place, for rows and columns may move before it arrives: words are replaced
    where they still stand, lines come below all others. Looks and rules are by place; `restless` says that it has to be
    looked at afterwards whether they met the right cells. `again` gives all of them anew. `held` are the first columns
    of the tab as formulas: these are the same in every row, and their columns are not a city's to move.
    """

    tab: Tab
    rows: Rows
    known: Sequence[Sequence[str]]
    held: Sequence[Sequence[str]] = ()
    again: bool = False
    done: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    restless: bool = False

    @property
    def plan(self) -> Plan:
        """The year's plan."""
        return self.rows.plan

    @cached_property
    def given_columns(self) -> Mapping[str, str]:
        """Header titles by field key, as handed out last."""
        mine = (fact for fact in self.known if fact[0] == COLUMN and fact[1] == self.tab.form.key)
        return {fact[2]: fact[3] for fact in mine}

    @cached_property
    def given_keys(self) -> frozenset[str]:
        """The row keys allotted so far; those that stand there where nobody remembers."""
        told = self.fact(KEYS)
        return frozenset(told.split() if told else self.rows.keys)

    def fact(self, name: str) -> str:
        """Return what the hidden sheet says of this tab."""
        return next((fact[2] for fact in self.known if tuple(fact[:2]) == (name, self.tab.form.key)), "")

    def say(self, words_: str, **params: object) -> None:
        """Note what is done."""
        self.done.append(words_.format(form=self.tab.form.title, **params))

    def requests(self) -> Iterator[Request]:
        """Yield what makes the tab as it should be."""
        places = dict(self.rows.places)
        yield from self.renamed()
        yield from self.columns(places)
        if self.tab.is_card:
            self.done += renamed(self.tab, self.given_columns)
            yield from reworded(self.tab, self.rows, self.given_columns, places)
        yield from self.dressed(places)
        yield from self.status_formulas()
        yield from self.lines(places)
        self.keep(places)

    def renamed(self) -> Iterator[Request]:
        """Give the tab its name back."""
        sheet, title = self.rows.sheet, self.tab.form.title
        if sheet.grid.name != title:
            self.say(words().remarks.renamed, found=sheet.grid.name, title=title)
            properties = {"sheetId": sheet.id, "title": title}
            yield {"updateSheetProperties": {"properties": properties, "fields": "title"}}

    def columns(self, places: dict[str, int]) -> Iterator[Request]:
        """Rename heads of fields that are called otherwise by now; add those that are not there, at the right."""
        added = []
        for column in self.tab.columns:
            before = self.given_columns.get(column.field.key, "") if column.field else ""
            if before != column.title and before in self.rows.written and column.title not in self.rows.written:
                places[column.title] = places.pop(before, self.rows.written[before])
                self.say(words().remarks.column_renamed, found=before, title=column.title)
                header = self.rows.header
                yield cells.reword(cells.area(self.rows.sheet.id, header, 1, header), before, column.title)
            elif column.title not in places:
                added.append(column)
                lost = column.title == before or not column.field
                self.say(words().remarks.column_lost if lost else words().remarks.column_added, title=column.title)
        yield from self.added(added, places)

    def added(self, columns: Sequence[TabColumn], places: dict[str, int]) -> Iterator[Request]:
        """Add columns behind the last of the grid, where nothing of anybody's can be."""
        if not columns:
            return
        self.restless = True
        length = len(columns) + SPARE_COLUMNS
        yield {"appendDimension": {"sheetId": self.rows.sheet.id, "dimension": "COLUMNS", "length": length}}
        for place, column in enumerate(columns, start=self.rows.sheet.columns + 1):
            places[column.title] = place
            yield from self.here(column_drawn(self.tab, column, place, self.plan))
        yield from self.here(missing(self.tab, columns, places))

    def dressed(self, places: Mapping[str, int]) -> Iterator[Request]:
        """Write hints, drop-downs and looks anew where the year's words or rules have changed."""
        told = self.fact(SPEC)
        if (told == spec(self.tab, self.plan) and not self.again) or self.rows.header != layout.HEADER_ROW:
            return
        self.restless = True
        if told and not self.again:
            self.say(words().remarks.dressed)
        for column in self.tab.columns:
            yield from self.heads_reworded(column, places[column.title])
            yield from self.here(column_dressed(self.tab, column, places[column.title], self.plan))
        lines = {line.key: line for line in self.tab.lines}
        for row, key in enumerate(self.rows.keys, start=self.rows.first):
            if key in lines:
                yield from self.here(rules_drawn(self.tab, [lines[key]], row, places, self.plan))

    def heads_reworded(self, column: TabColumn, place: int) -> Iterator[Request]:
        """Give hint and example of a column their words where they had others; what was empty stays so."""
        for row, text in ((layout.HINT_ROW, column.hint), (layout.EXAMPLE_ROW, column.example)):
            before = self.rows.sheet.grid.cell(row, place)
            if before is not None and text and shown(before) != text:
                yield cells.reword(cells.area(self.rows.sheet.id, row, place, row, place), shown(before), text)

    def lines(self, places: Mapping[str, int]) -> Iterator[Request]:
        """Add the rows that were never handed out, below all others."""
        new = [line for line in self.tab.lines if line.key not in self.given_keys]
        if self.tab.is_card and self.given_columns:
            new = new_lines(self.tab, self.given_columns)
        if not new:
            return
        self.restless = True
        self.say(words().remarks.rows_added, count=len(new))
        yield from self.here(lines_appended(self.tab, new, places, self.plan))

    def status_formulas(self) -> Iterator[Request]:
        """Give status cells their formulas anew where they hold something else, and the colours that go with them."""
        cells_ = StatusCells(self.tab, self.rows, self.held)
        for request, said in cells_.renewed():
            self.done += [said] if said else []
            yield request
        yield from self.colours()

    def colours(self) -> Iterator[Request]:
        """Renew the rule that colours cells complained of where it names neighbour cells, which can be dragged."""
        for index, rule in enumerate(self.rows.sheet.shape.get("conditionalFormats", ())):
            condition = rule.get("booleanRule", {}).get("condition", {})
            text = "".join(each.get("userEnteredValue", "") for each in condition.get("values", ()))
            if self.plan.words.results_sheet in text and "ROW()" not in text:
                self.say(words().remarks.colours_renewed)
                first = rule["ranges"][0].get("startColumnIndex", OURS) + 1
                wanted = formula(complaint(self.tab, self.plan, self.rows.places, first, self.rows.header))
                made = {**rule, "booleanRule": {**rule["booleanRule"], "condition": wanted}}
                yield {"updateConditionalFormatRule": {"index": index, "rule": made}}

    def keep(self, places: Mapping[str, int | None]) -> None:
        """Say which columns, or lines of a card, nobody asks for any more."""
        asked = fields_of(self.tab).keys()
        places = (
            places if not self.tab.is_card else dict.fromkeys(map(str, self.rows.column(self.plan.words.item_title)))
        )
        for key, title in self.given_columns.items():
            if key not in asked and title in places:
                self.kept.append(words().remarks.column_kept.format(form=self.tab.form.title, title=title))

    def here(self, requests: Iterator[Request]) -> Iterator[Request]:
        """Aim requests at the tab as it is, should its id not be ours."""
        mine, its = self.tab.sheet_id, self.rows.sheet.id
        if mine == its:
            yield from requests
            return
        for request in requests:
            yield json.loads(json.dumps(request).replace(f'"sheetId": {mine}', f'"sheetId": {its}'))
