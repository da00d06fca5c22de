"""The nouns of the selection (遴选), frozen. Scores are exact fractions from 0 to 100: two runs never differ."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from sync.model import Entry, Received, Status
from sync.plan import Award, Decision, Judge, TieBreak

Marks = Mapping[str, Fraction]
"""Marks by the key of the criterion."""


class Outcome(StrEnum):
    """What came of a candidate (结果)."""

    CHOSEN = "入选"
    ALTERNATE = "备选"
    PASSED = "未入选"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidate with a row key (候选人). `number` is what judges see instead; `unfit` says why it cannot be chosen.

    `city` is a code, `round` a key; `unit` is where the candidate works or who runs the brand.
    """

    key: str
    award: str
    city: str
    round: str
    special: bool
    name: str
    unit: str
    number: str = ""
    status: Status = Status.ACCEPTED
    unfit: "Reason | None" = None
    entry: Entry | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Ballot:
    """A judge's valid marks in one round for one award (评分): by row key, every criterion of it or none."""

    judge: str
    round: str
    award: str
    marks: Mapping[str, Marks]
    comments: Mapping[str, str] = field(default_factory=dict)
    received: Received | None = None


@dataclass(frozen=True, slots=True)
class Recusal:
    """A judge who does not judge a candidate (回避), and why: city, unit or declared."""

    judge: str
    key: str
    why: str


@dataclass(frozen=True, slots=True)
class Score:
    """What the judges' marks come to for one candidate (得分).

    `totals` are out of 100 by judge code, `final` is rounded as the plan says and None without a quorum, `dropped` are
    the judges whose totals the method leaves aside. `normal` is the mean of each judge's totals in standard
    deviations from that judge's own mean. `outliers` are judges far from the candidate's median.
    """

    key: str
    totals: Mapping[str, Fraction]
    marks: Mapping[str, Fraction]
    final: Fraction | None
    dropped: tuple[str, ...] = ()
    spread: Fraction = Fraction(0)
    deviation: float = 0.0
    normal: float = 0.0
    outliers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in a ranking (名次), counted from 1: as scored, before anybody decided otherwise."""

    place: int
    key: str
    final: Fraction


@dataclass(frozen=True, slots=True)
class Tie:
    """Equal scores told apart (同分): the keys in the order that resulted, and what told each from the one before."""

    final: Fraction
    keys: tuple[str, ...]
    steps: tuple[TieBreak, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates of one award that have a score, the special ones or the others, best first (排名)."""

    special: bool
    places: tuple[Rank, ...]
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a candidate stands where it does (理由): a code of templates/selection.toml and what fills its sentence."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """What came of one candidate and why (遴选结论).

    `place` is the final place among the special or the other candidates, `scored` the one before decisions; 0 where
    there is none. `alternate` counts the alternates from 1. `decisions` are all those on this candidate.
    """

    candidate: Candidate
    outcome: Outcome
    reason: Reason
    place: int = 0
    scored: int = 0
    score: Score | None = None
    alternate: int = 0
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Thread:
    """A change under which the result would be another (命悬一线).

    `kind` is method, judge or point; `label` names the method, the judge's code or the row key of who gets the point.
    """

    kind: str
    label: str
    gains: tuple[str, ...]
    loses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shortlist:
    """Everything about the selection for one award (遴选结果): what minutes, publicity and recommendation tell.

    `choices` are the chosen (special ones first), the alternates, then the passed over. `judges` are those of the
    award, `absent` (judge code, round key) where no ballot counts. `short` are the quotas not filled: total, special.
    """

    award: Award
    choices: tuple[Choice, ...]
    rankings: tuple[Ranking, ...] = ()
    scores: Mapping[str, Score] = field(default_factory=dict)
    judges: tuple[Judge, ...] = ()
    absent: tuple[tuple[str, str], ...] = ()
    recusals: tuple[Recusal, ...] = ()
    threads: tuple[Thread, ...] = ()
    decisions: tuple[Decision, ...] = ()
    short: tuple[str, ...] = ()

    @property
    def chosen(self) -> tuple[Choice, ...]:
        """The chosen, special ones first."""
        return tuple(each for each in self.choices if each.outcome is Outcome.CHOSEN)

    @property
    def alternates(self) -> tuple[Choice, ...]:
        """The alternates, special ones first."""
        return tuple(each for each in self.choices if each.outcome is Outcome.ALTERNATE)

    @property
    def passed(self) -> tuple[Choice, ...]:
        """The passed over, those who could not be chosen last."""
        return tuple(each for each in self.choices if each.outcome is Outcome.PASSED)

    @property
    def ties(self) -> tuple[Tie, ...]:
        """All ties."""
        return tuple(tie for ranking in self.rankings for tie in ranking.ties)

    @property
    def hanging(self) -> frozenset[str]:
        """The row keys whose result some change would turn."""
        return frozenset(key for each in self.threads for key in (*each.gains, *each.loses))

    def choice(self, key: str) -> Choice:
        """Return what came of a candidate; KeyError where there is none."""
        return {each.candidate.key: each for each in self.choices}[key]
