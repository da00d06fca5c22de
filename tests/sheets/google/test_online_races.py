"""Anything may go wrong and anybody may edit meanwhile: 300 seeded schedules, five things that hold in each.

No cell of a city's is changed by us; no verdict shows beside an entry it was not given for; no entry that was known
counts for another city; after the storm a quiet run ends where that of another office with the same pulls ends; never
more requests in a minute than the pace allows.
"""

import random
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace as replaced
from sqlalchemy import make_url

from sync.desk.standing import Standing
from sync.errors import OnlineError
from sync.plan import Form, Plan
from sync.store import Role, Store
from sync.store.databases.database_address import DatabaseAddress
from tests.google import faults
from tests.google.faults import Match
from tests.google.people import Page, Person
from tests.google.refusals import Refusal
from tests.google.service import Service
from tests.sheets.google.online_desk import PLAN, Desk, fill, paced, rows

pytestmark = pytest.mark.long
TABS = ("百姓学习之星", "参会回执")
SCHEDULES, BATCHES = 300, 4
PACE = 12
TAG = re.compile(r"错误(\d+)号")
TYPED_FIRST = re.compile(r"示例\d{1,2}")
MOMENTS = (("GET", r"\?fields="), ("GET", "values:batchGet"), ("POST", "values:batchUpdate"))
Act = Callable[[random.Random, Person], None]


def lenient(plan: Plan) -> Plan:
    """A plan that misses nothing but names: other findings only take time here."""

    def eased(form: Form) -> Form:
        fields = (replaced(each, required=each.required and each.key == "name") for each in form.fields)
        return replaced(form, fields=tuple(fields))

    return replace(plan, forms=tuple(map(eased, plan.forms)))


def prepared(service: Service, folder: Path) -> Desk:
    """An issued spreadsheet in which every entry has a name and a mistake of its own: 示例17 chose 错误17号."""
    book = service.create("学习活动周", shared_with=[service.address])
    desk = Desk(service, folder, book, plan=lenient(PLAN), sheet=paced(PACE))
    desk.issue()
    # Empty rows only take time here; one schedule in many needs more than these.
    desk.book.owner.sheet("核验结果").delete_rows(40, 1961)
    number = 0
    for title in TABS:
        page = desk.book.sheet(title)
        for row, cells in list(rows(page)):
            if "-" in cells.get("编号", "") and number < 30 and int(cells["编号"][-2:]) < 4:
                number += 1
                fill(page, row, 姓名=f"示例{number}", 性别=f"错误{number}号")
    return desk


def some_row(chance: random.Random, page: Page) -> int:
    return chance.choice([row for row, cells in rows(page) if cells.get("姓名", "").startswith("示例")] or [6])


def types(chance: random.Random, book: Person) -> None:
    page = book.sheet(tab(chance, book))
    row = some_row(chance, page)
    fill(page, row, 民族="汉族", 性别="女")


def writes_another(chance: random.Random, book: Person) -> None:
    number = chance.randrange(100, 200)
    page = book.sheet(tab(chance, book))
    fill(page, some_row(chance, page), 姓名=f"示例{number}", 性别=f"错误{number}号")


def inserts(chance: random.Random, book: Person) -> None:
    page = book.owner.sheet(tab(chance, book))
    page.insert_rows(some_row(chance, page), chance.randrange(1, 4))


def deletes(chance: random.Random, book: Person) -> None:
    page = book.owner.sheet(tab(chance, book))
    page.delete_rows(some_row(chance, page))


def sorts_all(chance: random.Random, book: Person) -> None:
    book.owner.sheet(tab(chance, book)).sort("A6:R60", chance.choice("AFG"), descending=chance.random() < 0.5)


def sorts_beside_the_keys(chance: random.Random, book: Person) -> None:
    book.owner.sheet(tab(chance, book)).sort("E6:R60", chance.choice("EFG"), descending=chance.random() < 0.5)


