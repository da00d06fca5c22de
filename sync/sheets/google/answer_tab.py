"""What our tab 核验结果 is to say (答复在线表格), and what has to be written for it to say so."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import zip_longest

from sync.answers import Answer, ResultLine
from sync.messages.quoting import listed
from sync.model import Broken, Mark, Raw, Severity, Status
from sync.plan import Plan
from sync.sheets.google.drawing.verdict_lookup import joined
from sync.sheets.google.google_words import words
from sync.sheets.google.own_tabs import results_heads
from sync.sheets.google.pulled.pulling import PulledSheet
from sync.sheets.google.pulled.row_entries import RowEntries
from sync.sheets.google.pulled.row_owners import Rows
from sync.sheets.google.pulled.splitting import Split
from sync.sheets.google.row_texts import lookup_in, row_texts
from sync.sheets.google.service.spreadsheet import quoted
from sync.sheets.results_layout import FIRST_ROW, HEADER_ROW, NOTE_CELL

LIST, LOOKUP, CELLS = ("A", "H"), ("J", "L"), ("N", "N")
"""First and last columns of the three tables that stand side by side, as in the Excel workbooks."""
OFFSETS = {LIST: 0, LOOKUP: 9, CELLS: 13}
UNFILLED = frozenset({Status.MISSING, Status.NIL})
"""What is said of rows in which nothing stands."""
STAMP_CELL = "A3"
"""Says when the sheet was looked at last."""
TOGETHER = 1000
"""So many rows are one range of a write."""
LIMIT = 50_000
"""Characters that a cell holds."""

TabRows = list[tuple[str, ...]]


@dataclass(frozen=True)
class TabAnswer:
    """What one city is told: its answer, whether it fills in the sheet, and when the version counted came if not so."""

    answer: Answer
    online: bool = False
    elsewhere: datetime | None = None


@dataclass(frozen=True)
class WantedTab:
    """What our tab is to hold: two lines above, the list, what status cells look up, the cells complained of."""

    heading: str
    stamp: str
    lines: TabRows
    lookup: TabRows
    cells: TabRows

    @property
    def rows(self) -> int:
        """How many rows the tab needs."""
        return FIRST_ROW - 1 + max(len(self.lines), len(self.lookup), len(self.cells), 1)


def wanted(split: Split, told: Mapping[str, TabAnswer], stamp: str = "") -> WantedTab:
    """Work out what our tab is to hold. Cities in the plan's order, rows in the sheet's; `stamp`: when we looked."""
    here = {code: each for code, each in told.items() if each.elsewhere is None}
    lines = [line for city in split.cities if city.code in here for line in listing(split, city.code, here)]
    bound = [each for share in split.shares for each in marks(share.entries, told, split)]
    return WantedTab(
        heading(here, split),
        stamp,
        lines,
        [(name, mark.status, mark.text[:LIMIT]) for name, mark in bound],
        [(f"{name}/{title}",) for name, mark in bound for title in mark.titles],
    )


def listing(split: Split, city: str, told: Mapping[str, TabAnswer]) -> Iterator[tuple[str, ...]]:
    """Yield the lines of one city's list; its number in front where the sheet is its own."""
    name = split.plan.city_by_code[city].name
    for number, line in enumerate(told[city].answer.lines, start=1):
        yield (str(number) if split.only else name, *texts_of(line))


def texts_of(line: ResultLine) -> tuple[str, ...]:
    """Return what a line says, in the order of the columns behind its first."""
    said = (line.level, line.sheet, line.cells, line.key, line.title, line.sentence, line.remedy)
    return tuple(str(each)[:LIMIT] for each in said)


def heading(told: Mapping[str, TabAnswer], split: Split) -> str:
    """Return the line above the list: how many findings there are; of a city alone, what it is told."""
    if split.only:
        return told[split.only.code].answer.heading if split.only.code in told else words().results_note
    levels = [line.level for each in told.values() for line in each.answer.lines]
    counts = [levels.count(level) for level in Severity]
    errors, warnings, hints = counts
    cities = sum(each.online for each in told.values())
    return words().results_heading.format(cities=cities, errors=errors, warnings=warnings, hints=hints)


def marks(tab: RowEntries, told: Mapping[str, TabAnswer], split: Split) -> Iterator[tuple[str, Mark]]:
    """Yield what each row is told, under all the texts by which it may look that up; each text once."""
    lookup, done = lookup_in(tab, split), set[str]()
    by_key = {mark.key: mark for each in told.values() for mark in each.answer.marks}
    content = Counter(text.casefold() for row in row_texts(tab, lookup) for text in row.content if text)
    for index, texts in enumerate(row_texts(tab, lookup)):
        if (mark := mark_of(tab, index, by_key, told, split.plan)) is None:
            continue
        for text in (texts.bound, *(each for each in texts.content if content[each.casefold()] == 1)):
            if text.casefold() not in done:
                done.add(text.casefold())
                yield text, mark


