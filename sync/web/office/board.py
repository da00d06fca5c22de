"""The board (进度板): where every city stands with every form, who owes what, who has not been heard of."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from starlette.responses import Response

from sync.model import CityVerdict, FormVerdict, Received, Status
from sync.plan import City, Form
from sync.progress import Progress
from sync.sheets.overviews.progress_book import PROGRESS, awaited, progress_workbook
from sync.store import Role
from sync.web.office.last_heard import QUIET, files_of_cities, quiet
from sync.web.sent.upload_names import XLSX
from sync.web.visits import Visit

OURS = frozenset({Role.RULING, Role.PULL})
"""Receptions that no city is heard of by: a pull of the shared sheet holds all of them."""


@dataclass(frozen=True)
class BoardCell:
    """One form of a city: where it stands; `waits` is False where nobody waits for it by now."""

    verdict: FormVerdict
    waits: bool
    late: bool


@dataclass(frozen=True)
class BoardLine:
    """One city on the board."""

    city: City
    verdict: CityVerdict
    cells: Sequence[BoardCell]
    owes: int


@dataclass(frozen=True)
class BarPart:
    """One stretch of a bar: from where, how long, of a hundred; how many cities it stands for."""

    status: Status
    begin: float
    length: float
    count: int


@dataclass(frozen=True)
class BoardFilter:
    """What of the board is asked for (筛选): a status, a form, only who owes something."""

    status: str = ""
    form: str = ""
    owing: bool = False

    def wants(self, line: BoardLine) -> bool:
        """Say whether a city is shown: where a form is asked for, its status counts."""
        shown = [each for each in line.cells if each.verdict.form == self.form]
        status = shown[0].verdict.status if shown else line.verdict.status
        owes = shown[0].waits and status is Status.MISSING if shown else bool(line.owes)
        return self.status in {"", status} and (owes or not self.owing)


def board(visit: Visit) -> Response:
    """Show where every city stands."""
    view, query = visit.view, visit.request.query_params
    progress = view.told.progress
    forms = awaited(progress)
    known = {form.key for form in forms}
    asked = BoardFilter(
        query.get("status", ""), form if (form := query.get("form", "")) in known else "", bool(query.get("owing"))
    )
    lines = list(everybody(progress, forms))
    return visit.page(
        "office/board",
        asked=asked,
        statuses=list(Status),
        forms=forms,
        columns=[each for each in forms if asked.form in {"", each.key}],
        lines=[each for each in lines if asked.wants(each)],
        whole=len(lines),
        complete=progress.completeness(form=asked.form),
        punctual=progress.punctuality(form=asked.form),
        bars=[(form, list(bar(lines, index))) for index, form in enumerate(forms) if any(due(lines, index))],
        quiet=quiet(view.plan, city_files(visit), visit.now),
        days=QUIET // timedelta(days=1),
        pending=len(view.pending),
        low=visit.site.desk.shelf.room.low,
    )


def everybody(progress: Progress, forms: Sequence[Form]) -> Iterator[BoardLine]:
    """Yield every city of the plan, in its order."""
    names = progress.season.plan.city_by_code
    for verdict in progress.cities:
        own = {each.form: each for each in verdict.forms}
        cells = [cell(own[form.key]) for form in forms]
        yield BoardLine(names[verdict.city], verdict, cells, len(progress.owed(verdict.city)))


def cell(verdict: FormVerdict) -> BoardCell:
    """Return one form of a city as the board shows it."""
    late = verdict.on_time is False and verdict.status is not Status.LATE
    return BoardCell(verdict, verdict.due or verdict.status is not Status.MISSING, late)


def due(lines: Sequence[BoardLine], index: int) -> Iterator[bool]:
    """Yield of every city whether anybody waits for a form."""
    return (each.cells[index].waits for each in lines)


def bar(lines: Sequence[BoardLine], index: int) -> Iterator[BarPart]:
    """Yield the stretches of a form's bar: how many cities stand where."""
    counts = Counter(each.cells[index].verdict.status for each in lines)
    begin = 0.0
    for status in Status:
        if counts[status]:
            length = round(100 * counts[status] / len(lines), 3)
            yield BarPart(status, round(begin, 3), length, counts[status])
            begin += length


def city_files(visit: Visit) -> dict[str, list[Received]]:
    """Return what is known to be each city's, the latest first."""
    view, store = visit.view, visit.site.store

    def found() -> dict[str, list[Received]]:
        held = [each for each in store.received() if view.told.gathered.roles.get(each.id, Role.FORM) not in OURS]
        return files_of_cities(view.told.gathered, held)

    return view.once("city files", found)


def progress_file(visit: Visit) -> Response:
    """Give the overview as the programme writes it."""
    told, example = visit.view.told, visit.site.desk.run.example

    def made() -> bytes:
        return progress_workbook(told.progress, told.lines, example=example)

    return visit.download(PROGRESS, visit.view.once(PROGRESS, made), XLSX)
