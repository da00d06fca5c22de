"""The season judged (全季结论): every city's verdict, what it is told, and how far the season is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sync.answers import Answer, answer
from sync.inbox.gather import Gathered
from sync.manifest import Sources, sources_of
from sync.messages import Messages
from sync.model import CityVerdict
from sync.plan import OFFICE
from sync.privacy import masked_verdict
from sync.progress import Progress, measure
from sync.rules import check_all
from sync.season import Season
from sync.status import judge


@dataclass(frozen=True)
class Standing:
    """All that is known once the rules have spoken (全季结论); verdicts in the plan's order, the office's last."""

    gathered: Gathered
    messages: Messages
    verdicts: tuple[CityVerdict, ...]
    answers: Mapping[str, Answer]
    progress: Progress

    @property
    def season(self) -> Season:
        """The season."""
        return self.gathered.season

    @cached_property
    def public(self) -> Mapping[str, Answer]:
        """What is told to cities other than in their own workbook: personal values are masked."""
        plan = self.season.plan
        return {each.city: answer(masked_verdict(each, plan), plan, self.messages) for each in self.verdicts}

    @property
    def office(self) -> CityVerdict | None:
        """What was found of the secretariat's own workbook, None where it sent none."""
        return next((each for each in self.verdicts if each.city == OFFICE.code), None)

    @cached_property
    def sources(self) -> Sources:
        """The files that the season's figures come from."""
        return sources_of(*(each.received for each in self.season.submissions.values()))


def judged(gathered: Gathered, messages: Messages) -> Standing:
    """Check every submission and say where every city stands."""
    season, filed = gathered.season, gathered.filed
    findings = check_all(season, messages)
    office = (OFFICE,) if OFFICE.code in {*season.submissions, *filed} else ()
    verdicts = tuple(
        judge(city, season.submissions.get(city.code), findings.get(city.code, ()), season, filed.get(city.code, ()))
        for city in (*season.plan.cities, *office)
    )
    answers = {each.city: answer(each, season.plan, messages) for each in verdicts}
    return Standing(gathered, messages, verdicts, answers, measure(verdicts, season))
