"""A server that stops at once: what was acknowledged is there, even where its administrator chose speed."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sync.errors import StoreError
from sync.store import Store, alone
from sync.store.databases.database_address import server
from sync.store.letter_register import Register, UnnumberedLetter
from tests.postgresql import made
from tests.postgresql import place as new_place

pytestmark = pytest.mark.postgresql
NOON = datetime(2014, 9, 10, 12, 0, tzinfo=UTC)
LETTER = UnnumberedLetter(2014, "reminder", "440600", "示例函", date(2014, 9, 15), "催报函-佛山市", "0" * 64)
CARELESS = {"synchronous_commit": "off", "wal_writer_delay": "10s"}


def test_what_was_acknowledged_outlives_the_server(tmp_path: Path) -> None:
    own = made(new_place(), **CARELESS)
    store, register = (
        Store(tmp_path, server(own.url(), "desk_2014")),
        Register(tmp_path, server(own.url(), "desk_register")),
    )
    kept = [store.keep(f"{number}".encode(), f"{number}.xlsx", "网页", NOON) for number in range(5)]
    issued = register.issue(LETTER, lambda number: (f"示例函〔2014〕{number}号", b"1"), NOON)
    own.crash()
    own.start(**CARELESS)
    assert (store.received(), [store.data(each) for each in kept]) == (kept, [b"0", b"1", b"2", b"3", b"4"])
    assert (register.lines(), register.data(issued)) == ([issued], b"1")
    assert store.keep(b"6", "6.xlsx", "网页", NOON) in store.received()
    with alone(tmp_path, place=store.address):
        own.crash()
    with pytest.raises(StoreError, match=r"^数据库服务器连接不上，[^\n]+：postgresql://desk:\*\*\*@/desk$"):
        store.keep(b"7", "7.xlsx", "网页", NOON)
