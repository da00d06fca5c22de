"""The command `sheet` (发放在线表格): the spreadsheets the year's forms want, completed without moving anything."""

import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sync.errors import OnlineError
from sync.plan import City, Plan, load_google
from sync.sheets.google.client import connected
from sync.sheets.google.issuing import Issued, issue
from sync.sheets.google.reconciling import Issue
from sync.sheets.google.settings import NOT_CONFIGURED, access
from sync.sheets.google.spreadsheet import Book

Spreadsheets = Sequence[tuple[City, str]]
Progress = Callable[[Spreadsheets], Iterable[tuple[City, str]]]


@dataclass(frozen=True)
class Sheets:
    """What was done to each spreadsheet (whose, what), and how many requests it took."""

    issued: tuple[tuple[City, Issued], ...]
    requests: int


def sheet(
    plan: Plan,
    environ: Mapping[str, str] = os.environ,
    progress: Progress = iter,
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Sheets:
    """Issue every configured spreadsheet, or complete it. Raises DeskError; each is done as a whole or not at all."""
    settings = load_google(plan)
    way = access(settings, plan, environ)
    if way is None:
        raise OnlineError(NOT_CONFIGURED)
    client = connected(way, clock=clock, sleep=sleep)
    editors = (way.account, *settings.editors)
    issued = tuple(
        (city, issue(Book(client, id_), Issue(plan, settings, city, editors)))
        for city, id_ in progress(way.spreadsheets)
    )
    return Sheets(issued, client.pace.made)
