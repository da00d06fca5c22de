"""Many pulls are read by what is new in each: what they say is what each would say if it were read alone."""

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from sync.inbox.google_pulls import Version, name_of, submissions, without_personal
from sync.model import Submission
from sync.plan import OFFICE, Plan
from sync.reading import read
from sync.sheets.google.pulled.pulling import pull, pulled
from sync.sheets.google.pulled.splitting import Split
from sync.sheets.google.service.spreadsheet import Book
from sync.store import Role, Store
from tests.google import requests_sheets
from tests.google.people import Person
from tests.google.refusals import Refusal
from tests.sheets.google.online_desk import NOW, Desk, fill

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sync.sheets.google.entries.entry_memory import FormMemory

FORMS = ("百姓学习之星", "参会回执")
PULLS = 60


def tab(chance: random.Random, book: Person) -> str:
    return chance.choice([title for title in book.titles if title not in {"填报说明", "核验结果", "_meta"}])


def loses_marks(_: random.Random, book: Person) -> None:
    requests_sheets.delete_sheet(book.book, {"sheetId": book.sheet("_meta").id}, book.book.owner)
    book.book.touched()


def writes(chance: random.Random, book: Person) -> None:
    book.sheet(tab(chance, book)).paste(f"E{chance.randrange(6, 30)}", [[f"示例{chance.randrange(99)}", "错误"]])


EDITS: tuple[Callable[[random.Random, Person], object], ...] = (
    *(writes,) * 6,
    lambda chance, book: book.sheet(tab(chance, book)).clear(f"E{chance.randrange(6, 30)}"),
    lambda chance, book: book.owner.sheet(tab(chance, book)).insert_rows(chance.randrange(5, 20)),
    lambda chance, book: book.owner.sheet(tab(chance, book)).delete_rows(chance.randrange(6, 20)),
    lambda chance, book: book.owner.sheet(tab(chance, book)).move_rows(chance.randrange(6, 20), 25),
    lambda chance, book: book.owner.sheet(tab(chance, book)).sort("A6:R30", chance.choice("AEF")),
    lambda chance, book: book.owner.sheet(tab(chance, book)).sort("E6:R30", chance.choice("EF")),
    lambda chance, book: book.sheet(tab(chance, book)).drag("E8:R8", f"E{chance.randrange(6, 20)}"),
    lambda chance, book: book.owner.sheet(tab(chance, book)).move_columns(chance.choice("EFGH"), "K"),
    lambda chance, book: book.owner.sheet(tab(chance, book)).edit(f"A{chance.randrange(6, 20)}", "440300-S01"),
    lambda chance, book: book.sheet(tab(chance, book)).rename(f"改名{chance.randrange(9)}"),
    lambda chance, book: book.owner.sheet("核验结果").edit("A5", f"改动{chance.random()}"),
    lambda chance, book: loses_marks(chance, book) if chance.random() < 0.2 else None,
)


def plainly(store: Store, plan: Plan) -> dict[str, list[Submission]]:
    """What each pull says, read alone but for what is known by then.

    Of pulls alike in content the first one's time and the last one's places.
    """
    versions: dict[str, list[Version]] = {}
    memory: Mapping[str, FormMemory] = {}
    for received in store.received(Role.PULL):
        split = Split(pulled(store.data(received)), plan, memory=memory)
        memory = split.after
        for city in plan.cities:
            digest, before = split.digests.get(city.code, ""), versions.setdefault(city.code, [])
            if before and before[-1].digest == digest:
                before[-1] = before[-1]._replace(split=split)
            elif before or digest:
                before.append(Version(digest, received, split))
    found: dict[str, list[Submission]] = {}
    for city in plan.cities:
        for _, received, split in versions[city.code]:
            made = read(split.workbook(city), received, plan).submission
            assert made is not None
            found.setdefault(city.code, []).append(made if split.has_personal else without_personal(made, plan))
    return found


def test_pulls_read_one_after_another_say_what_each_says_alone(desk: Desk) -> None:
    desk.issue()
    book, store, chance = Book(desk.connected(), desk.book.id), Store(desk.folder / "store"), random.Random(4)  # noqa: S311  # edits, not secrets
    for title in FORMS:
        fill(desk.book.sheet(title), 8, 姓名="示例甲", 性别="女")
    for number in range(PULLS):
        with suppress(Refusal, KeyError, ValueError):
            chance.choice(EDITS)(chance, desk.book)
        store.keep(pull(book), name_of(desk.plan, OFFICE), "在线表格", NOW + timedelta(minutes=number), Role.PULL)
    wanted = plainly(store, desk.plan)
    found: dict[str, list[Submission]] = {}
    for each in submissions(store, desk.plan, NOW + timedelta(days=1)):
        found.setdefault(each.city, []).append(each)
    store.close()
    assert found == wanted
    assert sum(map(len, found.values())) > PULLS // 4


def test_a_tab_that_is_as_it_was_is_not_read_again(desk: Desk) -> None:
    desk.issue()
    book = Book(desk.connected(), desk.book.id)
    before = Split(pulled(pull(book)), desk.plan)
    fill(desk.book.sheet(FORMS[0]), 8, 姓名="示例甲")
    after = before.next(pull(book))
    kept = [one is other for one, other in zip(before.shares, after.shares, strict=True)]
    assert (after.digests.keys() - before.digests.keys(), kept) == ({"440300"}, [False, True])
