"""A small season online: three cities, two forms, the stand-in for Google, time that passes only when waited for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sync.desk.online_sheet import Online
from sync.desk.standing import Standing, judged
from sync.inbox.gather import gather
from sync.inbox.library import Library
from sync.messages import load as load_messages
from sync.plan import OFFICE, City, GoogleSheet, Pacing, Plan, load
from sync.sheets.google.hand_out import HandedOut, hand_out
from sync.sheets.google.reconciling import SheetHandout
from sync.sheets.google.service.access_settings import SheetAccess, access
from sync.sheets.google.service.client import Client, connected
from sync.sheets.google.service.spreadsheet import Book
from sync.store import Store
from tests.google.people import Page, Person
from tests.google.service import Service

NOW = datetime(2014, 9, 5, 9, tzinfo=UTC)
WHOLE = load(2014)
MESSAGES = load_messages()


def small(*forms: str, cities: int = 3) -> Plan:
    """The year's plan with a few of its cities and forms."""
    chosen = tuple(form for form in WHOLE.forms if form.key in forms)
    kept = {form.award for form in chosen}
    awards = tuple(award for award in WHOLE.awards if award.key in kept)
    return replace(WHOLE, cities=WHOLE.cities[:cities], forms=chosen, awards=awards, waivers=(), decisions=())


PLAN = small("star", "attendance")


@dataclass
class Clock:
    """Seconds that pass only by sleeping; `moments` are those at which somebody looked."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@dataclass
class Desk:
    """The office: its settings, its key, its store."""

    service: Service
    folder: Path
    book: Person
    plan: Plan = PLAN
    sheet: GoogleSheet = field(default_factory=GoogleSheet)
    clock: Clock = field(default_factory=Clock)
    client: Client | None = None
    owner: City = OFFICE

    @property
    def environ(self) -> Mapping[str, str]:
        key = self.folder / "key.json"
        if not key.exists():
            key = self.service.key_file(self.folder)
        settings = {"GOOGLE_APPLICATION_CREDENTIALS": str(key), "GOOGLE_API_ROOT": self.service.root}
        return settings | {"SPREADSHEET_ID": self.book.id}

    @property
    def access(self) -> SheetAccess:
        made = access(self.sheet, self.plan, self.environ)
        assert made is not None
        return made

    def connected(self) -> Client:
        """Return the client, the same one each time: the pace is kept over all that is done."""
        self.client = self.client or connected(
            self.access, clock=self.clock, sleep=self.clock.sleep, chance=lambda: 1.0
        )
        return self.client

    def issue(self) -> HandedOut:
        """Issue the spreadsheet."""
        wanted = SheetHandout(self.plan, self.sheet, self.owner, (self.service.address, *self.sheet.editors))
        return hand_out(Book(self.connected(), self.book.id), wanted)

    def sync(self, now: datetime = NOW, store: Store | None = None) -> tuple[Online, Standing]:
        """Pull, check, answer; by the office's own store or another."""
        client = self.connected()
        online = Online(self.plan, self.sheet, client, [(self.owner, Book(client, self.book.id))])
        kept = store or Store(self.folder / "store")
        online.pull(kept, now)
        with Library(kept) as library:
            season = judged(gather(library, self.plan, MESSAGES, online.moment or now), MESSAGES)
        online.answer(season)
        if not store:
            kept.close()
        return online, season


def own_sheet(desk: Desk, *forms: str) -> Desk:
    """Make the spreadsheet that of one city alone."""
    plan = small(*forms)
    sheet = GoogleSheet(layout="city", cities={plan.cities[0].code: desk.book.id})
    desk.plan, desk.sheet, desk.owner = plan, sheet, plan.cities[0]
    return desk


def paced(requests: int = 50, **more: float) -> GoogleSheet:
    """Settings with another pace."""
    return GoogleSheet(pacing=Pacing(requests_a_minute=requests, **more))


def rows(page: Page) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield each row below the header as row number and header title → value."""
    cells = page.values()
    header = next(i for i, row in enumerate(cells) if "编号" in row)
    titles = cells[header]
    for number, row in enumerate(cells[header + 1 :], start=header + 2):
        yield number, dict(zip(titles, row, strict=False))


def fill(page: Page, row: int, **values: str) -> None:
    """Fill in cells of a row by header title, as a city does."""
    titles = page.values()[3]
    for title, value in values.items():
        column = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[titles.index(title)]
        page.paste(f"{column}{row}", [[value]])
