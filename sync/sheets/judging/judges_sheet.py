"""Every judge's totals (各评委评分) for one award: candidates down, judges across."""

from sync.model import Status
from sync.plan import Judge
from sync.selection import Choice, Shortlist, Tie
from sync.sheets.judging.selection_words import points, words
from sync.sheets.looks import STATUS_COLOURS
from sync.sheets.overviews.sayings import Sayings
from sync.sheets.overviews.table_sheets import Figure, Painted, TableColumn, TableSheet, TableValue

DROPPED, FAR, RECUSED = STATUS_COLOURS[Status.WITHDRAWN], STATUS_COLOURS[Status.LATE], STATUS_COLOURS[Status.NIL]


def judges_table(shortlist: Shortlist, sayings: Sayings) -> TableSheet:
    """Return the table; who could not be chosen is not in it."""
    texts, result, plan = words().judges, words().result, sayings.season.plan
    columns = [
        TableColumn(result.place, 4),
        TableColumn(words().key.number, 6),
        TableColumn(result.key, 7.5),
        TableColumn(result.city, 5),
        TableColumn(result.name, 9),
        *(TableColumn(judge.name, 6) for judge in shortlist.judges),
        TableColumn(result.score, 5),
        TableColumn(result.normal, 5),
    ]
    rows = [line(each, shortlist, sayings) for each in by_place(shortlist)]
    note = sayings.note(texts.note, outlier=plan.selection.outlier)
    notes = [note, *(tied(each, shortlist, plan.selection.decimals) for each in shortlist.ties)]
    sheet = texts.sheet.format(award=shortlist.award.title)
    return TableSheet(
        sheet, sayings.title(texts.title, award=shortlist.award.title), "\n".join(notes), columns, rows, 5
    )


def by_place(shortlist: Shortlist) -> list[Choice]:
    """Return those who were judged, special ones first, by place."""
    stood = [each for each in shortlist.choices if each.candidate.unfit is None]
    return sorted(stood, key=lambda each: (not each.candidate.special, each.place == 0, each.place))


def line(choice: Choice, shortlist: Shortlist, sayings: Sayings) -> list[TableValue]:
    """Return the line of one candidate."""
    candidate, score, plan = choice.candidate, choice.score, sayings.season.plan
    final = Figure(float(score.final), plan.selection.decimals) if score and score.final is not None else words().blank
    return [
        choice.place or words().blank,
        candidate.number,
        candidate.key,
        plan.city_by_code[candidate.city].name,
        candidate.name,
        *(cell(choice, judge, shortlist) for judge in shortlist.judges),
        final,
        Figure(score.normal, 2) if score else words().blank,
    ]


def cell(choice: Choice, judge: Judge, shortlist: Shortlist) -> TableValue:
    """Return a judge's total for a candidate, or why there is none."""
    if any((each.judge, each.key) == (judge.code, choice.candidate.key) for each in shortlist.recusals):
        return Painted(words().judges.recused, RECUSED)
    if choice.score is None or judge.code not in choice.score.totals:
        return words().judges.none
    far, dropped = judge.code in choice.score.outliers, judge.code in choice.score.dropped
    return Figure(float(choice.score.totals[judge.code]), 2, FAR if far else DROPPED if dropped else None)


def tied(tie: Tie, shortlist: Shortlist, decimals: int) -> str:
    """Say how a tie was resolved."""
    names = "、".join(shortlist.choice(key).candidate.name for key in tie.keys)
    steps = words().steps(tuple(dict.fromkeys(tie.steps)))
    return words().judges.tied.format(score=points(tie.final, decimals), names=names, steps=steps)
