"""Which judges sent what (评分表收件), and what is wrong with it."""

from collections.abc import Iterator, Sequence

from sync.answers import ResultLine
from sync.model import Status
from sync.plan import Plan
from sync.selection import Handed, Shortlist
from sync.selection.handed_in import Returned
from sync.sheets.judging.selection_words import words
from sync.sheets.looks import STATUS_COLOURS, Look
from sync.sheets.overviews.sayings import Sayings
from sync.sheets.overviews.table_sheets import Painted, TableColumn, TableSheet, TableValue


def receipts_table(
    shortlists: Sequence[Shortlist], handed: Handed, lines: Sequence[Sequence[ResultLine]], sayings: Sayings
) -> TableSheet:
    """Return one line a finding, one for a workbook without any, one for every judge who sent none."""
    texts, plan = words().receipts, sayings.season.plan
    columns = [
        TableColumn(texts.judge, 8),
        TableColumn(texts.round, 7),
        TableColumn(texts.file, 22, Look.CELL),
        TableColumn(texts.state, 7),
        TableColumn(texts.level, 4),
        TableColumn(texts.place, 14, Look.CELL),
        TableColumn(texts.sentence, 34, Look.CELL),
        TableColumn(texts.remedy, 30, Look.CELL),
    ]
    rows = [row for each, told in zip(handed.returned, lines, strict=True) for row in came(each, told, plan)]
    missing = dict.fromkeys(pair for each in shortlists for pair in each.absent)
    given = {(each.judge, each.round) for each in handed.returned if each.ballots}
    rows += [row for judge, round_ in missing if (judge, round_) not in given for row in absent(judge, round_, plan)]
    return TableSheet(texts.sheet, sayings.title(texts.title), sayings.note(texts.note), columns, rows, 2)


def came(returned: Returned, told: Sequence[ResultLine], plan: Plan) -> Iterator[list[TableValue]]:
    """Yield the lines of one workbook."""
    judge, round_ = plan.judge_by_code.get(returned.judge), plan.round_by_key.get(returned.round)
    names = (judge.name if judge else words().blank, round_.title if round_ else returned.round)
    valid = words().receipts.valid.format(count=sum(len(each.marks) for each in returned.ballots))
    findings = [[each.level, f"{each.sheet}{each.cells}", each.sentence, each.remedy] for each in told]
    for finding in findings or [[""] * 4]:
        yield [*names, returned.received.name, valid, *finding]


def absent(judge: str, round_: str, plan: Plan) -> Iterator[list[TableValue]]:
    """Yield the line of a judge who sent nothing that counts."""
    state = Painted(words().receipts.absent, STATUS_COLOURS[Status.MISSING])
    yield [plan.judge_by_code[judge].name, plan.round_by_key[round_].title, "", state, *[""] * 4]
