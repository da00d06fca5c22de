"""The desk works the season out when something changed, and only then."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from sync.desk.run import run_of
from sync.plan import OFFICE
from sync.reading import web_channel
from sync.store import Role
from sync.web.view.desk import Desk
from tests.markdown import workbook
from tests.web.town import NOON, book

PATIENCE = 120
"""Seconds within which a busy machine reads a small file."""


class Hours:
    """A clock that stands until it is moved."""

    now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def desk(tmp_path: Path, hours: Hours) -> Iterator[Desk]:
    run = run_of(2014, tmp_path / "收件", tmp_path / "结果", "2014-09-05", clock=NOON)
    made = Desk(run, lambda: replace(run, plan=replace(run.plan, theme="示例新主题")), hours, PATIENCE)
    yield made
    made.close()


def test_nothing_new_is_not_worked_out_again(desk: Desk, hours: Hours) -> None:
    first = desk.view()
    hours.now += timedelta(hours=3)
    assert desk.view() is first


def test_what_comes_in_by_any_way_is_seen(desk: Desk) -> None:
    first = desk.view()
    desk.store.keep(book(), "佛山市.xlsx", "邮件", NOON - timedelta(days=1))
    second = desk.view()
    assert second is not first
    assert list(second.told.season.submissions) == ["440600"]


def test_midnight_and_deadlines_are_seen(desk: Desk, hours: Hours) -> None:
    first = desk.view()
    assert first.until == datetime(2014, 9, 5, 16, tzinfo=UTC)
    hours.now = datetime(2014, 9, 10, 15, 59, tzinfo=UTC)
    assert desk.view().until == datetime(2014, 9, 10, 16, tzinfo=UTC)
    hours.now = datetime(2014, 9, 10, 16, tzinfo=UTC)
    assert desk.view().until == datetime(2014, 9, 10, 16, 0, 0, 1, tzinfo=UTC)


def test_an_edited_plan_is_read_again(desk: Desk) -> None:
    assert desk.view().plan.theme != "示例新主题"
    desk.files = ()
    desk.last = None
    assert desk.view().plan.theme == "示例新主题"


def test_a_judge_s_ballot_sent_as_a_city_is_no_ballot(desk: Desk) -> None:
    city = desk.run.plan.city_by_code["440600"]
    meta = "# _meta\n| template | 评分表-2014@1 |\n| year | 2014 |\n| judge | P01 |\n# 百姓学习之星\n| 编号 | 总分 |"
    desk.store.keep(workbook(meta), "佛山市/评分表.xlsx", web_channel(city), NOON)
    gathered = desk.view().told.gathered
    assert (gathered.ballots, [each.code for each in gathered.refused[1]]) == ((), ["no-forms"])


def test_what_arrived_and_was_not_looked_at_is_sorted_later(desk: Desk) -> None:
    city = desk.run.plan.city_by_code["440600"]
    row = desk.store.put_stream(BytesIO(book()), "佛山市/佛山市.xlsx", web_channel(city), NOON)
    desk.store.enter([row])
    assert [each.id for each in desk.store.received(Role.ARRIVED)] == [1]
    assert desk.view().told.gathered.roles == {1: Role.FORM}
    assert OFFICE.code not in desk.view().told.season.submissions


def test_what_comes_in_while_the_season_is_worked_out_is_seen_next(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    out = desk.register.out

    def meanwhile(season: int) -> object:
        desk.store.keep(book(), "佛山市.xlsx", "邮件", NOON - timedelta(days=1))
        monkeypatch.undo()
        return out(season)

    monkeypatch.setattr(desk.register, "out", meanwhile)
    assert dict(desk.view().told.season.submissions) == {}
    assert list(desk.view().told.season.submissions) == ["440600"]


def test_the_same_file_sent_again_after_the_deadline_is_not_late(desk: Desk, hours: Hours) -> None:
    city = desk.run.plan.city_by_code["440600"]
    data = book()
    for moment in (NOON, NOON + timedelta(days=10)):
        desk.store.keep(data, "佛山市/佛山市.xlsx", web_channel(city), moment)
    hours.now = NOON + timedelta(days=10, hours=1)
    forms = {each.form: each.on_time for each in desk.view().told.progress.by_city[city.code].forms}
    assert (forms["unit"], forms["star"], forms["brand"]) == (True, True, True)


def test_evidence_of_one_city_is_never_another_s(desk: Desk) -> None:
    cities = [desk.run.plan.city_by_code[code] for code in ("440600", "440700")]
    for city, data in zip(cities, (book(), book("江门市", "440700")), strict=True):
        desk.store.keep(data, f"{city.name}/表.xlsx", web_channel(city), NOON - timedelta(hours=1))
    desk.store.keep(b"1", "江门市/440600-S01-示例1.jpg", web_channel(cities[1]), NOON, Role.EVIDENCE)
    assert desk.view().told.season.evidence == {}
