"""Numbers that are drawn: no two are equal, nobody's changes when somebody else comes, and drawing ends."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.selection import lots as drawing
from sync.selection.lots import STRANGE, length, numbers

KNOWN = [f"{city}00-S{row:02d}" for row in range(1, 100) for city in range(4401, 4422)]
SEED = ("2014-学习活动周", "number", "star")


@given(st.sets(st.sampled_from([*KNOWN, "星1号", "440600-S01A", "110000-S01"])), st.sampled_from(KNOWN))
def test_who_comes_later_changes_nobodys_number(there: set[str], later: str) -> None:
    before = numbers(sorted(there), KNOWN, *SEED)
    after = numbers(sorted({*there, later}, reverse=True), KNOWN, *SEED)
    assert {key: after[key] for key in there} == before


def test_all_numbers_are_different_however_many() -> None:
    strange = [f"442000-S{row}" for row in range(1000, 5000)]
    made = numbers([*KNOWN, *strange], KNOWN, *SEED)
    assert len(set(made.values())) == len(KNOWN) + len(strange)
    assert {len(made[key]) for key in KNOWN} == {length(len(KNOWN))}
    assert {len(made[key]) for key in strange} == {STRANGE}


def test_a_number_says_nothing_of_its_key_and_another_seed_draws_others() -> None:
    one, other = numbers(KNOWN, KNOWN, *SEED), numbers(KNOWN, KNOWN, "另一种子", "number", "star")
    assert set().union(*one.values()) <= set(drawing.LETTERS)
    assert sum(one[key] == other[key] for key in KNOWN) <= 1


@pytest.mark.parametrize(("keys", "letters"), [(0, 4), (1, 4), (4569, 4), (4570, 5), (118813, 5), (118814, 6)])
def test_the_length_follows_how_many_there_are(keys: int, letters: int) -> None:
    assert length(keys) == letters


@pytest.fixture
def draws(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys that lots were drawn for, one by one."""
    made: list[str] = []
    lot = drawing.lot

    def counted(*words: str) -> int:
        made.append(words[-1])
        return lot(*words)

    monkeypatch.setattr(drawing, "lot", counted)
    return made


@pytest.mark.parametrize("count", [100, 1_000, 10_000, 40_000])
def test_only_what_meets_a_number_already_drawn_is_drawn_again(draws: list[str], count: int) -> None:
    keys = [f"{number:06d}-S01" for number in range(count)]
    drawing.apart(keys, length(count), SEED)
    assert list(dict.fromkeys(draws)) == keys
    assert len(draws) - count <= count // 100 + 1


def test_it_ends_even_where_every_number_is_taken_but_one(draws: list[str]) -> None:
    letters = len(drawing.LETTERS)
    made = drawing.apart([str(number) for number in range(letters**2)], 2, SEED)
    assert sorted(made.values()) == sorted("".join(each) for each in product(drawing.LETTERS, repeat=2))
    assert len(draws) < letters**2 * 20