def mark_of(
    tab: RowEntries, index: int, by_key: Mapping[str, Mark], told: Mapping[str, TabAnswer], plan: Plan
) -> Mark | None:
    """Return what one row is told; None where there is nothing to say of it."""
    rows, key, owner = tab.rows, tab.keys[index], tab.owners[index]
    if doubtful := tab.doubtful.get(rows.first + index):
        return Mark(key, Status.RETURNED, words().doubtful.format(why=doubtful.doubt))
    mark = by_key.get(key)
    if mark is None or owner not in told or rows.owner_of(key) != owner:
        return None
    unfilled = mark.status in UNFILLED
    if rows.form.kind == "list" and not told[owner].elsewhere and rows.filled[index] == unfilled:
        return None  # reading gave this key to another row, which had none
    found = settled(mark, told[owner], rows, plan, rows.keys[index])
    return replace(found, titles=tuple(rows.header_text(title) for title in found.titles))


def settled(mark: Mark, told: TabAnswer, tab: Rows, plan: Plan, printed: str) -> Mark:
    """Return what may be said of a row: not a verdict where its key is not its own alone, or the version is another."""
    if count := tab.repeated.get(printed):
        rows = [tab.first + i for i, key in enumerate(tab.keys) if key == printed]
        places = listed([f"第{row}行" for row in rows], "处")
        text = words().repeated.format(key=printed, count=count, places=places)
        return Mark(mark.key, Status.RETURNED, text)
    if told.elsewhere:
        received = f"{told.elsewhere.astimezone(plan.zone):%Y-%m-%d %H:%M}"
        return replace(mark, text=words().elsewhere.format(received=received), titles=())
    return mark


def differences(now: PulledSheet, goal: WantedTab) -> dict[str, list[list[str]]]:
    """Return what has to be written, by range of our tab; nothing where it says all that already."""
    title, found = now.grid.name, {}
    for place, text in ((NOTE_CELL, goal.heading), (STAMP_CELL, goal.stamp)):
        if text and cell(now, 1, place) != text:
            found[quoted(title, place)] = [[text]]
    for (first, last), rows in ((LIST, goal.lines), (LOOKUP, goal.lookup), (CELLS, goal.cells)):
        width = ord(last) - ord(first) + 1
        there = standing(now, OFFSETS[first, last], width)
        if there != rows:
            nothing = ("",) * width
            filled = [list(new) for new, _ in zip_longest(rows, there, fillvalue=nothing)]
            for start in range(0, len(filled), TOGETHER):
                some = filled[start : start + TOGETHER]
                place = f"{first}{FIRST_ROW + start}:{last}{FIRST_ROW - 1 + start + len(some)}"
                found[quoted(title, place)] = some
    return found


def stamped(moment: datetime | None, plan: Plan) -> str:
    """Return the line that says when the sheet was looked at last."""
    if moment is None:
        return ""
    at = moment.astimezone(plan.zone)
    return words().stamp.format(month=at.month, day=at.day, hour=at.hour, minute=at.minute)


def has_stamp(now: PulledSheet) -> bool:
    """Say whether our tab says when it was looked at."""
    return cell(now, 1, STAMP_CELL) != ""


def is_ours(now: PulledSheet, split: Split) -> bool:
    """Say whether our tab still has its heads where they were made: else writing by place would miss the formulas."""
    row = [text_of(raw) for raw in now.grid.rows[HEADER_ROW - 1]] if len(now.grid.rows) >= HEADER_ROW else []
    return row == results_heads(shared=split.only is None)


def standing(now: PulledSheet, offset: int, width: int) -> TabRows:
    """Return one of the three tables as it stands, without empty rows at its end."""
    rows = [
        tuple(text_of(row[i]) if i < len(row) else "" for i in range(offset, offset + width))
        for row in now.grid.rows[FIRST_ROW - 1 :]
    ]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def text_of(raw: Raw) -> str:
    """Return a cell of our tab as we write it."""
    return raw.text if isinstance(raw, Broken) else joined(raw)


def cell(now: PulledSheet, column: int, place: str) -> str:
    """Return a cell of the first columns as text."""
    return text_of(now.grid.cell(int(place[1:]), column))


def grown(now: PulledSheet, goal: WantedTab) -> list[dict[str, object]]:
    """Return the request by which our tab gets the rows it lacks; twice does no more than once."""
    if now.rows >= goal.rows:
        return []
    properties = {"sheetId": now.id, "gridProperties": {"rowCount": goal.rows + 500}}
    return [{"updateSheetProperties": {"properties": properties, "fields": "gridProperties.rowCount"}}]
