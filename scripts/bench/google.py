"""The shared sheet: 21 cities, so many entries, the verdicts written by the desk and by one update_cell a verdict.

Both talk to the stand-in for Google over loopback HTTP. What they count is the requests made;
Google's quota of 60 a minute adds a minute for every 60 of them to the seconds.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from shutil import rmtree
from typing import Any

import msgspec

from sync.commands.sheet import sheet
from sync.commands.sync import sync
from sync.desk.run import Run
from sync.plan import Plan, load

NOW = datetime(2014, 9, 5, tzinfo=UTC)
FIELDS = ("name", "sex", "employer", "post")


def season(entries: int) -> Plan:
    """Return the year with one open list, in which all cities together have so many rows."""
    plan = load(2014)
    form = plan.form_by_key["attendance"]
    fields = tuple(each for each in form.fields if each.key in FIELDS)
    rows = -(-entries // len(plan.cities))
    made = msgspec.structs.replace(form, fields=fields, checks=(), rows=rows)
    return replace(plan, forms=(made,), awards=(), waivers=(), decisions=())


def filled(folder: Path, entries: int) -> tuple[Any, Plan, dict[str, str], str]:
    """Hand out the sheet and fill in every row, one in ten wrong."""
    service, plan = import_module("tests.google.service").Service(), season(entries)
    service.__enter__()
    rmtree(folder / "online", ignore_errors=True)
    (folder / "online").mkdir(parents=True)
    book = service.create("示例", shared_with=[service.address])
    environ = {
        "GOOGLE_APPLICATION_CREDENTIALS": str(service.key_file(folder / "online")),
        "GOOGLE_API_ROOT": service.root,
        "SPREADSHEET_ID": book.id,
    }
    sheet(plan, environ)
    cells = [
        [f"示例{n}", "不详" if n % 10 == 0 else "女", "示例单位", "居民"]
        for n in range(len(plan.cities) * plan.forms[0].rows)
    ]
    book.sheet(plan.forms[0].title).paste("E6", cells)
    service.log.clear()
    return service, plan, environ, book.id


def desk(folder: Path, entries: int) -> Callable[[], int]:
    """Pull, check and answer as the desk does."""
    service, plan, environ, _ = filled(folder, entries)
    place = folder / "online"

    def work() -> int:
        sync(Run(plan, place / "inbox", place / "out", place / "store", NOW), environ)
        return len(service.requests)

    return work


def desk_again(folder: Path, entries: int) -> Callable[[], int]:
    """Sync a second time, with nothing new."""
    work = desk(folder, entries)
    before = work()
    return lambda: work() - before


def naive(folder: Path, entries: int) -> Callable[[], int]:
    """Read by gspread and write one cell a verdict; nothing is checked."""
    service, plan, environ, spreadsheet = filled(folder, entries)

    def work() -> int:
        with import_module("tests.google.gateway").client(
            service.root, Path(environ["GOOGLE_APPLICATION_CREDENTIALS"])
        ) as google:
            page = google.open_by_key(spreadsheet).worksheet(plan.forms[0].title)
            for row, cells in enumerate(page.get_all_values()[5:], start=6):
                page.update_cell(row, 2, "待修改" if cells[5] == "不详" else "已接收")
        return len(service.requests)

    return work
