"""What goes back to the cities (回执): their own workbook with the verdicts in it, or a correction workbook."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from sync.answers import Answer, answer
from sync.desk.standing import Standing
from sync.model import CityVerdict, Received, Status
from sync.output import fit
from sync.plan import Plan
from sync.privacy import mask_numbers
from sync.sheets.overviews.correction_book import ReadAs, correction_workbook
from sync.sheets.received.file_formats.file_kinds import Kind, has_macros, kind_of
from sync.sheets.returned.marking import marked
from sync.store import Store

FOLDER = "回执"
NOBODY = "未能认定"
OPINION = "（核验意见）.xlsx"
EXAMPLE = "示例。"
READ_AS: Mapping[Kind, ReadAs] = {Kind.XLS: "xls", Kind.CSV: "csv", Kind.ENCRYPTED: "encrypted"}
"""What was read besides the workbooks of Excel, which alone can be marked."""


@dataclass(frozen=True)
class Return:
    """One file to hand back: its path below the output folder, its bytes, the reception it answers."""

    path: str
    data: bytes
    received: Received


def returns(judged: Standing, store: Store, *, example: bool = False) -> Iterator[Return]:
    """Yield a file for every city that sent something, then one for every file of nobody's.

    With `example` each says that it comes from invented data.
    """
    plan, gathered = judged.season.plan, judged.gathered
    for verdict in judged.verdicts:
        told = judged.answers[verdict.city]
        told = replace(told, heading=EXAMPLE + told.heading) if example else told
        name = plan.city_by_code[verdict.city].name
        unread = gathered.unread.get(verdict.city)
        if verdict.received:
            yield city_return(name, told, verdict.received, store, plan)
        elif unread:
            yield opinion(f"{FOLDER}/{name}{OPINION}", name, told, unread, plan)
    for number, each in enumerate(gathered.unclaimed, start=1):
        told = answer(CityVerdict("", Status.RETURNED, (), each.findings, each.received), plan, judged.messages)
        told = replace(told, heading=EXAMPLE + told.heading) if example else told
        path = f"{FOLDER}/{NOBODY}/{number:02d}-{fit(mask_numbers(PurePosixPath(each.received.name).stem))}{OPINION}"
        yield opinion(path, "", told, each.received, plan)


def city_return(name: str, told: Answer, received: Received, store: Store, plan: Plan) -> Return:
    """Return a city's own workbook, marked; where that cannot be, a correction workbook."""
    original = store.data(received)
    own = marked(original, told.marks, told.lines, told.heading, plan)
    if own is None:
        read_as = READ_AS.get(kind_of(original), "xlsx")
        return opinion(f"{FOLDER}/{name}{OPINION}", name, told, received, plan, read_as=read_as)
    return Return(f"{FOLDER}/{name}{'.xlsm' if has_macros(original) else '.xlsx'}", own, received)


def opinion(  # noqa: PLR0913  # all of them are what a return is made of
    path: str, name: str, told: Answer, received: Received, plan: Plan, *, read_as: ReadAs = "unread"
) -> Return:
    """Return a correction workbook for a file that cannot be marked; "" is a city not known."""
    made = correction_workbook(name, received.name, told.lines, told.heading, plan, read_as=read_as)
    return Return(path, made, received)
