"""The command `sheet` (发放在线表格): the spreadsheets the year's forms want, completed without moving anything."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sync.commands.screen_words import words as screen_words
from sync.errors import OnlineError, PartlyDoneError
from sync.plan import City, Plan, load_google
from sync.sheets.google.google_words import words
from sync.sheets.google.hand_out import HandedOut, hand_out
from sync.sheets.google.reconciling import SheetHandout
from sync.sheets.google.service.access_settings import NOT_CONFIGURED, access, naming
from sync.sheets.google.service.client import connected
from sync.sheets.google.service.faults import RefusedError
from sync.sheets.google.service.spreadsheet import Book

SheetWatch = Callable[[Sequence[Any], str], Iterable[Any]]
"""Goes through things, and shows how many are done under a title."""


@dataclass(frozen=True)
class Sheets:
    """What was done to each spreadsheet (whose, what), which were refused, and how many requests it took.

    `without` are the cities that have no spreadsheet where each has its own; `unguarded` those whose rows others can
    change, because their accounts are not known, where all share one.
    """

    handed_out: tuple[tuple[City, HandedOut], ...]
    requests: int
    failed: tuple[str, ...] = ()
    without: tuple[City, ...] = ()
    unguarded: tuple[City, ...] = ()
    shared: bool = False

    @property
    def advice(self) -> tuple[str, ...]:
        """What the office is advised, beside what was done."""
        told = words().remarks
        cities = "、".join(f"{city.name}（{city.code}）" for city in self.unguarded)
        open_ = (told.unguarded.format(cities=cities),) if cities else ()
        return (*open_, told.own_sheets) if self.shared else ()


def sheet(
    plan: Plan,
    environ: Mapping[str, str] = os.environ,
    progress: SheetWatch = lambda items, _: items,
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Sheets:
    """Hand out every configured spreadsheet, or complete it. Raises DeskError; each is done as a whole or not at all.

    One that is refused does not stop the others. `progress` goes through them, and through the parts of a large one.
    """
    settings = load_google(plan)
    way = access(settings, plan, environ)
    if way is None:
        raise OnlineError(NOT_CONFIGURED)
    client = connected(way, clock=clock, sleep=sleep)
    editors = (way.account, *settings.editors)
    texts = screen_words().sheet
    handed_out, failed = [], []
    for city, id_ in progress(way.spreadsheets, texts.each):
        try:
            with naming(city):
                wanted = SheetHandout(plan, settings, city, editors)
                done = hand_out(Book(client, id_), wanted, lambda parts: progress(parts, texts.parts))
                handed_out.append((city, done))
        except RefusedError as error:
            failed.append(str(error))
    having = {city.code for city, _ in way.spreadsheets}
    without = () if settings.shared else tuple(city for city in plan.cities if city.code not in having)
    unguarded = tuple(city for city in plan.cities if not settings.accounts.get(city.code)) if settings.shared else ()
    return Sheets(tuple(handed_out), client.pace.made, tuple(failed), without, unguarded, settings.shared)


def said(made: Sheets) -> Iterator[str]:
    """Yield what was done and where it lies. Raises PartlyDoneError at the end, where spreadsheets were refused."""
    texts = screen_words().sheet
    for city, handed_out in made.handed_out:
        yield texts.handed_out.format(city=city.name, address=handed_out.address)
        yield from (f"  {each}" for each in (*(handed_out.done or [words().remarks.unchanged]), *handed_out.kept))
    if made.without:
        names = "、".join(f"{city.name}（{city.code}）" for city in made.without)
        yield texts.without.format(cities=names)
    yield from made.advice
    yield texts.requests.format(count=made.requests)
    if made.failed:
        raise PartlyDoneError(*made.failed)