def sorts_some_columns(chance: random.Random, book: Person) -> None:
    book.owner.sheet(tab(chance, book)).sort("E6:F60", chance.choice("EF"), descending=chance.random() < 0.5)


def deletes_cells(chance: random.Random, book: Person) -> None:
    row = some_row(chance, page := book.sheet(tab(chance, book)))
    page.delete_cells(f"E{row}:R{row + chance.randrange(2)}")


def inserts_cells(chance: random.Random, book: Person) -> None:
    row = some_row(chance, page := book.sheet(tab(chance, book)))
    page.insert_cells(f"E{row}:R{row}")


def drags(chance: random.Random, book: Person) -> None:
    page = book.sheet(tab(chance, book))
    page.drag(f"E{(row := some_row(chance, page))}:{chance.choice('FR')}{row}", f"E{some_row(chance, page)}")


def copies_tab(chance: random.Random, book: Person) -> None:
    book.copy_tab(tab(chance, book))


def duplicates(chance: random.Random, book: Person) -> None:
    page = book.owner.sheet(tab(chance, book))
    page.copy_row(some_row(chance, page), some_row(chance, page))


def overwrites_key(chance: random.Random, book: Person) -> None:
    page = book.owner.sheet(tab(chance, book))
    keys = [cells["编号"] for _, cells in rows(page) if "-" in cells.get("编号", "")]
    page.edit(f"A{some_row(chance, page)}", chance.choice([*keys, "", "*", "乱写", "440100-Z99"]))


def renames(chance: random.Random, book: Person) -> None:
    book.sheet(tab(chance, book)).rename(f"改名{chance.randrange(1000)}")


def moves_columns(chance: random.Random, book: Person) -> None:
    book.owner.sheet(tab(chance, book)).move_columns(chance.choice("EFGH"), chance.choice("EJL"))


def inserts_column(chance: random.Random, book: Person) -> None:
    book.owner.sheet(tab(chance, book)).insert_columns(chance.choice("EFG"))


def pastes_a_block(chance: random.Random, book: Person) -> None:
    page = book.sheet(tab(chance, book))
    numbers = [chance.randrange(200, 300) for _ in range(2)]
    for row, number in enumerate(numbers, start=some_row(chance, page)):
        fill(page, row, 姓名=f"示例{number}", 性别=f"错误{number}号")


EDITS: tuple[Act, ...] = (
    types,
    writes_another,
    inserts,
    deletes,
    sorts_all,
    sorts_beside_the_keys,
    sorts_some_columns,
    deletes_cells,
    inserts_cells,
    drags,
    copies_tab,
    duplicates,
    overwrites_key,
    renames,
    moves_columns,
    inserts_column,
    pastes_a_block,
)
FAULTS: tuple[Callable[[], faults.Fault], ...] = (
    faults.too_many,
    lambda: faults.too_many(7),
    lambda: faults.server_error(500),
    lambda: faults.server_error(502, html=True),
    lambda: faults.server_error(503),
    faults.reset,
    lambda: faults.reset(commit=False),
    faults.committed,
)


def tab(chance: random.Random, book: Person) -> str:
    return chance.choice([title for title in book.titles if title not in {"填报说明", "核验结果", "_meta"}])


@contextmanager
def restored(book: Person) -> Iterator[None]:
    """Put the spreadsheet back as it was."""
    with book.book.lock:
        put_back = book.book.state()
    try:
        yield
    finally:
        with book.book.lock:
            put_back()


def theirs(book: Person) -> dict[str, Any]:
    """All that stands in the cities' tabs, by sheet and not by title."""
    pages = [book.sheet(title) for title in book.titles if title != "核验结果"]
    return {str(page.id): page.entered() for page in pages}


