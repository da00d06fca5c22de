"""`Standing`: the season as it stands (季况), worked out in one place and asked by every command and every page."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from sync.answers import Answer, ResultLine, answer, line
from sync.desk.result import Evaluation, evaluated, with_results
from sync.desk.run import Run
from sync.documents.compose import has_changed, templates
from sync.documents.contexts import Scene
from sync.inbox import take_in
from sync.inbox.gather import Gathered, ReadFiles, Watch, gather, unwatched
from sync.inbox.library import Library
from sync.manifest import Sources, sources_of
from sync.messages import Messages
from sync.messages import load as load_messages
from sync.model import CityVerdict, Submission
from sync.plan import OFFICE, Plan
from sync.privacy import mask_numbers, masked_verdict
from sync.progress import Progress, measure
from sync.rules import check, check_all
from sync.season import Season
from sync.selection import Shortlist
from sync.status import judge
from sync.store import Store
from sync.store.letter_register import Issued, Register
from sync.visible import one_line


@dataclass(frozen=True)
class Standing:
    """All that is known once the rules have spoken (季况); verdicts in the plan's order, the office's last.

    `letters` are the documents that are out. What of it takes long, or need not be asked, is worked out when it is.
    """

    gathered: Gathered
    messages: Messages
    verdicts: tuple[CityVerdict, ...]
    answers: Mapping[str, Answer]
    progress: Progress
    letters: tuple[Issued, ...] = ()

    @property
    def season(self) -> Season:
        """The season."""
        return self.gathered.season

    @property
    def plan(self) -> Plan:
        """The plan, with what cities and the office have decided since."""
        return self.season.plan

    @cached_property
    def public(self) -> Mapping[str, Answer]:
        """What is told to cities other than in their own workbook: personal values are masked."""
        return {each.city: answer(masked_verdict(each, self.plan), self.plan, self.messages) for each in self.verdicts}

    @property
    def lines(self) -> dict[str, tuple[ResultLine, ...]]:
        """Every finding in words by city code, personal values masked; last what is said of files set aside."""
        return {city: (*told.lines, *self.remarks(city)) for city, told in self.public.items()}

    def remarks(self, city: str) -> Iterator[ResultLine]:
        """Yield a line for each file of a city's that is no form, its name where the sheet's would stand."""
        for each in self.gathered.aside:
            if each.city.code == city:
                name = mask_numbers(one_line(each.received.name))
                said = (line(found, self.plan) for found in self.messages.combine(each.remarks))
                yield from (replace(found, sheet=name) for found in said)

    @property
    def office(self) -> CityVerdict | None:
        """What was found of the secretariat's own workbook, None where it sent none."""
        return next((each for each in self.verdicts if each.city == OFFICE.code), None)

    @cached_property
    def sources(self) -> Sources:
        """The files that the season's figures come from."""
        return sources_of(*(each.received for each in self.season.submissions.values()))

    @cached_property
    def evaluation(self) -> Evaluation:
        """What came of the judging so far. Raises PlanError where decisions contradict the quotas."""
        return evaluated(self.progress, self.gathered.ballots, self.messages)

    @property
    def shortlists(self) -> tuple[Shortlist, ...]:
        """The result of the selection; none before the first ballot is in. Raises PlanError."""
        return self.evaluation.shortlists if self.gathered.ballots else ()

    @cached_property
    def scene(self) -> Scene:
        """What documents are written from, but for pictures, which no public one shows. Raises PlanError."""
        return Scene(self.progress, self.public, self.office, self.shortlists)

    @cached_property
    def told(self) -> "Standing":
        """The same as the cities may know it: with the results once they are public. Raises DeskError.

        They are once a document that announces is out, or where the plan says so. Where the result has changed since,
        no city learns anything but from a document issued anew. Nobody can be chosen from what comes out here: passed
        over is a status of its own.
        """
        announcing = {each.key for each in self.plan.documents if each.announces}
        out = [each for each in self.letters if each.document in announcing]
        stands = bool(out) and not any(has_changed(self.scene, templates(), each) for each in out)
        if not stands and not self.plan.selection.publish_results:
            return self
        verdicts = with_results(self.verdicts, self.scene.shortlists)
        answers = answered(verdicts, self.plan, self.messages)
        return replace(self, verdicts=verdicts, answers=answers, progress=measure(verdicts, self.season))

    def version(self, sent: Submission) -> tuple[CityVerdict, Answer]:
        """Return where one version of a city's stands by itself, judged as if it counted, and how that is told."""
        latest = self.season.submissions.get(sent.city)
        if latest and latest.received == sent.received:
            verdict = next(each for each in self.verdicts if each.city == sent.city)
            return verdict, self.answers[sent.city]
        season = replace(self.season, submissions={**self.season.submissions, sent.city: sent})
        verdict = judge(self.plan.city_by_code[sent.city], sent, check(sent, season, self.messages), season)
        return verdict, answer(verdict, self.plan, self.messages)


def judged(gathered: Gathered, messages: Messages, letters: Iterable[Issued] = ()) -> Standing:
    """Check every submission and say where every city stands."""
    season, filed = gathered.season, gathered.filed
    findings = check_all(season, messages)
    office = (OFFICE,) if OFFICE.code in {*season.submissions, *filed} else ()
    verdicts = tuple(
        judge(city, season.submissions.get(city.code), findings.get(city.code, ()), season, filed.get(city.code, ()))
        for city in (*season.plan.cities, *office)
    )
    answers = answered(verdicts, season.plan, messages)
    return Standing(gathered, messages, verdicts, answers, measure(verdicts, season), tuple(letters))


def answered(verdicts: Iterable[CityVerdict], plan: Plan, messages: Messages) -> dict[str, Answer]:
    """Return the verdicts in words, by city code."""
    return {each.city: answer(each, plan, messages) for each in verdicts}


def stand(files: ReadFiles, register: Register, plan: Plan, now: datetime, watch: Watch = unwatched) -> Standing:
    """Say where the season stands at a moment, by files that were read or are being read. Raises DeskError."""
    messages = load_messages()
    return judged(gather(files, plan, messages, now, watch), messages, register.out(plan.year).values())


def look(run: Run, watch: Watch = unwatched, now: datetime | None = None) -> Standing:
    """Say where the season stands by what is in the store, taking in nothing; `now` is the run's. Raises DeskError."""
    with closing(Store(run.store)) as store, closing(Register(run.register)) as register, Library(store) as library:
        return stand(library, register, run.plan, now or run.now, watch)


def arrived(run: Run, watch: Watch = unwatched) -> Standing:
    """Take in the inbox and say where the season stands. Raises DeskError."""
    take_in(run.inbox, Store(run.store), run.plan.zone, latest=run.now, year=run.plan.year)
    return look(run, watch)
