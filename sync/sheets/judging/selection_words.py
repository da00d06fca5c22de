"""The words of scoring workbooks and results: templates/selection.toml, with places in braces to be filled."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Annotated, get_args

from sync.messages import worded
from sync.plan import Decision, Method, TieBreak
from sync.selection import Reason
from sync.words_file import TEMPLATES, Words, filled, load

METHODS = dict.fromkeys(get_args(Method), "")
TIES = dict.fromkeys(get_args(TieBreak), "")
RECUSALS = dict.fromkeys(("city", "unit", "declared"), "")
IDLE = {"sentence": "key! said! why!"} | dict.fromkeys(("future", "nobody", "unfit", "unranked", "beyond"), "")
REASONS = filled("selection.toml")
"""Why a candidate stands where it does: the codes of `sync.selection` and what each is given."""


class BallotWords(Words, frozen=True):
    """The sheet of an award in a judge's workbook."""

    title: Annotated[str, "award! round"]
    subject: Annotated[str, "year event judge"]
    note: Annotated[str, "judge count unit blind"]
    blind: str
    key_hint: str
    material_hint: str
    mark_hint: Annotated[str, "weight min! max!"]
    step_hint: Annotated[str, "weight min! max! step!"]
    total_hint: str
    comment_hint: str
    total: str
    city: str
    veil: str
    prompt: Annotated[str, "hint min! max!"]
    error: Annotated[str, "min! max!"]


class GuideWords(Words, frozen=True):
    """The first sheet of a judge's workbook."""

    sheet: str
    title: Annotated[str, "year event round"]
    judge: Annotated[str, "judge!"]
    lines: Annotated[tuple[str, ...], "method! recused! secretariat!"]
    heading: Annotated[str, "award!"]
    criterion: str
    weight: str
    range: str
    hint: str
    scale: Annotated[str, "min! max!"]
    sign: str


class KeyWords(Words, frozen=True):
    """The list that says whose number is whose."""

    sheet: str
    title: Annotated[str, "year event"]
    note: Annotated[str, "count"]
    number: str
    row_key: str
    award: str
    round: str
    city: str
    name: str
    unit: str
    status: str


class ResultWords(Words, frozen=True):
    """The sheet of an award's result."""

    sheet: Annotated[str, "award!"]
    title: Annotated[str, "year event award!"]
    note: Annotated[str, "method ties quota unit special special_quota cap pass_mark chosen alternates short"]
    note_plain: Annotated[str, "method ties quota unit cap pass_mark chosen alternates short"]
    short: str
    no_cap: str
    outcome: str
    place: str
    key: str
    city: str
    name: str
    unit: str
    category: str
    score: str
    count: str
    spread: str
    deviation: str
    normal: str
    reason: str
    decisions: str
    hanging: str
    decision: Annotated[str, "date! who! decision! place! reason!"]
    moved: Annotated[str, "place!"]


class JudgesWords(Words, frozen=True):
    """The sheet of every judge's totals."""

    sheet: Annotated[str, "award!"]
    title: Annotated[str, "year event award!"]
    note: Annotated[str, "outlier"]
    recused: str
    none: str
    tied: Annotated[str, "score! names! steps!"]


class BalanceWords(Words, frozen=True):
    """The counts by city and category, and their chart."""

    sheet: str
    title: Annotated[str, "year event"]
    note: str
    city: str
    stood: Annotated[str, "award!"]
    chosen: Annotated[str, "award!"]
    whole: str
    chart: str


class ThreadWords(Words, frozen=True):
    """The list of changes that would turn the result."""

    sheet: str
    title: Annotated[str, "year event"]
    note: str
    none: Annotated[str, "margin"]
    award: str
    change: str
    gains: str
    loses: str
    method: Annotated[str, "method!"]
    judge: Annotated[str, "judge!"]
    point: Annotated[str, "name! margin"]


class ReceiptWords(Words, frozen=True):
    """The list of ballots that came, and what is wrong with them."""

    sheet: str
    title: Annotated[str, "year event"]
    note: str
    judge: str
    round: str
    file: str
    state: str
    valid: Annotated[str, "count"]
    absent: str
    level: str
    place: str
    sentence: str
    remedy: str


class SelectionWords(Words, frozen=True):
    """templates/selection.toml as written."""

    folder: str
    results_folder: str
    file_name: Annotated[str, "round judge!"]
    key_file: str
    opinion_file: Annotated[str, "round! judge!"]
    crowded: Annotated[str, "city! award! quota unit count!"]
    results_file: str
    winners_file: str
    winners: tuple[str, ...]
    special: str
    regular: str
    kind: Annotated[str, "kind!"]
    blank: str
    methods: Annotated[Mapping[str, str], METHODS]
    ties: Annotated[Mapping[str, str], TIES]
    recusals: Annotated[Mapping[str, str], RECUSALS]
    ballot: BallotWords
    guide: GuideWords
    key: KeyWords
    result: ResultWords
    judges: JudgesWords
    balance: BalanceWords
    threads: ThreadWords
    receipts: ReceiptWords
    reasons: Annotated[Mapping[str, str], REASONS]
    idle: Annotated[Mapping[str, str], IDLE]

    def steps(self, steps: tuple[str, ...]) -> str:
        """Name the steps of a chain that tells equal scores apart."""
        return "、".join(self.ties[step] for step in steps)

    def reason(self, reason: Reason, decimals: int) -> str:
        """Say why a candidate stands where it does, in one sentence; scores with so many decimals."""
        params = {name: self.shown(name, value, decimals) for name, value in reason.params.items()}
        moved = reason.params.get("scored") != reason.params.get("place")
        return (self.reasons[reason.code] + (self.reasons["moved"] if moved else "")).format(**params)

    def shown(self, name: str, value: object, decimals: int) -> str:
        """Write what fills a sentence."""
        if name == "special":
            return "" if value is None else self.kind.format(kind=self.special if value else self.regular)
        if name == "steps" and isinstance(value, tuple):
            return self.steps(value)
        return points(value, decimals) if isinstance(value, Fraction) else worded(value, None)

    def decision(self, decision: Decision) -> str:
        """Say what was decided, when, by whom and why."""
        place = self.result.moved.format(place=decision.place) if decision.place else ""
        return self.result.decision.format(
            date=worded(decision.date),
            who=decision.who,
            decision=decision.decision,
            place=place,
            reason=decision.reason,
        )

    def idleness(self, decision: Decision, why: str) -> str:
        """Say which decision came to nothing, and why."""
        return self.idle["sentence"].format(key=decision.key, said=self.decision(decision), why=self.idle[why])


def points(value: Fraction, decimals: int) -> str:
    """Write a score with so many decimals."""
    return f"{float(value):.{decimals}f}"


@cache
def words(path: Path = TEMPLATES / "selection.toml") -> SelectionWords:
    """Read the words of the selection. Raises PlanError naming the file and the key."""
    return load(path, SelectionWords)
