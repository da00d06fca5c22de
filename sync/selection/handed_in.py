"""Judges' workbooks that came back (交回的评分表) → ballots and findings: what does not hold does not count."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from sync.messages import Messages
from sync.model import Address, Broken, Finding, Raw, Received, Workbook
from sync.plan import Award, Criterion, Judge, Plan
from sync.reading.ballot_sheets import (
    BallotMarks,
    BallotRow,
    BallotSheet,
    ballot_marks,
    ballot_sheet,
    blank,
    filled,
    mark,
)
from sync.rules import grade
from sync.selection.outcomes import Ballot, Candidate
from sync.selection.recusal import recused
from sync.selection.roll import Roll, rounds

Rolls = Mapping[str, Roll]
"""Rolls by the key of the award."""


@dataclass(frozen=True)
class Returned:
    """One judge's workbook as it was understood (一份评分表). Without a known judge it has no ballots."""

    received: Received
    judge: str
    round: str
    ballots: tuple[Ballot, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Handed:
    """All workbooks that came back, the earliest first; `ballots` are those that count: each judge's newest a round."""

    returned: tuple[Returned, ...] = ()
    ballots: tuple[Ballot, ...] = ()


def handed_in(books: Iterable[tuple[Received, Workbook]], plan: Plan, rolls: Rolls, messages: Messages) -> Handed:
    """Read all that judges sent; findings are graded."""
    came = sorted(books, key=lambda each: (each[0].received_at, each[0].id))
    read = [understood(received, book, plan, rolls) for received, book in came]
    newest = {(each.judge, each.round): place for place, each in enumerate(read) if each.ballots}
    returned = tuple(
        settled(each, plan, messages, newer=newest.get((each.judge, each.round), place) > place)
        for place, each in enumerate(read)
    )
    return Handed(returned, tuple(ballot for each in returned for ballot in each.ballots))


def settled(returned: Returned, plan: Plan, messages: Messages, *, newer: bool) -> Returned:
    """Grade the findings of a workbook; where a `newer` one came, nothing in it counts or has to be mended."""
    findings = (Finding("ballot-superseded"),) if newer else returned.findings
    ballots = () if newer else returned.ballots
    graded = tuple(grade(findings, "", plan, messages))
    return Returned(returned.received, returned.judge, returned.round, ballots, graded)


def understood(received: Received, book: Workbook, plan: Plan, rolls: Rolls) -> Returned:
    """Read one workbook."""
    marks = ballot_marks(book, plan)
    if marks is None:
        raise ValueError("not a judge's workbook")
    wrong = mistaken(marks, received, plan)
    judge = plan.judge_by_code.get(marks.judge)
    if wrong or judge is None:
        return Returned(received, marks.judge if judge else "", marks.round, (), wrong)
    sheets = [
        CheckedSheet(plan, judge, marks.round, rolls[award.key], award, book) for award in plan.awards if award.criteria
    ]
    read = [each.read() for each in sheets]
    ballots = (Ballot(judge.code, marks.round, each.award.key, each.marks, each.comments, received) for each in read)
    findings = (finding for each in read for finding in each.findings)
    return Returned(received, judge.code, marks.round, tuple(each for each in ballots if each.marks), tuple(findings))


def mistaken(marks: BallotMarks, received: Received, plan: Plan) -> tuple[Finding, ...]:
    """Return why a workbook cannot count at all: of another year, round or judge."""
    judge = plan.judge_by_code.get(marks.judge)
    others = [each.name for each in plan.judges if each.code != marks.judge and each.name in received.name]
    if marks.year != str(plan.year) or marks.template != plan.selection.template_id:
        return (Finding("ballot-template", params={"found": marks.template, "wanted": plan.selection.template_id}),)
    if judge is None:
        return (Finding("ballot-judge-unknown", params={"judge": marks.judge, "name": marks.name}),)
    if marks.name != judge.name or (others and judge.name not in received.name):
        other = others[0] if others else marks.name
        return (Finding("ballot-judge-other", params={"judge": judge.name, "other": other}),)
    if not any(marks.round in rounds(award) for award in plan.awards):
        return (Finding("ballot-round-unknown", params={"round": marks.round}),)
    return ()


@dataclass(frozen=True)
class CheckedSheet:
    """The sheet of one award in a judge's workbook, and what there is to check it by."""

    plan: Plan
    judge: Judge
    round: str
    roll: Roll
    award: Award
    book: Workbook

    def read(self) -> "ReadSheet":
        """Read the marks."""
        sheet = ballot_sheet(self.book, self.award, self.plan)
        made = ReadSheet(self.award)
        wanted = self.wanted()
        if sheet is None:
            if wanted:
                made.say("ballot-sheet-missing", None, award=self.award.title)
        elif not self.judge.judges(self.award.key):
            made.say("ballot-award-foreign", Address(sheet.award.title), award=self.award.title)
        elif sheet.missing:
            made.say("ballot-column-missing", Address(sheet.award.title), titles=sheet.missing)
        elif sheet.twice:
            made.say("ballot-column-repeated", Address(sheet.award.title), titles=sheet.twice)
        elif wanted and self.is_strange(sheet):
            made.say("ballot-numbers-strange", Address(sheet.award.title))
        else:
            self.read_rows(sheet, made, wanted)
        return made

    def wanted(self) -> tuple[Candidate, ...]:
        """Return the candidates this judge was to mark."""
        mine = self.roll.fit(self.round) if self.judge.judges(self.award.key) else ()
        return tuple(each for each in mine if not recused(self.judge, each))

    def is_strange(self, sheet: BallotSheet) -> bool:
        """Say whether no number on a sheet is one of ours: drawn anew since it was sent out, or all altered."""
        numbers = [each.number for each in sheet.rows if each.number]
        return len(numbers) > 1 and not any(each in self.roll.by_number for each in numbers)

    def read_rows(self, sheet: BallotSheet, made: "ReadSheet", wanted: Iterable[Candidate]) -> None:
        """Read the lines; say which candidates have none or two."""
        seen: dict[str, Address] = {}
        for line in sheet.rows:
            candidate = self.roll.by_number.get(line.number)
            if candidate is None:
                made.say("ballot-key-unknown", line.address, value=line.number)
            elif candidate.key in seen:
                made.say("ballot-key-repeated", line.address, number=line.number, first=seen[candidate.key].cell)
                made.marks.pop(candidate.key, None)
            else:
                seen[candidate.key] = line.address
                self.read_row(line, candidate, made)
        for each in wanted:
            if each.key not in seen:
                made.say("ballot-key-absent", Address(sheet.award.title), number=each.number)

    def read_row(self, line: BallotRow, candidate: Candidate, made: "ReadSheet") -> None:
        """Read one line: every mark of it counts, or none. Of who dropped out meanwhile nothing is asked."""
        if recused(self.judge, candidate):
            made.say("ballot-recused", line.address, number=line.number)
        elif candidate.round != self.round:
            made.say("ballot-round-other", line.address, number=line.number)
        elif candidate.unfit is None:
            if not any(filled(line)):
                made.say("ballot-row-empty", line.address, number=line.number)
                return
            marks = dict(self.marks(line, made))
            if len(marks) == len(self.award.criteria):
                made.marks[candidate.key] = marks
                made.comments |= {candidate.key: line.comment} if line.comment else {}

    def marks(self, line: BallotRow, made: "ReadSheet") -> Iterator[tuple[str, Fraction]]:
        """Yield the marks that hold, and say what does not."""
        for criterion in self.award.criteria:
            raw, address = line.cells[criterion.key]
            value = mark(raw)
            code = "ballot-score-missing" if blank(raw) else fault(raw, value, criterion)
            if code or value is None:
                limits = {"min": criterion.min, "max": criterion.max, "step": criterion.step}
                made.say(code, address, number=line.number, title=criterion.title, value=raw, **limits)
            else:
                yield criterion.key, value


def fault(raw: Raw, value: Fraction | None, criterion: Criterion) -> str:
    """Return the code of what is wrong with a mark; "" where it holds."""
    if isinstance(raw, Broken):
        return "ballot-score-formula"
    if value is None:
        return "ballot-score-text"
    if not criterion.min <= value <= criterion.max:
        return "ballot-score-range"
    return "ballot-score-step" if (value - criterion.min) % Fraction(str(criterion.step)) else ""


class ReadSheet:
    """What has been read of one sheet."""

    def __init__(self, award: Award) -> None:
        self.award = award
        self.marks: dict[str, dict[str, Fraction]] = {}
        self.comments: dict[str, str] = {}
        self.findings: list[Finding] = []

    def say(self, code: str, address: Address | None, **params: object) -> None:
        """Note a finding."""
        self.findings.append(Finding(code, address, params=params))
