"""What is still to be done to a spreadsheet (补齐在线表格): the new is added, the cities' own stays where it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sync.plan import City, GoogleSheet, Plan
from sync.sheets.google import own_tabs
from sync.sheets.google.drawing import cell_values as cells
from sync.sheets.google.drawing.new_tab import drawn, protected
from sync.sheets.google.drawing.tabs import Tab, sheet_id, tabs
from sync.sheets.google.google_words import words
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

    def protect(self, requests: Iterator[Request], title: str) -> None:
        """Add what protects a tab again."""
        again = list(requests)
        self.add(again, words().remarks.protected if again else "", title=title)


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


def todo(handout: SheetHandout, now: Pulled, *, again: bool = False) -> Todo:
    """Work out what is to be done to a spreadsheet; nothing where it is as handed out. `again` dresses it anew."""
    made, told = Todo(), words().remarks
    strangers = unused(now)
    properties(handout, now, made)
    own(handout, now, made)
    known = now.facts(handout.plan)
    results = handout.plan.words.results_sheet
    lost = now.sheet(results, results) is None  # and with it what formulas referred to
    for index, tab in enumerate(handout.tabs, start=1):
        found = now.sheet(tab.form.key, tab.form.title)
        if found is None:
            made.add(drawn(tab, handout.plan, index, handout.editors), told.created, title=tab.form.title)
        else:
            mended(handout, tab, found, made, Known(known, again=again, lost=lost))
    for id_, title in strangers.items() if made.requests else ():
        made.add([{"deleteSheet": {"sheetId": id_}}], told.removed_empty, title=title)
    editors(handout, now, made)
    facts(handout, now, made)
    return made


class Known(NamedTuple):
    """What is known of a spreadsheet: its hidden marks, whether to dress it anew, whether 核验结果 was deleted."""

    facts: tuple[tuple[str, ...], ...]
    again: bool
    lost: bool


def mended(handout: SheetHandout, tab: Tab, found: PulledSheet, made: Todo, known: Known) -> None:
    """Complete a tab that is there; nothing where its header is gone, for nobody knows which column is which."""
    only = None if handout.sheet.shared else handout.owner
    rows = Rows(tab.form, found, handout.plan, only)
    if rows.headless:
        made.kept.append(words().remarks.headless.format(form=tab.form.title))
        return
    mending = Mending(tab, rows, known.facts, known.again)
    made.add(list(mending.requests()))
    made.done += mending.done
    made.kept += mending.kept
    made.restless |= mending.restless
    unprotected = (each for each in protected(tab, handout.editors) if not is_protected(found, each))
    made.protect(mending.here(unprotected), tab.form.title)
    if known.lost:
        made.add(list(mending.status_formulas()))
        made.restless = True


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
        whole = cells.protect(cells.area(found.id), words().sheet_protection, handout.editors)
        made.protect(iter(() if is_protected(found, whole) else (whole,)), title)
        if found.grid.name != title:
            renamed = {"properties": {"sheetId": found.id, "title": title}, "fields": "title"}
            made.add([{"updateSheetProperties": renamed}], told.renamed, found=found.grid.name, title=title)


def is_protected(sheet: PulledSheet, wanted: Request) -> bool:
    """Say whether a tab has the protection of ours that a request would add."""
    said = wanted["addProtectedRange"]["protectedRange"]["description"]
    return any(each.get("description") == said for each in sheet.protections)


def editors(handout: SheetHandout, now: Pulled, made: Todo) -> None:
    """Let those edit what is protected who should by now."""
    ours = {words().header_protection, words().columns_protection, words().sheet_protection}
    lacking = [
        each["protectedRangeId"]
        for sheet in now.sheets
        for each in sheet.protections
        if each.get("description") in ours and not set(handout.editors) <= set(each.get("editors", {}).get("users", ()))
    ]
    users = {"users": list(handout.editors), "domainUsersCanEdit": False}
    requests = [
        {"updateProtectedRange": {"protectedRange": {"protectedRangeId": id_, "editors": users}, "fields": "editors"}}
        for id_ in lacking
    ]
    made.add(requests, words().remarks.editors if requests else "")


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
