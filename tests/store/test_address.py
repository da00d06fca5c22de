"""STORE_URL as people write it, and whose databases it means: the office's, never those of a closed world."""

from pathlib import Path

import pytest
from sqlalchemy import make_url

from sync.errors import StoreError
from sync.store.databases import database_address as addresses
from sync.store.databases.database_address import address, beside, server, shown

NAMED = {"STORE_URL": "postgres://desk:geheim@db.example/desk"}


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(addresses, "VAR", tmp_path / "var")
    return tmp_path / "var"


def test_every_year_of_the_office_has_a_schema_and_the_register_its_own(var: Path) -> None:
    found = [address(each, "store.db", NAMED) for each in (var / "2014", var / ".." / "var" / "2015", var)]
    assert [each.schema for each in found] == ["desk_2014", "desk_2015", "desk_register"]
    assert {each.url.render_as_string(hide_password=False) for each in found} == {
        "postgresql+psycopg://desk:geheim@db.example/desk"
    }


def test_a_closed_world_keeps_its_database_in_its_folder(var: Path, tmp_path: Path) -> None:
    for folder in (tmp_path / "结果" / "2014" / "存档", var / "2014" / "存档", tmp_path):
        assert address(folder, "store.db", NAMED) == beside(folder / "store.db")
    assert {address(var / "2014", "store.db", each) for each in ({}, {"STORE_URL": " "})} == {
        beside(var / "2014" / "store.db")
    }


def test_what_was_kept_before_is_not_forgotten(var: Path) -> None:
    (var / "2014").mkdir(parents=True)
    (var / "2014" / "store.db").touch()
    with pytest.raises(StoreError, match=r"store\.db 还没有搬进 STORE_URL 所指的数据库：请先运行 make move"):
        address(var / "2014", "store.db", NAMED)
    assert address(var, "register.db", NAMED).schema == "desk_register"


@pytest.mark.parametrize(
    "written",
    ["postgres://desk:a%40b@h/desk", "postgresql://desk:a%40b@h/desk", "postgresql+psycopg://desk:a%40b@h/desk"],
)
def test_addresses_are_taken_as_people_write_them(written: str) -> None:
    found = server(written, "desk_2014")
    assert (found.url.drivername, found.url.password, found.shared) == ("postgresql+psycopg", "a@b", True)


@pytest.mark.parametrize(
    "written",
    [
        "db.example",
        "desk:geheim@h/desk",
        "mysql://desk:geheim@h/desk",
        "sqlite:///desk.db",
        "jdbc:postgresql://desk:geheim@h/desk",
        "postgresql://desk:geheim@h",
        "postgresql://desk:geheim@h:端口/desk",
        "postgresql+asyncpg://desk:geheim@h/desk",
    ],
)
def test_what_is_no_address_of_postgresql_is_told_without_repeating_it(written: str) -> None:
    with pytest.raises(StoreError) as caught:
        server(written, "desk_2014")
    assert str(caught.value) == (
        "STORE_URL 写得不对：应写成 postgresql://用户名:密码@服务器:5432/数据库名，密码中的 @ : / 等写成 %40 %3A %2F"
    )


def test_an_address_is_shown_without_its_password() -> None:
    whole = make_url("postgresql+psycopg://desk:geheim@db.example:5433/desk?password=geheim&sslmode=require")
    assert shown(whole) == "postgresql://desk:***@db.example:5433/desk"
    assert shown(beside(Path("var/store.db")).url) == "var/store.db"
