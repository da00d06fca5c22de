"""The judges' part of the season (评审): their ballots read, the shortlist of every award."""

from collections.abc import Iterable
from dataclasses import dataclass

from sync.report.announcing import announced
from sync.report.judging import Judged
from sync.selection import Handed, Roll, Shortlist, handed_in, roll, shortlists


@dataclass(frozen=True)
class Evaluation:
    """What came of the judging so far (评审情况), award by award in the plan's order."""

    rolls: tuple[Roll, ...]
    handed: Handed
    shortlists: tuple[Shortlist, ...]


def evaluated(judged: Judged) -> Evaluation:
    """Read the ballots and choose. Raises PlanError where decisions contradict the quotas."""
    plan = judged.season.plan
    rolls = tuple(roll(judged.progress, award) for award in plan.awards if award.criteria)
    known = {each.award.key: each for each in rolls}
    handed = handed_in(judged.gathered.ballots, plan, known, judged.messages)
    return Evaluation(rolls, handed, shortlists(judged.progress, handed.ballots))


def published(judged: Judged, issued: Iterable[str] = ()) -> Judged:
    """Return the season as the cities may know it; `issued` are the kinds of document that are out.

    With the result once it has been made public, or where the plan says so; without a ballot there is none to tell.
    """
    plan = judged.season.plan
    announcing = {each.key for each in plan.documents if each.announces}
    public = plan.selection.publish_results or not announcing.isdisjoint(issued)
    return announced(judged, evaluated(judged).shortlists) if public and judged.gathered.ballots else judged
