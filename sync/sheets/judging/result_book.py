"""遴选结果.xlsx: what came of everybody and why, every judge's totals, the balance, where it hangs by a thread."""

from collections.abc import Sequence

from sync.answers import ResultLine
from sync.model import Status
from sync.selection import Choice, Handed, Outcome, Shortlist
from sync.sheets.judging.balance_sheet import write_balance
from sync.sheets.judging.judges_sheet import judges_table
from sync.sheets.judging.receipts_sheet import receipts_table
from sync.sheets.judging.selection_words import ResultWords, words
from sync.sheets.judging.threads_sheet import threads_table
from sync.sheets.looks import STATUS_COLOURS, Colour, Look
from sync.sheets.overviews.sayings import Sayings
from sync.sheets.overviews.table_sheets import (
    Figure,
    Painted,
    TableColumn,
    TableSheet,
    TableValue,
    made,
    new_book,
    write_table,
)

COLOURS: dict[Outcome, Colour] = {
    Outcome.CHOSEN: STATUS_COLOURS[Status.CHOSEN],
    Outcome.ALTERNATE: STATUS_COLOURS[Status.NIL],
    Outcome.PASSED: STATUS_COLOURS[Status.PASSED_OVER],
}
HANGING = STATUS_COLOURS[Status.LATE]
MARK = "★"
DECIMALS = 2


def result_workbook(
    shortlists: Sequence[Shortlist], handed: Handed, lines: Sequence[Sequence[ResultLine]], sayings: Sayings
) -> bytes:
    """Return the result as .xlsx; `lines` are what is wrong with each workbook handed in, worded, in their order."""
    plan = sayings.season.plan
    book = new_book(plan, sayings.title(words().balance.title))
    for each in shortlists:
        write_table(book, plan, result_table(each, sayings))
    for each in shortlists:
        write_table(book, plan, judges_table(each, sayings))
    write_balance(book, shortlists, sayings)
    write_table(book, plan, threads_table(shortlists, sayings))
    write_table(book, plan, receipts_table(shortlists, handed, lines, sayings))
    return made(book, plan)


def result_table(shortlist: Shortlist, sayings: Sayings) -> TableSheet:
    """Return the table of an award: the chosen, the alternates, the passed over."""
    texts, award = words().result, shortlist.award
    columns = [
        TableColumn(texts.outcome, 5.5),
        TableColumn(texts.place, 4),
        TableColumn(texts.key, 7.5),
        TableColumn(texts.city, 5),
        TableColumn(texts.name, 8.5),
        TableColumn(texts.unit, 14, Look.CELL),
        TableColumn(texts.category, 4),
        TableColumn(texts.score, 4.5),
        TableColumn(texts.count, 4),
        *(TableColumn(title, 4.5) for title in (texts.spread, texts.deviation, texts.normal)),
        TableColumn(texts.hanging, 4.5),
        TableColumn(texts.reason, 26, Look.CELL),
        TableColumn(texts.decisions, 16, Look.CELL),
    ]
    title = sayings.title(texts.title, award=award.title)
    rows = [line(each, shortlist, sayings) for each in shortlist.choices]
    sheet = texts.sheet.format(award=award.title)
    return TableSheet(sheet, title, note(shortlist, texts, sayings), columns, rows, 3)


def note(shortlist: Shortlist, texts: ResultWords, sayings: Sayings) -> str:
    """Say by what method and quotas it came about."""
    award, settings = shortlist.award, sayings.season.plan.selection
    text = texts.note if award.special else texts.note_plain
    return sayings.note(
        text,
        method=words().methods[settings.method],
        ties=words().steps(settings.ties),
        quota=award.province_quota,
        special=award.special,
        special_quota=award.province_special,
        unit=award.unit,
        cap=award.city_cap or texts.no_cap,
        pass_mark=settings.pass_mark,
        chosen=len(shortlist.chosen),
        alternates=len(shortlist.alternates),
        short=texts.short if shortlist.short else "",
    )


def line(choice: Choice, shortlist: Shortlist, sayings: Sayings) -> list[TableValue]:
    """Return the line of one candidate."""
    plan, candidate = sayings.season.plan, choice.candidate
    return [
        Painted(choice.outcome + (str(choice.alternate) if choice.alternate else ""), COLOURS[choice.outcome]),
        choice.place or words().blank,
        candidate.key,
        plan.city_by_code[candidate.city].name,
        candidate.name,
        candidate.unit,
        words().special if candidate.special else words().regular,
        *figures(choice, plan.selection.decimals),
        Painted(MARK, HANGING) if candidate.key in shortlist.hanging else "",
        words().reason(choice.reason, plan.selection.decimals),
        "\n".join(words().decision(each) for each in choice.decisions),
    ]


def figures(choice: Choice, decimals: int) -> list[TableValue]:
    """Return score, number of marks, spread, deviation and normal score; blanks without marks."""
    score = choice.score
    if score is None:
        return [words().blank] * 5
    final = Figure(float(score.final), decimals) if score.final is not None else words().blank
    spread = Figure(float(score.spread), DECIMALS)
    return [final, len(score.totals), spread, *(Figure(each, DECIMALS) for each in (score.deviation, score.normal))]
