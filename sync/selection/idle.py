"""Decisions that came to nothing (没有生效的决定): somebody has to be told, for a meeting took them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sync.plan import ADMITTING, Award, Decision
from sync.progress import Progress
from sync.selection.decisions import EXCLUDED, MOVED
from sync.selection.outcomes import Shortlist
from sync.selection.roll import Roll


@dataclass(frozen=True, slots=True)
class Idle:
    """A decision and the code of why it changes nothing: future, nobody, unfit, unranked, beyond."""

    decision: Decision
    why: str


def idle(progress: Progress, rolls: Iterable[Roll], shortlists: Iterable[Shortlist]) -> Iterator[Idle]:
    """Yield the decisions on candidates that came to nothing; `rolls` are those of every award."""
    known = {key for each in rolls for key in each.by_key}
    by_key = {choice.candidate.key: each for each in shortlists for choice in each.choices}
    for each in progress.season.plan.decisions:
        if why := idleness(each, progress, known, by_key):
            yield Idle(each, why)


def idleness(decision: Decision, progress: Progress, known: set[str], by_key: Mapping[str, Shortlist]) -> str:
    """Say why a decision changes nothing; "" where it takes effect, or is on no candidate's form."""
    season = progress.season
    if decision.date > season.today:
        return "future"
    if not any(is_of(decision, award, season.plan.form_by_key[award.form].prefix) for award in season.plan.awards):
        return ""
    if decision.key not in known:
        return "nobody"
    if decision.key not in by_key:
        return ""
    return at_odds(decision, by_key[decision.key])


def is_of(decision: Decision, award: Award, prefix: str) -> bool:
    """Say whether a decision is on a candidate for an award."""
    return bool(award.form) and decision.key.startswith(f"{decision.city}-{prefix}")


def at_odds(decision: Decision, shortlist: Shortlist) -> str:
    """Say why somebody cannot be seated or moved as decided; "" where that was done."""
    choice = shortlist.choice(decision.key)
    if decision.decision in {*ADMITTING, EXCLUDED}:
        return ""
    if choice.candidate.unfit:
        return "unfit"
    if decision.decision != MOVED:
        return ""
    ranking = next((each for each in shortlist.rankings if each.special is choice.candidate.special), None)
    count = len(ranking.places) if ranking else 0
    return "unranked" if not choice.scored else "beyond" if (decision.place or 0) > count else ""
