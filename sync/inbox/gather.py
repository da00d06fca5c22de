"""Everything received, read (读全部收件): whose each file is, which version counts, what could not be read."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from sync.inbox.city_statements import statements
from sync.inbox.evidence_files import with_evidence
from sync.inbox.google_pulls import submissions
from sync.inbox.office_rulings import rulings
from sync.inbox.set_aside import SetAside, by_city, materials_alone, parted
from sync.inbox.take_in import BY_FOLDER
from sync.messages import Messages
from sync.model import Finding, Inspection, Received, Submission, Workbook
from sync.plan import City, Decision, Plan
from sync.reading import by_web, named_city, read, sender
from sync.reading.ballot_sheets import ballot_marks
from sync.rules import grade
from sync.season import Ruling, Season, Statement, decided, first_seen, ruled, stated, withdrawals
from sync.store import Role, Store

Watch = Callable[[Sequence[Received], str], Iterable[Received]]
"""Passes receptions through while showing what is being done to them."""


@dataclass(frozen=True)
class Unclaimed:
    """A file nobody can be told to own, or that cannot be read at all (未能认定的文件), and why."""

    received: Received
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Gathered:
    """What all files together say (全部收件): the season, per city what to say of its files, and files of nobody.

    `unread` holds the reception that a city's file findings are about, where nothing of the city could be read.
    `ballots` are the judges' workbooks among them; `strays` are files of evidence that belong to nobody's entry.
    `versions` are all submissions ever received, `refused` what is said of a file that gave none, by the number of its
    reception. `rulings` are what the office decided on its pages. `pending` are the numbers of receptions that have
    still to be read: until then they count for nothing. `roles` says by number what every reception is to us.
    """

    season: Season
    filed: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    unread: Mapping[str, Received] = field(default_factory=dict)
    unclaimed: tuple[Unclaimed, ...] = ()
    ballots: tuple[tuple[Received, Workbook], ...] = ()
    versions: tuple[Submission, ...] = ()
    refused: Mapping[int, tuple[Finding, ...]] = field(default_factory=dict)
    strays: tuple[Received, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    pending: frozenset[int] = frozenset()
    roles: Mapping[int, Role] = field(default_factory=dict)
    aside: tuple[SetAside, ...] = ()


class ReadFiles(Protocol):
    """Where files are read (书架): at once, as `Library` does, or meanwhile. Every call may raise StoreError."""

    store: Store

    def sorted_out(self) -> list[tuple[Received, Finding]]:
        """Look at what has arrived; return what waits, and for what."""

    def workbooks(self, files: Iterable[Received]) -> Iterator[tuple[Received, Workbook | Finding | None]]:
        """Yield files, all of different contents, with what each holds; nothing for what has still to be read."""

    def inspections(self, files: Sequence[Received]) -> Mapping[str, Inspection]:
        """Return by sha256 what was seen in files of evidence; what has still to be seen is missing."""


@dataclass
class Pile:
    """Files being sorted (整理中的收件)."""

    plan: Plan
    messages: Messages
    versions: list[Submission] = field(default_factory=list)
    refused: list[tuple[City, Received, Finding]] = field(default_factory=list)
    unclaimed: list[Unclaimed] = field(default_factory=list)
    ballots: list[tuple[Received, Workbook]] = field(default_factory=list)
    pending: set[int] = field(default_factory=set)

    def add(self, received: Received, workbook: Workbook | Finding | None) -> None:
        """Sort one file in: a judge's, a city's version, a city's file that could not be read, or nobody's."""
        if workbook is None:
            self.pending.add(received.id)
            return
        if isinstance(workbook, Finding):
            self.refuse(received, (workbook,))
            return
        if ballot_marks(workbook, self.plan):
            if sender(received, self.plan):  # judges send theirs to the office, never as a city
                self.refuse(received, (Finding("no-forms", params={"name": received.name}),))
                return
            self.ballots.append((received, workbook))
            return
        reading = read(workbook, received, self.plan)
        if reading.submission:
            self.versions.append(reading.submission)
        else:
            self.refuse(received, reading.findings)

    def refuse(self, received: Received, findings: Iterable[Finding]) -> None:
        """Note a file that gave no submission under the city its name tells, else under nobody."""
        city = named_city(received, self.plan)
        graded = tuple(grade(findings, city.code if city else "", self.plan, self.messages))
        if city is None:
            self.unclaimed.append(Unclaimed(received, graded))
        else:
            self.refused += ((city, received, each) for each in graded)

    def gathered(self, now: datetime) -> Gathered:
        """Let the latest version of every city count; a file that could not be read counts if nothing newer came."""
        latest = {each.city: each for each in sorted(self.versions, key=lambda each: order(each.received))}
        seen = first_seen(self.plan, self.versions)
        season = Season(plan=self.plan, now=now, submissions=latest, first_seen=seen)
        filed: dict[str, tuple[Finding, ...]] = {}
        unread: dict[str, Received] = {}
        failed, aside = parted(sorted(self.refused, key=lambda each: order(each[1])), latest)
        for city, received, finding in failed:
            known = latest.get(city.code)
            if known is None or order(known.received) < order(received):
                filed[city.code] = (*filed.get(city.code, ()), finding)
                if known is None:
                    unread[city.code] = received
        refused = {each.received.id: each.findings for each in self.unclaimed}
        for _, received, finding in self.refused:
            refused[received.id] = (*refused.get(received.id, ()), finding)
        versions = tuple(self.versions)
        pending = frozenset(self.pending)
        return Gathered(
            season,
            filed,
            unread,
            tuple(self.unclaimed),
            tuple(self.ballots),
            versions,
            refused,
            pending=pending,
            aside=tuple(aside),
        )


def order(received: Received) -> tuple[datetime, int]:
    """Return what decides which of two receptions is newer."""
    return received.received_at, received.id


def corrected(receptions: Sequence[Received]) -> Iterator[Received]:
    """Yield what counts: of a file that the register tells of, only what it told last; it may have been put right."""
    told = (each for each in receptions if each.channel != BY_FOLDER and not by_web(each))
    registered = sorted(told, key=lambda each: each.id)
    last = {(each.sha256, each.name): each for each in registered}
    return (each for each in receptions if by_web(each) or last.get((each.sha256, each.name), each) == each)


def unwatched(items: Iterable[Received], _: str) -> Iterable[Received]:
    """Pass receptions through where nobody watches."""
    return items


def gather(library: ReadFiles, plan: Plan, messages: Messages, now: datetime, watch: Watch = unwatched) -> Gathered:
    """Read every form received until `now`; the same bytes are opened once only. Raises StoreError.

    What comes in meanwhile is left to the next run: forms, evidence, pulls and statements are those of one moment.
    Where files are read beside, what has still to be read is pending.
    """
    waiting = library.sorted_out()
    receptions: defaultdict[str, list[Received]] = defaultdict(list)
    held = library.store.snapshot()
    configured, own = plan.decisions, rulings(held, now)
    plan = ruled(plan, own)
    for each in corrected(held.received(Role.FORM)):
        if each.received_at <= now:
            receptions[each.sha256].append(each)
    pile = Pile(plan, messages, versions=submissions(held, plan, now))
    for received, finding in waiting:
        pile.refuse(received, (finding,))
    for first, workbook in library.workbooks(watch([same[0] for same in receptions.values()], "核验")):
        for received in receptions[first.sha256]:
            pile.add(received, workbook)
    gathered = with_statements(pile.gathered(now), tuple(statements(held, now)), configured, own)
    season, strays, unseen = with_evidence(gathered.season, held, library.inspections)
    pending = gathered.pending | unseen | {each.id for each in held.received(Role.ARRIVED)} - set(gathered.refused)
    roles = {each.id: role for role, each in held.rows}
    aside = (*gathered.aside, *materials_alone(strays, season))
    season = replace(season, others=by_city(aside, season.plan))
    return replace(gathered, season=season, strays=strays, rulings=own, pending=pending, roles=roles, aside=aside)


def with_statements(
    gathered: Gathered, said: Sequence[Statement], configured: Sequence[Decision], own: Sequence[Ruling]
) -> Gathered:
    """Let what cities said by a button count, beside what they sent.

    After the decisions `configured` come the office's `own` and the cities' withdrawals, in the order they were kept.
    """
    season = gathered.season
    sent, plan = season.submissions, season.plan
    spoken = sorted([*decided(plan, own), *withdrawals(plan, sent, said)], key=lambda each: each[0])
    plan = replace(plan, decisions=(*configured, *(decision for _, decision in spoken)))
    return replace(gathered, season=replace(season, plan=plan, submissions=stated(plan, sent, said)))
