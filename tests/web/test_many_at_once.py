"""Fifty cities at once, two processes that answer them, and the office's report beside them on the same store."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from tests.killing import posix
from tests.web.house import CITIES, House, Receipt, Visitor, opened, workbook_of

pytestmark = [pytest.mark.long, posix]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    cluster = request.getfixturevalue("cluster") if request.param == "postgresql" else None
    with opened(tmp_path, cluster.database(f"desk_{uuid4().hex}") if cluster else "") as made:
        yield made


def sent(asked: tuple[int, Visitor]) -> Receipt:
    number, visitor = asked
    return visitor.send(f"报表{number}.xlsx", workbook_of(number))


def test_every_receipt_is_right_and_is_of_one_file(house: House) -> None:
    visitors = house.visitors()
    beside = house.report()
    with ThreadPoolExecutor(CITIES) as crowd:
        receipts = list(crowd.map(sent, enumerate(visitors)))
    assert beside.wait(timeout=120) == 0
    assert len({each.number for each in receipts}) == CITIES
    kept = {each.id: each for each in house.store().received()}
    told = [(kept[each.number].name.rpartition("/")[2], kept[each.number].sha256) for each in receipts]
    assert told == [(each.name, each.sha256) for each in receipts]
    with ThreadPoolExecutor(8) as crowd:
        pages = list(
            crowd.map(lambda pair: pair[1].look(f"/sent/{pair[0].number}"), zip(receipts, visitors, strict=True))
        )
    assert {(page.status_code, "<h1>已接收</h1>" in page.text) for page in pages} == {(httpx.codes.OK, True)}
    assert house.report().wait(timeout=120) == 0
