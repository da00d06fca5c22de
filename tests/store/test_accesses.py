"""Access codes: told once, kept as a hash; tries are counted for all processes together."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sync.plan import Tries
from sync.store import Store
from sync.store.access_codes import ALPHABET, GROUP, GROUPS, HEAD, grouped, made, tidy
from sync.store.accesses import Accesses, Caller
from sync.store.attempts import Attempts
from sync.store.remove import Purge, purge

NOW = datetime(2014, 9, 5, 12, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


def test_a_code_has_sixty_secret_bits_and_nothing_to_misread() -> None:
    assert (len(ALPHABET), set("01IO") & set(ALPHABET), (GROUP * GROUPS - HEAD) * 5) == (32, set(), 60)
    assert len({made() for _ in range(100)}) == 100


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("K7QM-3RTX-9WPA-HD4Z", "K7QM3RTX9WPAHD4Z"),
        ("  k7qm 3rtx　9wpa—hd4z ", "K7QM3RTX9WPAHD4Z"),
        ("Ｋ７ＱＭ３ＲＴＸ９ＷＰＡＨＤ４Ｚ", "K7QM3RTX9WPAHD4Z"),
        ("K7QM-3RTX-9WPA-HD4", ""),
        ("K7QM-3RTX-9WPA-HD40", ""),
        ("", ""),
    ],
)
def test_a_code_may_be_typed_in_many_ways(typed: str, code: str) -> None:
    assert tidy(typed) == code


def test_the_code_itself_is_kept_nowhere(store: Store, tmp_path: Path) -> None:
    code = Accesses(store).add(Caller.CITY, NOW, city="440600")
    store.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert (code[HEAD:].encode() in kept, grouped(code).encode() in kept) == (False, False)


def test_a_code_says_whose_it_is_until_it_is_given_up(store: Store) -> None:
    accesses = Accesses(store)
    city, reader = accesses.add(Caller.CITY, NOW, city="440600"), accesses.add(Caller.READER, NOW, person="示例甲")
    found = [accesses.of_code(each) for each in (city, reader, city[:HEAD] + reader[HEAD:], "")]
    assert [each and (each.city, each.person, each.role) for each in found] == [
        ("440600", "", Caller.CITY),
        ("", "示例甲", Caller.READER),
        None,
        None,
    ]
    assert accesses.revoke(NOW, city="440600") == 1
    assert [accesses.of_code(city), accesses.valid(1)] == [None, None]
    assert [each.revoked_at for each in accesses.lines()] == [NOW, None]


def test_tries_are_counted_for_all_processes_and_forgotten_in_time(store: Store, tmp_path: Path) -> None:
    limits = Tries(2, 15), Tries(3, 60)
    ours, theirs = Attempts(store, *limits), Attempts(Store(tmp_path), *limits)
    tried = [each.begin("address", f"head{n}", NOW) is not None for n, each in enumerate((ours, theirs, ours, theirs))]
    assert tried == [True, True, False, False]
    assert ours.begin("address", "head", NOW + timedelta(minutes=16)) is not None


def test_a_right_code_is_not_counted(store: Store) -> None:
    attempts = Attempts(store, Tries(1, 15), Tries(1, 15))
    for _ in range(3):
        number = attempts.begin("address", "head", NOW)
        assert number is not None
        attempts.forgive(number)


def test_codes_and_tries_go_with_what_is_personal(store: Store) -> None:
    accesses, attempts = Accesses(store), Attempts(store, Tries(count=1, minutes=10), Tries(count=1, minutes=10))
    accesses.add(Caller.SECRETARIAT, NOW, person="示例员")
    assert [attempts.begin("a", "K7QM", NOW) is None for _ in range(2)] == [False, True]
    assert purge(store, "示例员", NOW) == Purge(0, 0, 0)
    assert (accesses.lines(), attempts.begin("a", "K7QM", NOW) is None) == ([], False)
