"""What is still to be done to a spreadsheet (补齐在线表格): the new is added, the cities' own stays where it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sync.plan import City, GoogleSheet, Plan
from sync.sheets import own_layout as layout
from sync.sheets.google import own_tabs
from sync.sheets.google.drawing import cell_values as cells
from sync.sheets.google.drawing.new_tab import drawn
from sync.sheets.google.drawing.tabs import OURS, Tab, sheet_id, tabs
from sync.sheets.google.google_words import words
from sync.sheets.google.protection import (
    CityBlocks,
    Mended,
    RangeGuard,
    block_names,
    guarded,
    ours_in,
    printed_owners,
    whole,
)
from sync.sheets.google.pulled.pulling import FACTS, Pulled, PulledSheet
from sync.sheets.google.pulled.row_owners import Rows
from sync.sheets.google.service.spreadsheet import Request
from sync.sheets.google.tab_mending import COLUMN, Mending, given

LOCALE = "zh_CN"


@dataclass
class Todo:
    """Requests for one batch, and what they do in words; `kept` is said whether or not there is anything to do."""

    requests: list[Request] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    restless: bool = False
    """Whether it has to be looked at afterwards if rows and columns stood still."""

    def add(self, requests: Iterator[Request] | Sequence[Request], said: str = "", **params: object) -> None:
        """Add requests and their remark."""
        self.requests += requests
        self.done += [said.format(**params)] if said else []

    def protect(self, found: Mended, title: str, account: str) -> None:
        """Add what protects a tab again; say what our account may not change."""
        said = words().remarks.editors if found.only_editors else words().remarks.protected
        self.add(found.requests, said if found.requests and said not in self.done else "", title=title)
        for each in found.refused:
            self.kept.append(words().remarks.locked.format(title=title, range=each, account=account))


@dataclass(frozen=True)
class SheetHandout:
    """One spreadsheet to be handed out: by what plan and settings, whose, and who may edit what is protected."""

    plan: Plan
    sheet: GoogleSheet
    owner: City
    editors: tuple[str, ...]

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """The tabs of its forms."""
        return tabs(self.plan, self.sheet, self.owner)

    def guards(self, tab: Tab, rows: Rows | None = None) -> tuple[RangeGuard, ...]:
        """Return the guards of a tab, as handed out or as its rows stand by now."""
        sheet = rows.sheet.id if rows else tab.sheet_id
        ours = ours_in(tab, sheet, rows.header if rows else layout.HEADER_ROW, self.editors)
        owners = printed_owners(rows) if rows else [line.city.code for line in tab.lines]
        first = rows.first if rows else layout.FIRST_ENTRY_ROW
        behind = ours[-1].span.get("endColumnIndex", OURS)
        return (*ours, *CityBlocks(self.plan, self.sheet, self.editors).guards(owners, first, sheet, behind))


Formulas = Mapping[int, Sequence[Sequence[str]]]
"""The first columns of tabs as formulas, by sheet id, row by row."""


def todo(handout: SheetHandout, now: Pulled, formulas: Formulas, *, again: bool = False) -> Todo:
    """Work out what is to be done to a spreadsheet; nothing where it is as handed out. `again` dresses it anew."""
    made, told = Todo(), words().remarks
    strangers = unused(now)
    properties(handout, now, made)
    own(handout, now, made)
    known = now.facts(handout.plan)
    for index, tab in enumerate(handout.tabs, start=1):
        found = now.sheet(tab.form.key, tab.form.title)
        if found is None:
            made.add(drawn(tab, handout.plan, index, handout.guards(tab)), told.created, title=tab.form.title)
        else:
            mended(handout, tab, found, made, Known(known, formulas.get(found.id, ()), again))
    for id_, title in strangers.items() if made.requests else ():
        made.add([{"deleteSheet": {"sheetId": id_}}], told.removed_empty, title=title)
    facts(handout, now, made)
    return made


class Known(NamedTuple):
    """What is known of a tab: the hidden marks, its first columns as formulas, whether to dress it anew."""

    facts: tuple[tuple[str, ...], ...]
    formulas: Sequence[Sequence[str]]
    again: bool


def mended(handout: SheetHandout, tab: Tab, found: PulledSheet, made: Todo, known: Known) -> None:
    """Complete a tab that is there; nothing where its header is gone, for nobody knows which column is which."""
    only = None if handout.sheet.shared else handout.owner
    rows = Rows(tab.form, found, handout.plan, only)
    if rows.headless:
        made.kept.append(words().remarks.headless.format(form=tab.form.title))
        return
    mending = Mending(tab, rows, known.facts, known.formulas, known.again)
    made.add(list(mending.requests()))
    made.done += mending.done
    made.kept += mending.kept
    made.restless |= mending.restless
    stale = block_names(handout.plan) if handout.sheet.shared else frozenset()
    made.protect(guarded(found, handout.guards(tab, rows), stale), tab.form.title, handout.editors[0])


def stands(handout: SheetHandout, now: Pulled) -> dict[tuple[str, str], int]:
    """Return where row keys and headers stand in the tabs of the forms."""
    found: dict[tuple[str, str], int] = {}
    for tab in handout.tabs:
        if sheet := now.sheet(tab.form.key, tab.form.title):
            rows = Rows(tab.form, sheet, handout.plan)
            found |= {(tab.form.key, key): row for row, key in enumerate(rows.keys, start=rows.first) if key}
            found |= {(tab.form.key, title): place for title, place in rows.places.items()}
    return found


def unused(now: Pulled) -> Mapping[int, str]:
    """Return the one empty tab with which a new spreadsheet comes, as id → title; nothing once there are others."""
    alone = now.sheets if len(now.sheets) == 1 else ()
    return {each.id: each.grid.name for each in alone if each.id == 0 and not any(each.grid.rows)}


def properties(handout: SheetHandout, now: Pulled, made: Todo) -> None:
    """Set locale and time zone: dates are shown by them."""
    wanted = {"locale": LOCALE, "timeZone": str(handout.plan.zone)}
    if any(now.properties.get(name) != value for name, value in wanted.items()):
        request = {"updateSpreadsheetProperties": {"properties": wanted, "fields": "locale,timeZone"}}
        made.add([request], words().remarks.properties)


def own(handout: SheetHandout, now: Pulled, made: Todo) -> None:
    """Make the office's tabs that are missing; the results first, for formulas name them."""
    plan, told, shared = handout.plan, words().remarks, handout.sheet.shared
    results, guide, meta = plan.words.results_sheet, words().guide_sheet, plan.words.meta_sheet
    requests = {
        results: own_tabs.results(plan, handout.editors, shared=shared),
        guide: own_tabs.guide(plan, handout.editors),
        meta: own_tabs.marks(plan, handout.editors),
    }
    for title, drawing in requests.items():
        found = now.sheet(title, title)
        if found is None:
            made.add(drawing, told.created, title=title)
            continue
        made.protect(guarded(found, [whole(found.id, handout.editors)]), title, handout.editors[0])
        if found.grid.name != title:
            renamed = {"properties": {"sheetId": found.id, "title": title}, "fields": "title"}
            made.add([{"updateSheetProperties": renamed}], told.renamed, found=found.grid.name, title=title)


def facts(handout: SheetHandout, now: Pulled, made: Todo) -> None:
    """Write the hidden sheet of marks anew where it says something else."""
    there = list(now.facts(handout.plan))
    said = list(map(padded, own_tabs.facts(handout.plan, handout.sheet, handout.owner, handout.tabs)))
    columns = {fact[:3] for fact in said}
    wanted = [
        *said,
        # What was handed out once is known to be ours as long as it stands there.
        *(fact for fact in there if fact[0] == COLUMN and fact[:3] not in columns),
        *(padded(fact) for tab in handout.tabs for fact in given(tab, handout.plan)),
    ]
    if there == wanted:
        return
    nothing = [padded(())] * max(0, len(there) - len(wanted))
    rows = [[cells.text(text) for text in row] for row in (*wanted, *nothing)]
    found = now.sheet(handout.plan.words.meta_sheet, handout.plan.words.meta_sheet)
    made.add([cells.put(found.id if found else sheet_id(handout.plan.words.meta_sheet), 1, 1, rows)])


def padded(row: Sequence[str]) -> tuple[str, ...]:
    """Return a row of marks in its full width."""
    return (*row, *("",) * (FACTS - len(row)))
