"""Where the result hangs by a thread (命悬一线)."""

from collections.abc import Sequence

from sync.plan import Plan
from sync.selection import Shortlist, Thread
from sync.sheets.judging.selection_words import words
from sync.sheets.looks import Look
from sync.sheets.overviews.sayings import Sayings
from sync.sheets.overviews.table_sheets import TableColumn, TableSheet, TableValue


def threads_table(shortlists: Sequence[Shortlist], sayings: Sayings) -> TableSheet:
    """Return one line for every change that would turn a result."""
    texts = words().threads
    columns = [
        TableColumn(texts.award, 16),
        TableColumn(texts.change, 40, Look.CELL),
        TableColumn(texts.gains, 30, Look.CELL),
        TableColumn(texts.loses, 30, Look.CELL),
    ]
    rows = [line(thread, each, sayings.season.plan) for each in shortlists for thread in each.threads]
    margin = sayings.season.plan.selection.margin
    note = sayings.note(texts.note if rows else texts.none, margin=margin)
    return TableSheet(texts.sheet, sayings.title(texts.title), note, columns, rows)


def line(thread: Thread, shortlist: Shortlist, plan: Plan) -> list[TableValue]:
    """Return the line of one change."""
    gains, loses = ("、".join(named(key, shortlist) for key in keys) for keys in (thread.gains, thread.loses))
    return [shortlist.award.title, change(thread, shortlist, plan), gains, loses]


def change(thread: Thread, shortlist: Shortlist, plan: Plan) -> str:
    """Say what would be another."""
    texts = words().threads
    if thread.kind == "method":
        return texts.method.format(method=words().methods[thread.label])
    if thread.kind == "judge":
        return texts.judge.format(judge=plan.judge_by_code[thread.label].name)
    return texts.point.format(name=named(thread.label, shortlist), margin=plan.selection.margin)


def named(key: str, shortlist: Shortlist) -> str:
    """Name a candidate."""
    return shortlist.choice(key).candidate.name