def strangers(book: Person) -> list[str]:
    """Verdicts that show beside an entry they were not given for: neither its name nor its mistake is meant."""
    found = []
    for title in book.titles:
        if title in {"填报说明", "核验结果", "_meta"}:
            continue
        for row, cells in rows(book.sheet(title)):
            told = set(TAG.findall(str(cells.get("问题与修改建议", ""))))
            meant = {f"示例{''.join(told)}", f"错误{''.join(told)}号"}
            if told and meant.isdisjoint((cells.get("姓名"), cells.get("性别"))):
                found.append(f"{title} {row}: {cells.get('姓名')} {told}")
    return found


def homes(judged: Standing) -> dict[str, str]:
    """Name of an entry → the city for which it counts; of names that are new, or count twice, nothing is claimed."""
    found = [
        (entry.text("name"), each.city)
        for each in judged.season.submissions.values()
        for form in ("star", "attendance")
        for entry in each.entries(form)
    ]
    return {name: city for name, city in found if TYPED_FIRST.fullmatch(name)}


def same_pulls(store: Store, other: Store) -> None:
    """Give another office the pulls that one has kept."""
    for each in store.received(Role.PULL):
        other.keep(store.data(each), each.name, each.channel, each.received_at, Role.PULL)


@contextmanager
def fresh_store(folder: Path) -> Iterator[Store]:
    """A store whose database lives in memory: what is kept on the disk is tested elsewhere."""
    store = Store(folder, DatabaseAddress(make_url("sqlite://")))
    try:
        yield store
    finally:
        store.close()


def weathered(desk: Desk, chance: random.Random, store: Store) -> dict[str, Any]:
    """Sync through faults and edits; return what stood in the cities' tabs after the last edit."""
    last = {"there": theirs(desk.book)}

    def acted(edit: Act) -> None:
        with suppress(Refusal, ValueError, StopIteration):
            edit(chance, desk.book)
        last["there"] = theirs(desk.book)

    for _ in range(chance.randrange(1, 4)):
        method, path = chance.choice(MOMENTS)
        edit = chance.choice(EDITS)
        match = Match(method, path, chance.randrange(1, 3))
        desk.service.between(lambda edit=edit: acted(edit), match, after=chance.random() < 0.5)
    for _ in range(chance.randrange(3)):
        method, path = chance.choice(MOMENTS)
        desk.service.faults.add(chance.choice(FAULTS)().on(method, path, nth=chance.randrange(1, 3)))
    with suppress(OnlineError):
        desk.sync(store=store)
    desk.service.faults.clear()
    desk.service.edits.clear()
    return last["there"]


@pytest.mark.parametrize("batch", range(BATCHES))
def test_whatever_happens_verdicts_stand_right_or_nowhere(batch: int, tmp_path: Path) -> None:
    with Service() as service:
        desk = prepared(service, tmp_path)
        quota = service.limit(desk.clock, PACE)
        for number in range(batch, SCHEDULES, BATCHES):
            chance = random.Random(number)  # noqa: S311  # schedules, not secrets
            with restored(desk.book), fresh_store(tmp_path) as store, fresh_store(tmp_path) as quiet:
                home = homes(desk.sync(store=store)[1]) if chance.random() < 0.5 else {}
                there = weathered(desk, chance, store)
                assert theirs(desk.book) == there, number
                assert strangers(desk.book) == [], number
                _, judged = desk.sync(store=store)
                assert {name: city for name, city in homes(judged).items() if home.get(name, city) != city} == {}, (
                    number
                )
                settled = desk.book.sheet("核验结果").values()
                assert theirs(desk.book) == there, number
                assert strangers(desk.book) == [], number
                if number % 5 == 0:
                    again, _ = desk.sync(store=store)
                    assert again.written == 0, number
                if number % 3:
                    continue  # what follows from the pulls alone is asked of every third schedule
                same_pulls(store, quiet)
                desk.sync(store=quiet)
                assert desk.book.sheet("核验结果").values() == settled, number
        assert quota.refused == 0
        desk.client.session.close()
