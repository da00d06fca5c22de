"""The shared sheet as one more way in and out (在线渠道): pulls go into the store, answers into the sheet."""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

from sync.answers import answer
from sync.model import CityVerdict, Finding, FormVerdict, Verdict
from sync.plan import City, GoogleSheet, Plan, load_google
from sync.privacy import masked
from sync.report.judging import Judged
from sync.report.occasion import Occasion
from sync.report.pulls import only
from sync.sheets.google.answering import Told, differences, grown, wanted
from sync.sheets.google.client import Client, UnsureError, connected
from sync.sheets.google.pulling import pull, pulled
from sync.sheets.google.settings import access
from sync.sheets.google.splitting import Split
from sync.sheets.google.spreadsheet import Book
from sync.sheets.google.words import words
from sync.store import Role, Store

CHANNEL = "在线表格"
TRIES = 3


@dataclass
class Online:
    """The spreadsheets of a season; `client` counts the requests made. Every call may raise OnlineError."""

    plan: Plan
    sheet: GoogleSheet
    client: Client
    books: Sequence[tuple[City, Book]]
    remarks: list[str] = field(default_factory=list)
    latest: dict[str, Split] = field(default_factory=dict)
    written: int = 0

    @property
    def requests(self) -> int:
        """How many requests were made so far."""
        return self.client.pace.made

    def pull(self, store: Store, moment: datetime) -> None:
        """Keep every spreadsheet as it is now; one that is as it was last time is not news."""
        for city, book in self.books:
            data = pull(book)
            name = words().pull_name.format(year=self.plan.year, city=suffix(city))
            last = next((each for each in reversed(store.received(Role.PULL)) if each.name == name), None)
            if last is None or last.sha256 != sha256(data).hexdigest():
                store.keep(data, name, CHANNEL, moment, Role.PULL)
            self.latest[city.code] = Split(pulled(data), self.plan, only(city))
            self.remarks += noticed(self.latest[city.code])

    def answer(self, judged: Judged) -> None:
        """Write into each spreadsheet's own tab what is not there yet."""
        for city, book in self.books:
            cities = (city,) if only(city) else self.plan.cities
            told = {
                verdict.city: self.told(verdict, judged)
                for verdict in judged.verdicts
                if verdict.city in {each.code for each in cities}
            }
            self.settle(book, city, told)

    def settle(self, book: Book, city: City, told: Mapping[str, Told]) -> None:
        """Write one spreadsheet's answers; after a doubtful write it is looked at again."""
        split = self.latest[city.code]
        for left in reversed(range(TRIES)):
            ours = split.pulled.sheet(self.plan.words.results_sheet, self.plan.words.results_sheet)
            if ours is None:
                title = self.plan.words.results_sheet
                self.remarks.append(words().remarks.gone.format(title=title))
                return
            goal = wanted(split, told)
            changes = differences(ours, goal)
            try:
                if changes and (room := grown(ours, goal)):
                    book.change(room)
            except UnsureError:
                if not left:
                    raise
                split = Split(pulled(pull(book)), self.plan, only(city))
                continue
            if changes:
                book.write(changes)
                self.written += 1
            return

    def told(self, verdict: CityVerdict, judged: Judged) -> Told:
        """Return what a city is told in the sheet: masked where others read it, little where it came by other ways."""
        plan, received = self.plan, verdict.received
        shown = masked_verdict(verdict, plan) if self.sheet.shared else verdict
        # Wording is what takes long; as a rule there is nothing to mask.
        worded = judged.answers[verdict.city] if shown == verdict else answer(shown, plan, judged.messages)
        here = received is not None and received.channel == CHANNEL
        elsewhere = received.received_at if received and not here else None
        return Told(worded, here, elsewhere)


def online(
    occasion: Occasion,
    environ: Mapping[str, str] = os.environ,
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Online | None:
    """Return the season's spreadsheets; None where none is configured, and for the example. Raises DeskError."""
    if occasion.example:
        return None
    sheet = load_google(occasion.plan)
    way = access(sheet, occasion.plan, environ)
    if way is None:
        return None
    client = connected(way, clock=clock, sleep=sleep)
    books = [(city, Book(client, id_)) for city, id_ in way.spreadsheets]
    return Online(occasion.plan, sheet, client, books)


def suffix(city: City) -> str:
    """Return what tells the pulls of spreadsheets apart by name."""
    return f"（{city.name}）" if only(city) else ""


def noticed(split: Split) -> Iterator[str]:
    """Yield what the operator should know of a pull: tabs renamed or gone, rows that are nobody's."""
    told = words().remarks
    there = {tab.form.key: tab for tab in split.tabs}
    for form in split.plan.forms_of(split.cities[0]):
        tab = there.get(form.key)
        if form.kind == "guide":
            continue
        if tab is None:
            yield told.gone.format(title=form.title)
            continue
        if tab.sheet.grid.name != form.title:
            yield told.renamed_seen.format(title=form.title, found=tab.sheet.grid.name)
        if tab.adrift:
            yield told.adrift.format(form=form.title, rows="、".join(map(str, tab.adrift)))


def masked_verdict(verdict: CityVerdict, plan: Plan) -> CityVerdict:
    """Return a verdict whose findings may be read by anybody."""

    def hidden(findings: Sequence[Finding]) -> tuple[Finding, ...]:
        return tuple(masked(each, plan) for each in findings)

    def entry(each: Verdict) -> Verdict:
        return replace(each, findings=hidden(each.findings))

    def form(each: FormVerdict) -> FormVerdict:
        return replace(each, findings=hidden(each.findings), entries=tuple(map(entry, each.entries)))

    return replace(verdict, findings=hidden(verdict.findings), forms=tuple(map(form, verdict.forms)))
