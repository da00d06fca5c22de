"""`sync` (同步在线表格): pull, keep, check, answer, by itself or within `report`; no city's cell is written into."""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from rich.table import Table

from sync.commands.progress import cities_table
from sync.commands.screen_words import words
from sync.desk.online_sheet import online
from sync.desk.run import Run
from sync.desk.standing import Standing, look
from sync.errors import OnlineError, PartlyDoneError
from sync.sheets.google.service.access_settings import NOT_CONFIGURED
from sync.store import Store, alone


@dataclass(frozen=True)
class Synced:
    """What a sync came to: where everybody stands, how many sheets were written to, what it cost, what to know.

    `failed` says which cities' spreadsheets were refused, and why.
    """

    told: Standing
    written: int
    requests: int
    remarks: tuple[str, ...]
    failed: tuple[str, ...] = ()


def sync(
    run: Run,
    environ: Mapping[str, str] = os.environ,
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Synced:
    """Pull the sheets, check everything received so far, and answer in place. Raises DeskError.

    Interrupted, it leaves every sheet as it was or with all its verdicts. `clock` and `sleep` count seconds.
    """
    found = online(run, environ, clock=clock, sleep=sleep)
    if found is None:
        raise OnlineError(NOT_CONFIGURED)
    store = Store(run.store)
    try:
        with alone(run.store):
            found.pull(store, run.now)
            told = look(run, now=found.moment or run.now).told
            found.answer(told)
    finally:
        store.close()
    return Synced(told, found.written, found.requests, tuple(found.remarks), tuple(found.failed))


def said(made: Synced) -> Iterator[str | Table]:
    """Yield what the operator reads. Raises PartlyDoneError at the end, where spreadsheets were refused."""
    yield cities_table(made.told)
    yield from made.remarks
    texts = words().sheet
    if made.written:
        yield texts.answered.format(count=made.written, requests=made.requests)
    else:
        yield texts.unchanged.format(requests=made.requests)
    if made.failed:
        raise PartlyDoneError(*made.failed)


class Attempt:
    """The shared sheet within `report` (顺带同步): its trouble is a remark, for mailed files must not wait for it.

    After the first trouble nothing more is tried.
    """

    def __init__(self, run: Run, environ: Mapping[str, str]) -> None:
        self.run = run
        self.trouble = ""
        self.sheet = None
        try:
            self.sheet = online(run, environ)
        except OnlineError as error:
            self.trouble = str(error)

    def pull(self, store: Store) -> None:
        """Keep the sheet as it is now."""
        try:
            if self.sheet:
                self.sheet.pull(store, self.run.now)
        except OnlineError as error:
            self.trouble = str(error)

    def answer(self, told: Standing) -> None:
        """Write the verdicts, unless the pull failed: what is not known to be there is not answered."""
        try:
            if self.sheet and not self.trouble:
                self.sheet.answer(told)
        except OnlineError as error:
            self.trouble = str(error)

    @property
    def now(self) -> datetime:
        """The moment up to which what was received counts."""
        pulled = self.sheet.moment if self.sheet else None
        return max(self.run.now, pulled or self.run.now)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the operator should know; nothing where no sheet is configured."""
        said = self.sheet.remarks if self.sheet else []
        troubles = [*(self.sheet.failed if self.sheet else ()), *([self.trouble] if self.trouble else ())]
        end = [words().sheet.failed.format(error=each) for each in troubles]
        return (*said, *(end or ([words().sheet.synced.format(count=self.sheet.requests)] if self.sheet else [])))
