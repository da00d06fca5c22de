"""A spreadsheet for each city: nobody sees another's rows, and the pace holds over all of them."""

from pathlib import Path

import pytest

from sync.commands.sheet import Sheets, said
from sync.desk.online_sheet import Online
from sync.desk.standing import judged
from sync.errors import OnlineError, PartlyDoneError
from sync.inbox.gather import gather
from sync.inbox.library import Library
from sync.messages import load as load_messages
from sync.plan import GoogleSheet, Pacing
from sync.sheets.google.hand_out import hand_out
from sync.sheets.google.reconciling import SheetHandout
from sync.sheets.google.service.access_settings import access
from sync.sheets.google.service.client import connected
from sync.sheets.google.service.spreadsheet import Book
from sync.store import Role, Store
from tests.google.faults import reset
from tests.google.service import Service
from tests.sheets.google.online_desk import NOW, PLAN, Clock, fill, rows


def test_each_city_has_its_own_sheet_and_the_pace_holds(service: Service, tmp_path: Path) -> None:
    books = {city.code: service.create(city.name, shared_with=[service.address]) for city in PLAN.cities}
    ids = {code: book.id for code, book in books.items()}
    settings = GoogleSheet(layout="city", cities=ids, pacing=Pacing(requests_a_minute=6))
    clock = Clock()
    quota = service.limit(clock, 6)
    environ = {"GOOGLE_APPLICATION_CREDENTIALS": str(service.key_file(tmp_path)), "GOOGLE_API_ROOT": service.root}
    way = access(settings, PLAN, environ)
    assert way is not None
    client = connected(way, clock=clock, sleep=clock.sleep)
    for city, id_ in way.spreadsheets:
        hand_out(Book(client, id_), SheetHandout(PLAN, settings, city, (way.account,)))
    page = books["440300"].sheet("参会回执")
    assert [each for each in page.values()[3] if each in {"手机", "身份证件号", "地市"}] == ["手机", "身份证件号"]
    fill(page, 6, 姓名="示例甲", 性别="不详")
    online = Online(PLAN, settings, client, [(city, Book(client, id_)) for city, id_ in way.spreadsheets])
    store, messages = Store(tmp_path / "store"), load_messages()
    online.pull(store, NOW)
    with Library(store) as library:
        online.answer(judged(gather(library, PLAN, messages, NOW), messages))
    store.close()
    client.session.close()
    shown = {code: dict(rows(book.sheet("参会回执")))[6].get("核验状态", "") for code, book in books.items()}
    assert shown == {"440100": "", "440300": "待修改", "440400": ""}
    assert (online.requests, quota.refused, len(clock.slept)) == (18, 0, 1)


def test_one_refused_spreadsheet_does_not_stop_the_others(service: Service, tmp_path: Path) -> None:
    books = {city.code: service.create(city.name, shared_with=[service.address]) for city in PLAN.cities[:2]}
    books["440400"] = service.create("未共享")
    settings = GoogleSheet(layout="city", cities={code: book.id for code, book in books.items()})
    environ = {"GOOGLE_APPLICATION_CREDENTIALS": str(service.key_file(tmp_path)), "GOOGLE_API_ROOT": service.root}
    way = access(settings, PLAN, environ)
    assert way is not None
    client = connected(way)
    for city, id_ in way.spreadsheets[:2]:
        hand_out(Book(client, id_), SheetHandout(PLAN, settings, city, (way.account,)))
    fill(books["440300"].sheet("参会回执"), 6, 姓名="示例甲", 性别="不详")
    online = Online(PLAN, settings, client, [(city, Book(client, id_)) for city, id_ in way.spreadsheets])
    store, messages = Store(tmp_path / "store"), load_messages()
    online.pull(store, NOW)
    with Library(store) as library:
        online.answer(judged(gather(library, PLAN, messages, NOW), messages))
    store.close()
    client.session.close()
    told = "config/google.toml 的 cities.440400（珠海市）：没有权限打开或修改在线表格："
    assert online.failed == [told + f"请在表格的“共享”里把 {way.account} 加为“编辑者”，然后重试"]
    assert dict(rows(books["440300"].sheet("参会回执")))[6]["核验状态"] == "待修改"


def test_the_spreadsheet_of_another_city_is_not_taken_for_ones_own(service: Service, tmp_path: Path) -> None:
    book = service.create("深圳市", shared_with=[service.address])
    settings = GoogleSheet(layout="city", cities={"440300": book.id})
    environ = {"GOOGLE_APPLICATION_CREDENTIALS": str(service.key_file(tmp_path)), "GOOGLE_API_ROOT": service.root}
    way = access(settings, PLAN, environ)
    assert way is not None
    client = connected(way)
    hand_out(Book(client, book.id), SheetHandout(PLAN, settings, PLAN.city_by_code["440300"], (way.account,)))
    with pytest.raises(OnlineError, match=r"^这是发给深圳市的表格，请核对编号；改变布局（layout）的，请另建空白表格$"):
        hand_out(Book(client, book.id), SheetHandout(PLAN, settings, PLAN.city_by_code["440100"], (way.account,)))
    client.session.close()


def test_what_was_refused_is_said_after_what_was_done() -> None:
    told = []
    with pytest.raises(PartlyDoneError) as refused:
        told.extend(said(Sheets((), 3, ("深圳市：示例", "广州市：示例"))))
    assert (told, str(refused.value)) == (["共请求谷歌3次。"], "深圳市：示例\n广州市：示例")


def test_trouble_with_the_network_stops_the_reading_of_all(service: Service, tmp_path: Path) -> None:
    books = {city.code: service.create(city.name, shared_with=[service.address]) for city in PLAN.cities}
    settings = GoogleSheet(
        layout="city", cities={code: book.id for code, book in books.items()}, pacing=Pacing(attempts=1, at_once=2)
    )
    environ = {"GOOGLE_APPLICATION_CREDENTIALS": str(service.key_file(tmp_path)), "GOOGLE_API_ROOT": service.root}
    way = access(settings, PLAN, environ)
    assert way is not None
    client = connected(way)
    service.faults.add(reset(commit=False).on("GET", times=None))
    online = Online(PLAN, settings, client, [(city, Book(client, id_)) for city, id_ in way.spreadsheets])
    store = Store(tmp_path / "store")
    with pytest.raises(OnlineError, match="连不上"):
        online.pull(store, NOW)
    assert (store.received(Role.PULL), online.failed) == ([], [])
    store.close()
    client.session.close()
