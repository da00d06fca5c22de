"""The shared sheet as one more way in and out (在线渠道): pulls go into the store, answers into the sheet."""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256

from sync.answers import answer
from sync.desk.run import Run
from sync.desk.standing import Standing
from sync.errors import OnlineError
from sync.inbox.google_pulls import last_split, name_of, only, split_of
from sync.model import CityVerdict
from sync.plan import City, GoogleSheet, Plan, load_google
from sync.privacy import masked_verdict
from sync.sheets.google.answer_tab import TabAnswer, differences, grown, has_stamp, is_ours, stamped, wanted
from sync.sheets.google.google_words import words
from sync.sheets.google.protection import is_read_only
from sync.sheets.google.pull_remarks import emptied, noticed
from sync.sheets.google.pulled.belonging import refuse_empty, refuse_other
from sync.sheets.google.pulled.pulling import pull, pulls
from sync.sheets.google.pulled.splitting import Split
from sync.sheets.google.service.access_settings import access, naming
from sync.sheets.google.service.client import Client, UnsureError, connected
from sync.sheets.google.service.faults import RefusedError
from sync.sheets.google.service.parts import values_in_parts
from sync.sheets.google.service.spreadsheet import Book
from sync.store import Role, Store

CHANNEL = "在线表格"
TRIES = 3
MOMENT = timedelta(seconds=1)
"""What lies within it is the same moment: of a day that is only assumed there is but one."""


@dataclass
class Online:
    """The spreadsheets of a season; `client` counts the requests made. Every call may raise OnlineError.

    Where each city has its own, one that is refused is noted in `failed`, and the others are done.
    """

    plan: Plan
    sheet: GoogleSheet
    client: Client
    books: Sequence[tuple[City, Book]]
    remarks: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    moment: datetime | None = None
    """When the last of the pulls counts from."""
    latest: dict[str, Split] = field(default_factory=dict)
    news: set[str] = field(default_factory=set)
    """Whose spreadsheets say something else than in the pull before."""
    written: int = 0

    @property
    def requests(self) -> int:
        """How many requests were made so far."""
        return self.client.pace.made

    def pull(self, store: Store, moment: datetime) -> None:
        """Keep every spreadsheet as it is now; one that is as it was last time is not news."""
        for city, pulled_by in pulls(self.books, self.sheet.pacing.at_once):
            with self.bearing(city):
                data = pulled_by()
                before = last_split(store.snapshot(), self.plan, city)
                now = before.next(data) if before else split_of(data, city, self.plan)
                refuse_other(now.pulled, self.plan, city)
                refuse_empty(now.pulled, self.plan)
                self.keep(store, city, data, moment)
                self.latest[city.code] = now
                if before is None or before.content != now.content:
                    self.news.add(city.code)
                front = f"{city.name}：" if only(city) else ""
                self.remarks += (f"{front}{each}" for each in (emptied(before, now) if before else ()))
                self.remarks += noticed(now, front)
                if is_read_only(now.pulled):
                    self.remarks.append(front + words().remarks.read_only.format(account=self.client.account))

    @contextmanager
    def bearing(self, city: City) -> Iterator[None]:
        """Note a refused spreadsheet of one city among several, and go on."""
        try:
            with naming(city):
                yield
        except RefusedError as error:
            if only(city) is None:
                raise
            self.failed.append(str(error))

    def keep(self, store: Store, city: City, data: bytes, moment: datetime) -> None:
        """Keep a pull that is news. Raises OnlineError where it would count as older than what is known."""
        name, digest = name_of(self.plan, city), sha256(data).hexdigest()
        known = [each for each in store.received(Role.PULL) if each.name == name]
        if known and moment + MOMENT < known[-1].received_at:
            last = known[-1].received_at.astimezone(self.plan.zone)
            raise OnlineError(f"在线表格不能倒着收：上次收取在 {last:%Y-%m-%d %H:%M}，请不要用更早的 TODAY 同步")
        moment = max(moment, known[-1].received_at) if known else moment
        if not known or known[-1].sha256 != digest:
            # What comes back at the same moment is news all the same.
            again = any((each.sha256, each.received_at) == (digest, moment) for each in known)
            moment += timedelta(microseconds=again)
            store.keep(data, name, CHANNEL, moment, Role.PULL)
        self.moment = max(filter(None, (self.moment, moment)))

    def answer(self, judged: Standing) -> None:
        """Write into each spreadsheet's own tab what is not there yet."""
        for city, book in self.books:
            if city.code not in self.latest:
                continue
            cities = (city,) if only(city) else self.plan.cities
            told = {
                verdict.city: self.told(verdict, judged)
                for verdict in judged.verdicts
                if verdict.city in {each.code for each in cities}
            }
            with self.bearing(city):
                self.settle(book, city, told)

    def settle(self, book: Book, city: City, told: Mapping[str, TabAnswer]) -> None:
        """Write one spreadsheet's answers; after a doubtful write it is looked at again."""
        split = self.latest[city.code]
        for left in reversed(range(TRIES)):
            ours = split.pulled.sheet(self.plan.words.results_sheet, self.plan.words.results_sheet)
            if ours is None or not is_ours(ours, split):
                return  # `noticed` has said so
            changes = differences(ours, goal := wanted(split, told))
            if changes or city.code in self.news or not has_stamp(ours):
                changes = differences(ours, goal := replace(goal, stamp=stamped(self.moment, self.plan)))
            try:
                if changes and (room := grown(ours, goal)):
                    book.change(room)
            except UnsureError:
                if not left:
                    raise
                split = split.next(pull(book))
                continue
            if changes:
                for part in values_in_parts(changes):
                    book.write(part)
                self.written += 1
            return

    def told(self, verdict: CityVerdict, judged: Standing) -> TabAnswer:
        """Return what a city is told in the sheet: masked where others read it, little where it came by other ways."""
        plan, received = self.plan, verdict.received
        shown = masked_verdict(verdict, plan) if self.sheet.shared else verdict
        # Wording is what takes long; as a rule there is nothing to mask.
        worded = judged.answers[verdict.city] if shown == verdict else answer(shown, plan, judged.messages)
        here = received is not None and received.channel == CHANNEL
        elsewhere = received.received_at if received and not here else None
        return TabAnswer(worded, here, elsewhere)


def online(
    run: Run,
    environ: Mapping[str, str] = os.environ,
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Online | None:
    """Return the season's spreadsheets; None where none is configured, and for the example. Raises DeskError."""
    if run.example:
        return None
    sheet = load_google(run.plan)
    way = access(sheet, run.plan, environ)
    if way is None:
        return None
    client = connected(way, clock=clock, sleep=sleep)
    books = [(city, Book(client, id_)) for city, id_ in way.spreadsheets]
    return Online(run.plan, sheet, client, books)
