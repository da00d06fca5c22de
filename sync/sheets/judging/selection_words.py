"""The words of scoring workbooks and results: templates/selection.toml, with places in braces to be filled."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path

from msgspec import Struct

from sync.messages import worded
from sync.plan import Decision
from sync.plan.config.config_files import typed
from sync.selection import Reason

SELECTION = Path(__file__).resolve().parents[3] / "templates" / "selection.toml"


class BallotWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The sheet of an award in a judge's workbook."""

    title: str
    subject: str
    note: str
    blind: str
    key_hint: str
    material_hint: str
    mark_hint: str
    step_hint: str
    total_hint: str
    comment_hint: str
    total: str
    city: str
    veil: str
    prompt: str
    error: str


class GuideWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The first sheet of a judge's workbook."""

    sheet: str
    title: str
    judge: str
    lines: tuple[str, ...]
    heading: str
    criterion: str
    weight: str
    range: str
    hint: str
    scale: str
    sign: str


class KeyWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The list that says whose number is whose."""

    sheet: str
    title: str
    note: str
    number: str
    row_key: str
    award: str
    round: str
    city: str
    name: str
    unit: str
    status: str


class ResultWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The sheet of an award's result."""

    sheet: str
    title: str
    note: str
    note_plain: str
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
    decision: str
    moved: str


class JudgesWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The sheet of every judge's totals."""

    sheet: str
    title: str
    note: str
    recused: str
    none: str
    tied: str


class BalanceWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The counts by city and category, and their chart."""

    sheet: str
    title: str
    note: str
    city: str
    stood: str
    chosen: str
    kind: str
    whole: str
    chart: str


class ThreadWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The list of changes that would turn the result."""

    sheet: str
    title: str
    note: str
    none: str
    award: str
    change: str
    gains: str
    loses: str
    method: str
    judge: str
    point: str


class ReceiptWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The list of ballots that came, and what is wrong with them."""

    sheet: str
    title: str
    note: str
    judge: str
    round: str
    file: str
    state: str
    valid: str
    absent: str
    level: str
    place: str
    sentence: str
    remedy: str


class SelectionWords(Struct, frozen=True, forbid_unknown_fields=True):
    """templates/selection.toml as written."""

    folder: str
    results_folder: str
    file_name: str
    key_file: str
    opinion_file: str
    crowded: str
    results_file: str
    winners_file: str
    winners: tuple[str, ...]
    special: str
    regular: str
    kind: str
    blank: str
    methods: Mapping[str, str]
    ties: Mapping[str, str]
    recusals: Mapping[str, str]
    ballot: BallotWords
    guide: GuideWords
    key: KeyWords
    result: ResultWords
    judges: JudgesWords
    balance: BalanceWords
    threads: ThreadWords
    receipts: ReceiptWords
    reasons: Mapping[str, str]
    idle: Mapping[str, str]

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
            return "" if value is None else self.kind.format(self.special if value else self.regular)
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
def words(path: Path = SELECTION) -> SelectionWords:
    """Read the words of the selection. Raises PlanError naming the file and the key."""
    return typed(path, SelectionWords)
