"""The command `sync` (同步在线表格): pull, keep, check, answer; nothing is written into a city's cells."""

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sync.desk.online_sheet import online
from sync.desk.result import published
from sync.desk.run import Run
from sync.desk.scene_pictures import unpictured
from sync.desk.standing import Standing, judged
from sync.errors import OnlineError
from sync.inbox.gather import gather
from sync.messages import load as load_messages
from sync.sheets.google.access_settings import NOT_CONFIGURED
from sync.store import Store, alone
from sync.store.letter_register import Register


@dataclass(frozen=True)
class Synced:
    """What a sync came to: where everybody stands, how many sheets were written to, what it cost, what to know.

    `failed` says which cities' spreadsheets were refused, and why.
    """

    judged: Standing
    written: int
    requests: int
    remarks: tuple[str, ...]
    failed: tuple[str, ...] = ()


def sync(
    occasion: Run,
    environ: Mapping[str, str] = os.environ,
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Synced:
    """Pull the sheets, check everything received so far, and answer in place. Raises DeskError.

    Interrupted, it leaves every sheet as it was or with all its verdicts. `clock` and `sleep` count seconds.
    """
    found = online(occasion, environ, clock=clock, sleep=sleep)
    if found is None:
        raise OnlineError(NOT_CONFIGURED)
    store, messages = Store(occasion.store), load_messages()
    try:
        with alone(occasion.store):
            found.pull(store, occasion.now)
            now = found.moment or occasion.now
            season = judged(gather(store, occasion.plan, messages, now, lambda items, _: items), messages)
            season = published(season, unpictured(season), Register(occasion.register))
            found.answer(season)
    finally:
        store.close()
    return Synced(season, found.written, found.requests, tuple(found.remarks), tuple(found.failed))
