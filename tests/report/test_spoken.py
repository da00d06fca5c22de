"""Several processes that decide at the same moment, on either database: each has seen the one before, or is refused."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial

import pytest

from sync.errors import DeskError
from sync.inbox.city_statements import state
from sync.inbox.kept_decisions import (
    Floor,
    KeptRuling,
    KeptStatement,
    SaidOn,
    Spoken,
    TakenBack,
    last_word,
    words_said,
)
from sync.inbox.office_rulings import rule, rulings, take_back
from sync.season import Ruled
from sync.store import Overtaken, Role
from sync.store.accesses import Accesses
from sync.store.accesses import Caller as Person
from tests.databases import World
from tests.submissions import year

NOON = datetime(2014, 9, 15, 4, 0, tzinfo=UTC)
FOSHAN, KEY = "440600", "440600-S01"
ROW: SaidOn = ("row", FOSHAN, KEY)
WHAT: tuple[Ruled, ...] = ("不接收", "撤回")
CROWD = 8


def decide(world: World, base: int, who: str, number: int, key: str = KEY) -> str:
    """Decide on a row, each in another way; return what one is told."""
    said = KeptRuling(FOSHAN, key, WHAT[number % 2], f"示例{who}{number}", number, "示例")
    return told(lambda: rule(Floor(world.store(), year(), base), said, f"{who}{number}", NOON))


def told(work: Callable[[], object]) -> str:
    try:
        work()
    except DeskError as error:
        return str(error)
    return ""


def eight(world: World, who: str) -> list[str]:
    """Eight of one process who saw nothing decided."""
    with ThreadPoolExecutor(CROWD) as crowd:
        return list(crowd.map(partial(decide, world, 0, who), range(CROWD)))


def test_of_many_at_the_same_moment_one_stands_and_the_others_are_told_which(
    world: World, processes: ProcessPoolExecutor
) -> None:
    world.store().close()
    said = [each for one in [processes.submit(eight, world, who) for who in "甲乙丙"] for each in one.result()]
    (stands,) = rulings(world.store().snapshot(), NOON)
    assert Counter(said) == {
        "": 1,
        f"刚由{stands.who}于9月15日12:00决定：{stands.ruled}，理由：示例。请看清以后再决定": 3 * CROWD - 1,
    }


def insist(world: World, who: str, times: int) -> list[tuple[int, int]]:
    """Decide so many times, looking again whenever somebody was faster; return what each was on top of, and became."""
    store, made = world.store(), list[tuple[int, int]]()
    while len(made) < times:
        word = last_word(store.snapshot(), ROW)
        base = word.received.id if word else 0
        said = KeptRuling(FOSHAN, KEY, WHAT[len(made) % 2], who, 1, f"示例{len(made)}")
        try:
            made.append((base, rule(Floor(store, year(), base), said, f"{who}{len(made)}", NOON).id))
        except Spoken:
            continue
    return made


def test_whoever_looks_again_gets_a_turn_and_each_is_on_top_of_the_one_before(
    world: World, processes: ProcessPoolExecutor
) -> None:
    world.store().close()
    running = [processes.submit(insist, world, who, 6) for who in "甲乙丙"]
    made = sorted((became, base) for each in running for base, became in each.result())
    ids = [became for became, _ in made]
    assert [base for _, base in made] == [0, *ids[:-1]]
    assert [each.received.id for each in words_said(world.store().snapshot())] == ids
    assert [each.received.id for each in rulings(world.store().snapshot(), NOON)] == ids


def rows(world: World, who: str) -> list[str]:
    """Decide on rows of one's own."""
    return [decide(world, 0, who, number, f"440600-S0{who}{number}") for number in range(6)]


def test_who_decides_on_something_else_is_in_nobodys_way(world: World, processes: ProcessPoolExecutor) -> None:
    world.store().close()
    said = [each for one in [processes.submit(rows, world, str(who)) for who in range(3)] for each in one.result()]
    assert said == [""] * 18


def withdraw(world: World, number: int) -> str:
    said = KeptStatement(FOSHAN, "withdrawn", KEY, holds=True, reason=f"示例{number}", access=number)
    return told(lambda: state(Floor(world.store(), year(), 0), said, "撤回", NOON))


def waive(world: World, number: int) -> str:
    said = KeptRuling(FOSHAN, KEY, "豁免", f"示例{number}", number, "示例", "star", "age-unlikely")
    return told(lambda: rule(Floor(world.store(), year(), 0), said, f"豁免{number}", NOON))


def take(world: World, number: int) -> str:
    said = TakenBack(1, f"示例{number}", number, "示例")
    return told(lambda: take_back(Floor(world.store(), year(), 1), said, f"撤销{number}", NOON))


def give(world: World, number: int) -> str:
    accesses = Accesses(world.store())
    return told(lambda: accesses.add(Person.CITY, NOON, city=FOSHAN, seen=(0, 0)) and number)


@pytest.mark.parametrize("work", [withdraw, waive, take, give])
def test_withdrawals_waivers_revocations_and_codes_are_one_at_a_time_as_well(
    world: World, processes: ProcessPoolExecutor, work: Callable[[World, int], str]
) -> None:
    assert decide(world, 0, "甲", 0, KEY if work is take else "440600-S02") == ""
    said = [each.result() for each in [processes.submit(work, world, number) for number in range(9)]]
    assert (said.count(""), all(each.startswith("刚") for each in said if each)) == (1, True)


def test_a_withdrawal_and_a_ruling_see_each_other(world: World, processes: ProcessPoolExecutor) -> None:
    world.store().close()
    running = [processes.submit(withdraw, world, 1), processes.submit(decide, world, 0, "甲", 1)]
    assert sorted(bool(each.result()) for each in running) == [False, True]


def test_the_store_takes_nothing_on_top_of_what_is_no_longer_the_last(world: World) -> None:
    store = world.store()
    first = store.keep(b"1", "1", "秘书处", NOON, Role.RULING, after=0)
    assert store.keep(b"2", "2.xlsx", "网页", NOON).id > first.id  # a workbook is nothing said
    with pytest.raises(Overtaken):
        store.keep(b"3", "3", "秘书处", NOON, Role.RULING, after=0)
    second = store.keep(b"3", "3", "秘书处", NOON, Role.STATEMENT, after=first.id)
    assert (store.snapshot().last_said, len(store.received())) == (second.id, 3)
