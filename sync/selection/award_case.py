"""What there is to select from (一次遴选), so that it can be asked again with a part of it changed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from sync.plan import Award, Decision, Judge, Plan, Selection
from sync.selection.contest import Contest
from sync.selection.outcomes import Ballot, Candidate, Recusal, Score
from sync.selection.ranking import ranked
from sync.selection.recusal import recusals
from sync.selection.scores import scores
from sync.selection.seats import Seats


@dataclass(frozen=True)
class AwardCase:
    """One award's candidates and ballots, and the year's plan; `extra` is points more by row key."""

    plan: Plan
    award: Award
    candidates: tuple[Candidate, ...]
    ballots: tuple[Ballot, ...]

    @cached_property
    def fit(self) -> Mapping[str, Candidate]:
        """Those who can be chosen, by row key."""
        return {each.key: each for each in self.candidates if each.unfit is None}

    @cached_property
    def judges(self) -> tuple[Judge, ...]:
        """The judges of the award."""
        return tuple(each for each in self.plan.judges if each.judges(self.award.key))

    @cached_property
    def recusals(self) -> tuple[Recusal, ...]:
        """Who does not judge whom."""
        return recusals(self.judges, self.fit.values())

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions on this award's candidates, in the order they were taken."""
        keys = {each.key for each in self.candidates}
        return tuple(sorted((each for each in self.plan.decisions if each.key in keys), key=lambda each: each.date))

    @cached_property
    def counted(self) -> tuple[Ballot, ...]:
        """The ballots without what does not count: recused judges, strangers, candidates of another round."""
        apart = {(each.judge, each.key) for each in self.recusals}
        known = {each.code for each in self.judges}
        return tuple(
            replace(
                ballot, marks={key: marks for key, marks in ballot.marks.items() if self.counts(ballot, key, apart)}
            )
            for ballot in sorted(self.ballots, key=lambda each: (each.round, each.judge))
            if ballot.award == self.award.key and ballot.judge in known
        )

    def counts(self, ballot: Ballot, key: str, apart: set[tuple[str, str]]) -> bool:
        """Say whether the marks of a ballot for a candidate count."""
        candidate = self.fit.get(key)
        return candidate is not None and candidate.round == ballot.round and (ballot.judge, key) not in apart

    @cached_property
    def scores(self) -> Mapping[str, Score]:
        """Scores by row key."""
        return scores(self.counted, self.award.criteria, self.settings)

    @property
    def settings(self) -> Selection:
        """How marks become places."""
        return self.plan.selection

    def contests(self, extra: Mapping[str, int] | None = None) -> tuple[Contest, ...]:
        """Return the contests in the order they are held: the special candidates, then the others."""
        return tuple(self.contest(special=special, extra=extra) for special in (True, False))

    def contest(self, *, special: bool, extra: Mapping[str, int] | None) -> Contest:
        """Return one contest."""
        mine = {key: each for key, each in self.fit.items() if each.special is special}
        known = {key: each for key, each in self.scores.items() if key in mine}
        ranking = ranked(known.values(), self.award.criteria, self.settings, extra, special=special)
        return Contest(self.plan, self.award, mine, known, ranking, self.decisions)

    def chosen(self, extra: Mapping[str, int] | None = None) -> frozenset[str]:
        """Return the row keys that would be chosen; who was seated by decision stands up where there is no seat."""
        seats = Seats(self.award, supposed=True)
        for contest in self.contests(extra):
            contest.choices(seats)
        return frozenset(each.key for each in seats.taken)
