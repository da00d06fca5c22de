"""Places → who is chosen (选定): within quotas and the cap of each city, with a reason for everybody."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from sync.errors import PlanError
from sync.plan import Award, Decision, Plan
from sync.selection.decisions import EXCLUDED, FORCED, decided, moved, verdict
from sync.selection.outcomes import Candidate, Choice, Outcome, Ranking, Reason, Score
from sync.selection.seats import Seats

TIED = {"ranked": "ranked-tied", "beyond": "beyond-tied", "alternate": "alternate-tied"}
"""How a reason reads where equal scores were told apart between the chosen and the others."""


@dataclass(frozen=True)
class Contest:
    """Those who compete for the same seats (一组候选人): the special candidates of an award, or the others."""

    plan: Plan
    award: Award
    candidates: Mapping[str, Candidate]
    scores: Mapping[str, Score]
    ranking: Ranking
    decisions: tuple[Decision, ...]

    def choices(self, seats: Seats) -> list[Choice]:
        """Choose while there are seats; those of people's own choosing sit down first. Raises PlanError."""
        room = {"quota": seats.room(special=self.ranking.special)}
        chosen = dict(self.forced(seats))
        refused: dict[str, Reason] = {}
        for key in self.order:
            if key in chosen:
                continue
            if reason := self.refusal(key, seats):
                refused[key] = reason
            else:
                seats.taken.append(self.candidates[key])
                chosen[key] = self.reason("ranked", key)
        alternates = self.alternates(refused, seats)
        found = [self.choice(key, self.outcome(key, chosen, refused, alternates)) for key in self.order]
        return [replace(each, reason=Reason(each.reason.code, {**each.reason.params, **room})) for each in found]

    def forced(self, seats: Seats) -> Iterator[tuple[str, Reason]]:
        """Seat those who are chosen by decision. Raises PlanError where that would go over a quota."""
        for key in self.order:
            candidate, decision = self.candidates[key], verdict(self.decisions, key)
            if decision and decision.decision == FORCED:
                if seats.free(special=candidate.special) and seats.open_to(candidate.city):
                    seats.taken.append(candidate)
                    yield key, self.reason("forced", key, decision)
                elif not seats.supposed:
                    raise PlanError("decisions.csv", key, "决定入选的超过了名额或每市上限，请另作决定")

    def refusal(self, key: str, seats: Seats) -> Reason | None:
        """Say why a candidate is not chosen; None where it is."""
        candidate, final, decision = self.candidates[key], self.finals.get(key), verdict(self.decisions, key)
        if decision and decision.decision == EXCLUDED:
            return self.reason("excluded", key, decision)
        if final is None:
            return self.reason("unscored", key)
        if final < self.plan.selection.pass_mark:
            return self.reason("below", key)
        if not seats.free(special=candidate.special):
            return self.reason("beyond", key)
        return None if seats.open_to(candidate.city) else self.reason("city-cap", key)

    def alternates(self, refused: Mapping[str, Reason], seats: Seats) -> Mapping[str, int]:
        """Return the alternates, counted from 1: the first of those whom nothing but the seats stopped."""
        waiting = [key for key in self.order if key in refused and refused[key].code == "beyond"]
        able = [key for key in waiting if seats.open_to(self.candidates[key].city)]
        return {key: place for place, key in enumerate(able[: self.plan.selection.alternates], start=1)}

    def outcome(
        self, key: str, chosen: Mapping[str, Reason], refused: Mapping[str, Reason], alternates: Mapping[str, int]
    ) -> tuple[Outcome, Reason, int]:
        """Return what came of a candidate, why, and its place among the alternates."""
        place = alternates.get(key, 0)
        reason = self.reason("alternate", key, alternate=place) if place else chosen.get(key) or refused[key]
        tied = self.tied(key)
        if tied and not decided(self.decisions, key) and len({other in chosen for other in (key, *tied)}) > 1:
            reason = Reason(TIED.get(reason.code, reason.code), reason.params)
        result = Outcome.CHOSEN if key in chosen else Outcome.ALTERNATE if place else Outcome.PASSED
        return result, reason, place

    def choice(self, key: str, outcome: tuple[Outcome, Reason, int]) -> Choice:
        """Make the choice of one candidate."""
        result, reason, alternate = outcome
        return Choice(
            candidate=self.candidates[key],
            outcome=result,
            reason=reason,
            place=self.places.get(key, 0),
            scored=self.scored.get(key, 0),
            score=self.scores.get(key),
            alternate=alternate,
            decisions=decided(self.decisions, key),
        )

    @cached_property
    def ranked(self) -> Sequence[str]:
        """Row keys of those with a score, best first, after people moved some."""
        return moved([each.key for each in self.ranking.places], self.decisions)

    @cached_property
    def order(self) -> Sequence[str]:
        """All row keys: those with a score, then those without."""
        return [*self.ranked, *sorted(set(self.candidates) - set(self.ranked))]

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Final places by row key."""
        return {key: place for place, key in enumerate(self.ranked, start=1)}

    @cached_property
    def scored(self) -> Mapping[str, int]:
        """Places before people moved anybody, by row key."""
        return {each.key: each.place for each in self.ranking.places}

    @cached_property
    def finals(self) -> Mapping[str, Fraction]:
        """The scores that were ranked, by row key."""
        return {each.key: each.final for each in self.ranking.places}

    def tied(self, key: str) -> tuple[str, ...]:
        """Return the others with the same score."""
        return tuple(other for tie in self.ranking.ties if key in tie.keys for other in tie.keys if other != key)

    def reason(self, code: str, key: str, decision: Decision | None = None, **more: object) -> Reason:
        """Make a reason with all that its sentence may say."""
        return Reason(code, {**dict(self.facts(key)), **(decision_facts(decision) if decision else {}), **more})

    def facts(self, key: str) -> Iterator[tuple[str, object]]:
        """Yield what sentences may say of a candidate."""
        award, candidate, score = self.award, self.candidates[key], self.scores.get(key)
        yield "place", self.places.get(key, 0)
        yield "scored", self.scored.get(key, 0)
        yield "special", candidate.special if award.special else None
        yield "score", self.finals.get(key)
        yield "count", len(score.totals) if score else 0
        yield "quorum", self.plan.selection.quorum
        yield "pass_mark", self.plan.selection.pass_mark
        yield "unit", award.unit
        yield "cap", award.city_cap
        yield "city", self.plan.city_by_code[candidate.city].name
        yield "tied", tuple(self.candidates[other].name for other in self.tied(key))
        yield "steps", tuple(dict.fromkeys(step for tie in self.ranking.ties if key in tie.keys for step in tie.steps))


def decision_facts(decision: Decision) -> Mapping[str, object]:
    """Return what sentences may say of a decision."""
    return {"who": decision.who, "date": decision.date, "reason": decision.reason}
