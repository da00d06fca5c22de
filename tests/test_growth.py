"""Whatever a city sends, the work grows with how much it is, not with every pair of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from sync.answers import answer
from sync.evidence import paired
from sync.messages.quoting import LISTED, worded
from sync.model import Address, Evidence, Finding, Inspection, Received, Submission
from sync.privacy import masked
from sync.rules import check_all, province, structure
from sync.rules import evidence_rules as evidence
from sync.season import Season
from sync.status import judge
from sync.web.city.problem_tables import MOST_ROWS, ShownTable, board
from sync.web.office.open_decisions import open_decisions
from tests.growth import growth, steps
from tests.submissions import MESSAGES, season, submission, year

LINEAR = 2.2
NOON = datetime(2014, 9, 10, 12, 0, tzinfo=UTC)
Name = Callable[[int], str]


def one(_: int) -> str:
    return "示例大讲坛"


def near(number: int) -> str:
    return "示例大讲坛" + chr(0x4E00 + number)


def other(number: int) -> str:
    return f"示例{chr(0x4E00 + number)}{chr(0x5E00 + number)}{chr(0x6E00 + number)}"


def flood(count: int, city: str, name: Name) -> Submission:
    """So many stars and brands of one city, each star with a deed and a photo that all name alike."""
    stars = "\n".join(
        f"| {city}-S{row:02d} | {name(row)} | 1962-05 | 甲.docx | 图.jpg |" for row in range(1, count + 1)
    )
    brands = "\n".join(f"| {city}-B{row:02d} | {name(row)} |" for row in range(1, count + 1))
    titles = "| 编号 | 姓名 | 出生年月 | 事迹材料文件 | 照片文件 |\n|--|--|--|--|--|"
    return submission(
        f"# 百姓学习之星\n{titles}\n{stars}\n# 终身学习活动品牌\n| 编号 | 品牌名称 |\n|--|--|\n{brands}", city
    )


def flooded(count: int, name: Name) -> Season:
    return season(flood(count, "440600", name), flood(count, "442000", name))


@pytest.mark.parametrize("name", [one, near, other])
def test_checking_two_cities_that_flood_each_other(name: Name) -> None:
    def work(count: int) -> Callable[[], object]:
        made = flooded(count, name)
        return lambda: check_all(made, MESSAGES)

    assert growth(work) < LINEAR


def test_names_held_against_each_other_are_no_more_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    extract = province.process.extract

    def counted(name: str, names: dict[object, str], **how: object) -> object:
        asked.append(len(names))
        return extract(name, names, **how)

    monkeypatch.setattr(province.process, "extract", counted)
    check_all(flooded(100, near), MESSAGES)
    assert asked == [5, 5, 5, 5, 5, 5, 5, 5, 5, 5]


@pytest.mark.parametrize("name", [one, near, other])
def test_judging_answering_and_deciding(name: Name) -> None:
    def work(count: int) -> Callable[[], object]:
        made = flooded(count, name)
        found = check_all(made, MESSAGES)["442000"]
        city = made.plan.city_by_code["442000"]

        def done() -> None:
            verdict = judge(city, made.submissions[city.code], found, made)
            answer(verdict, made.plan, MESSAGES)
            fresh = replace(made)  # what it keeps is worked out again
            for row in range(1, count + 1):
                open_decisions(fresh, city.code, f"{city.code}-S{row:02d}")

        return done

    assert growth(work) < LINEAR


def test_showing_a_city_its_rows_with_a_problem() -> None:
    def work(count: int) -> Callable[[], list[ShownTable]]:
        sent = flood(count, "442000", other)
        places = (sent.tables["star"].address("name", row) for row in range(count))
        wrong = [
            Finding("name-unlikely", each, "star", field="name", params={"title": "姓名", "value": "示例"})
            for each in places
        ]
        wrong += [replace(each, address=replace(each.address, column="Z")) for each in wrong if each.address]
        return lambda: board(sent, year(), MESSAGES, wrong).tables()

    assert growth(work) < LINEAR
    (table,) = [each for each in work(60)() if each.form.key == "star"]
    assert (len(table.rows), table.more) == (MOST_ROWS, 10)
    assert [len(each.said) for each in table.rows] == [1] * MOST_ROWS


def file(number: int, name: str) -> Received:
    return Received(number, sha256(str(number).encode()).hexdigest(), name, "邮件", NOON, 1)


@pytest.mark.parametrize(
    "name", ["中山市/{}/图.jpg", "中山市/{}/盖章件.pdf", "{}/甲.doc", "442000-S01/{}.jpg", "{}.jpg"]
)
def test_pairing_so_many_files_with_so_many_entries(name: str) -> None:
    def work(count: int) -> Callable[[], object]:
        sent = flooded(count, other)
        files = [file(number, name.format(number)) for number in range(count)]
        return lambda: paired(sent.plan, sent.submissions.values(), files)

    assert growth(work) < LINEAR


def test_one_photo_sent_for_every_entry() -> None:
    def work(count: int) -> Callable[[], object]:
        sent = flood(count, "442000", other)
        photo = (Evidence(file(1, "图.jpg"), Inspection("jpg", long_side=2000)),)
        slots = {("442000", f"442000-S{row:02d}", "photos"): photo for row in range(1, count + 1)}
        made = replace(season(sent), evidence=slots)
        return lambda: list(evidence.shared(sent, made))

    assert growth(work) < LINEAR


def test_what_reading_noticed_finds_its_rows() -> None:
    def work(count: int) -> Callable[[], object]:
        seen = [Finding("key-unknown", Address("百姓学习之星", "A", 5 + row), "star") for row in range(1, count + 1)]
        sent = replace(flood(count, "442000", other), observations=tuple(seen))
        sent = replace(sent, tables={key: replace(each, keys=list(each.keys)) for key, each in sent.tables.items()})
        made = season(sent)
        assert [each.key for each in structure.observations(sent, made)] == list(sent.tables["star"].keys)
        return lambda: list(structure.observations(sent, made))

    assert growth(work) < LINEAR


def test_of_a_long_list_only_what_is_written_out_is_worded_and_masked() -> None:
    def lists(count: int) -> Finding:
        return Finding("repeated-elsewhere", params={"cities": tuple(f"13800005{n:03d}" for n in range(count))})

    plan, few, many = year(), lists(LISTED + 1), lists(1000)
    masked(few, plan)  # what the plan works out once
    assert steps(lambda: worded(few.params["cities"])) == steps(lambda: worded(many.params["cities"]))
    assert steps(lambda: masked(few, plan)) == steps(lambda: masked(many, plan))
    told = worded(masked(many, plan).params["cities"])
    assert told == "、".join(f"138****5{number:03d}" for number in range(LISTED)) + "等1000项"
    assert "13800005" not in str(masked(many, plan).params)
