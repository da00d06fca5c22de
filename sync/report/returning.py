"""What goes back to the cities (回执): their own workbook with the verdicts in it, or a correction workbook."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from sync.answers import Answer, answer
from sync.messages import Messages
from sync.model import CityVerdict, Received, Status
from sync.plan import Plan
from sync.report.gathering import Unclaimed
from sync.report.judging import Judged
from sync.sheets.correction import correction_workbook
from sync.sheets.kinds import has_macros
from sync.sheets.marking import marked
from sync.store import Store

FOLDER = "回执"
NOBODY = "未能认定"
OPINION = "（核验意见）.xlsx"


@dataclass(frozen=True)
class Return:
    """One file to hand back: its path below the output folder, its bytes, the reception it answers."""

    path: str
    data: bytes
    received: Received


def returns(judged: Judged, store: Store) -> Iterator[Return]:
    """Yield a file for every city that sent something, then one for every file of nobody's."""
    plan, gathered = judged.season.plan, judged.gathered
    for verdict in judged.verdicts:
        received = verdict.received or gathered.unread.get(verdict.city)
        if received:
            name = plan.city_by_code[verdict.city].name
            yield city_return(name, judged.answers[verdict.city], received, store, plan)
    for number, each in enumerate(gathered.unclaimed, start=1):
        yield nobodys_return(number, each, plan, judged.messages)


def city_return(name: str, told: Answer, received: Received, store: Store, plan: Plan) -> Return:
    """Return a city's own workbook, marked; where that cannot be, a correction workbook."""
    original = store.data(received)
    own = marked(original, told.marks, told.lines, told.heading, plan)
    if own is not None:
        return Return(f"{FOLDER}/{name}{'.xlsm' if has_macros(original) else '.xlsx'}", own, received)
    data = correction_workbook(name, received.name, told.lines, told.heading, plan)
    return Return(f"{FOLDER}/{name}{OPINION}", data, received)


def nobodys_return(number: int, unclaimed: Unclaimed, plan: Plan, messages: Messages) -> Return:
    """Return a correction workbook for a file that no city can be told to own."""
    verdict = CityVerdict("", Status.RETURNED, (), unclaimed.findings, unclaimed.received)
    told = answer(verdict, plan, messages)
    stem = PurePosixPath(unclaimed.received.name).stem
    data = correction_workbook("", unclaimed.received.name, told.lines, told.heading, plan)
    return Return(f"{FOLDER}/{NOBODY}/{number:02d}-{stem}{OPINION}", data, unclaimed.received)
