"""What cities do with their own cells: sort, shift, drag, copy; verdicts, cities and the office afterwards."""

import re
from datetime import timedelta
from itertools import count

import pytest

from sync.desk.standing import Standing
from tests.google.people import Page
from tests.sheets.google.online_desk import NOW, WHOLE, Desk, fill, own_sheet, rows, small

STAR, FORM, ACTIVITIES = "百姓学习之星", "参会回执", "活动安排"
FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛"
"""Invented names are 示例 and one of these, so that sorting by name changes the order."""
SORTED = "广州市：“参会回执”里广州市的"
later = count(1)


def named(number: int) -> str:
    return f"示例{FAMILY[number * 17 % len(FAMILY)]}{FAMILY[number % len(FAMILY)]}"


def filled(desk: Desk, title: str = STAR, **more: str) -> Page:
    """Issue, and fill in every row with a name and a mistake of its own; sync."""
    desk.issue()
    page = desk.book.sheet(title)
    number = 0
    for row, cells in list(rows(page)):
        if "-" in cells.get("编号", ""):
            number += 1
            fill(page, row, 姓名=named(number), 性别=f"错误{named(number)[-1]}号", **more)
    desk.sync()
    return page


def shown(page: Page, name: str = "姓名") -> dict[str, tuple[str, str]]:
    """Name → status and text as they stand beside it."""
    found = (cells for _, cells in rows(page) if cells.get(name) and cells.get("编号") != "示例")
    return {each[name]: (each.get("核验状态", ""), each.get("问题与修改建议", "")) for each in found}


def counted(judged: Standing, form: str = "star") -> dict[str, tuple[str, str]]:
    """Name → city and row key under which it counts."""
    cities = judged.season.submissions.values()
    return {e.text("name"): (each.city, e.key) for each in cities for e in each.entries(form) if e.text("name")}


def sync(desk: Desk) -> tuple[list[str], Standing]:
    """Sync a day later; return what the office is told and where everybody stands."""
    online, judged = desk.sync(now=NOW + timedelta(days=next(later)))
    return online.remarks, judged


def undisturbed(
    desk: Desk, page: Page, before: dict[str, tuple[str, str]], was: dict[str, tuple[str, str]]
) -> list[str]:
    """Sync; every entry must show what it showed, and count where it counted; return what the office is told."""
    assert shown(page) == before
    told, judged = sync(desk)
    assert shown(page) == before
    assert counted(judged) == was
    return told


@pytest.fixture
def whole(desk: Desk) -> Desk:
    """All cities of the year, two rows each."""
    desk.plan = small("star", cities=len(WHOLE.cities))
    return desk


def test_entries_sorted_under_other_keys_stay_who_they_are(whole: Desk) -> None:
    page = filled(whole)
    before, (_, judged) = shown(page), sync(whole)
    was = counted(judged)
    assert (len(before), {status for status, _ in before.values()}) == (42, {"待修改"})
    page.sort("E6:U47", "F")
    told = undisturbed(whole, page, before, was)
    stands = {cells["姓名"]: (row, cells["编号"][:6]) for row, cells in rows(page) if cells.get("姓名", "") in was}
    city = {code: whole.plan.city_by_code[code].name for code in was_cities(was)}
    away = {name: city for name, city in was.items() if stands[name][0] and stands[name][1] != city[0]}
    assert len(told) == 1
    assert told[0].startswith(f"“百姓学习之星”有{len(away)}条到了别的市的行里（排过序）：")
    for name, (code, key) in away.items():
        assert f"{key}（现第{stands[name][0]}行）" in told[0]
        assert f"{city[code]}的" in told[0]


def was_cities(was: dict[str, tuple[str, str]]) -> set[str]:
    return {code for code, _ in was.values()}


def test_an_entry_deleted_by_moving_cells_up_moves_no_other(whole: Desk) -> None:
    page = filled(whole)
    before, was = shown(page), counted(sync(whole)[1])
    gone = dict(rows(page))[6]["姓名"]
    page.delete_cells("E6:U6")
    del before[gone], was[gone]
    told = undisturbed(whole, page, before, was)
    assert told[0] == "“百姓学习之星”里广州市的440100-S01上次同步时有内容，现在没有了：" + ASK
    assert told[1].startswith(
        "“百姓学习之星”有20条到了别的市的行里（单元格上移了1行）：深圳市的440300-S01（现第7行）在广州市的行里；"
    )
    assert undisturbed(whole, page, before, was) == told[1:]
    assert len(told) == 2


ASK = "请向该市核实，误删的可在“文件—版本记录”中恢复。"


def test_cells_inserted_above_move_no_verdict(whole: Desk) -> None:
    page = filled(whole)
    before, was = shown(page), counted(sync(whole)[1])
    page.insert_cells("E10:U10")
    told = undisturbed(whole, page, before, was)
    assert told[0].startswith("“百姓学习之星”有19条到了别的市的行里（单元格下移了1行）：珠海市的")
    page.delete_cells("E10:U10")
    assert undisturbed(whole, page, before, was) == []


def test_a_row_between_shifted_entries_is_still_the_citys_own(whole: Desk) -> None:
    page = filled(whole)
    page.clear("E9:U9")
    sync(whole)
    before, was = shown(page), counted(sync(whole)[1])
    page.insert_cells("E8:U8")
    fill(page, 8, 姓名="示例新", 性别="女")
    _, judged = sync(whole)
    assert counted(judged)["示例新"] == ("440300", "440300-S02")
    assert {name: each for name, each in counted(judged).items() if name != "示例新"} == was
    assert {name: each for name, each in shown(page).items() if name != "示例新"} == before


def test_a_dragged_entry_keeps_its_verdict_and_the_covered_one_its_content(desk: Desk) -> None:
    page = filled(desk)
    before, was = shown(page), counted(desk.sync()[1])
    moved, covered = (dict(rows(page))[row]["姓名"] for row in (6, 9))
    page.drag("E6:U6", "E9")
    assert shown(page) == {name: each for name, each in before.items() if name != covered}
    told, judged = sync(desk)
    assert counted(judged) == was, covered
    assert shown(page) == {name: each for name, each in before.items() if name != covered}
    assert told[0].startswith(
        "“百姓学习之星”有1条到了别的市的行里（单独移动过）：广州市的440100-S01（现第9行）在深圳市的行里。"
    )
    assert moved in shown(page)
    fill(page, 6, 姓名="示例补", 性别="女")
    _, judged = sync(desk)
    assert dict(rows(page))[6]["核验状态"] == "待修改"
    assert counted(judged)["示例补"][0] == "440100"


def test_a_dragged_name_silences_neither_row(desk: Desk) -> None:
    page = filled(desk)
    one, other = (dict(rows(page))[row]["姓名"] for row in (6, 7))
    page.drag("F6", "F7")
    told, _ = sync(desk)
    after = dict(rows(page))
    assert (after[6]["核验状态"], after[7]["核验状态"], after[7]["姓名"]) == ("待修改", "待修改", one)
    assert told == [
        "“百姓学习之星”里广州市的第7行混有本市另一条的内容（可能只排了几栏的序，或拖动了几格），按现在的内容核验，请该市核对。"
    ]
    fill(page, 6, 姓名=other)
    assert sync(desk)[0] == []


def test_a_name_dragged_into_another_city_is_a_question(desk: Desk) -> None:
    page = filled(desk)
    was = counted(desk.sync()[1])
    page.drag("F7", "F8")
    told, judged = sync(desk)
    assert counted(judged) == was
    mixed = "“百姓学习之星”第7、8行混有别的市的内容（可能只排了几栏的序，或移动了几格），不能认定是谁的，没有核验；"
    held = "广州市440100-S02、深圳市440300-S01仍按上次同步的内容核验。请在“文件—版本记录”中恢复。"
    assert told == [mixed + held]
    text = dict(rows(page))[8]["问题与修改建议"]
    assert text.startswith("这一行混有别的市的内容，不能认定是哪个市的哪一条，没有核验")
    page.drag("F8", "F7")
    fill(page, 8, 姓名=named(3))
    told, judged = sync(desk)
    assert (told, counted(judged)) == ([], was)


def test_half_the_columns_sorted_count_for_nobody_else(whole: Desk) -> None:
    page = filled(whole, 民族="汉族", 工作单位="示例单位")
    for number, (row, cells) in enumerate(list(rows(page))):
        if cells.get("姓名", "").startswith("示例") and "-" in cells["编号"]:
            fill(page, row, 工作单位=f"示例单位{number}", 职务职称=f"示例职务{number}")
    was = counted(sync(whole)[1])
    page.sort("E6:H47", "F")
    told, judged = sync(whole)
    assert counted(judged) == was
    assert [each[:9] for each in told if "仍按上次同步的内容核验" in each] == ["“百姓学习之星”第"]
    again, judged = sync(whole)
    assert counted(judged) == was
    assert again == [each for each in told if "混有本市" not in each]


def test_one_column_sorted_alone_is_noticed(whole: Desk) -> None:
    page = filled(whole)
    was = counted(sync(whole)[1])
    page.sort("G6:G47", "G", descending=True)
    told, judged = sync(whole)
    assert counted(judged) == was
    assert "混有别的市的内容" in told[0]
    told_of = {name: re.findall(r"错误(.)号", text) for name, (_, text) in shown(page).items()}
    assert [name for name, numbers in told_of.items() if numbers and not name.endswith(numbers[0])] == []


@pytest.mark.parametrize("rows_up", [1, 3])
def test_a_citys_own_sheet_loses_no_verdict_when_activities_are_deleted(desk: Desk, rows_up: int) -> None:
    desk = own_sheet(desk, "unit", "activities")
    desk.issue()
    page = desk.book.sheet(ACTIVITIES)
    for number in range(12):
        fill(page, 6 + number, 活动名称=f"示例活动{number:02}", 活动类别="错误", 地点=f"示例馆{number}")
    desk.sync()
    before = shown(page, "活动名称")
    page.delete_cells(f"D8:N{7 + rows_up}")
    for number in range(2, 2 + rows_up):
        del before[f"示例活动{number:02}"]
    assert shown(page, "活动名称") == before
    assert {status for status, _ in before.values()} == {"待修改"}
    sync(desk)
    assert shown(page, "活动名称") == before


def test_a_citys_own_sheet_may_be_sorted_as_it_likes(desk: Desk) -> None:
    desk = own_sheet(desk, "attendance")
    page = filled(desk, FORM)
    before, was = shown(page), counted(desk.sync()[1], "attendance")
    page.sort("D6:P15", "E")
    assert shown(page) == before
    told, judged = sync(desk)
    assert (shown(page), counted(judged, "attendance")) == (before, was)
    assert [each[: len(SORTED)] for each in told] == [SORTED]
    assert sync(desk)[0] == []


def test_a_new_entry_under_a_key_in_use_gets_a_free_one(desk: Desk) -> None:
    desk = own_sheet(desk, "attendance")
    page = filled(desk, FORM)
    page.delete_cells("D6:P6")
    sync(desk)
    fill(page, 15, 姓名="示例补", 性别="错误")
    _, judged = sync(desk)
    keys = [key for _, key in counted(judged, "attendance").values()]
    assert (len(keys), len(set(keys)), counted(judged, "attendance")["示例补"]) == (10, 10, ("440100", "440100-R01"))
    assert shown(page)["示例补"][0] == "待修改"


def test_a_copied_entry_counts_once(desk: Desk) -> None:
    page = filled(desk, 民族="汉族")
    page.clear("E8:U8")
    was = counted(sync(desk)[1])
    page.copy("E6:U6", "E8:U8")
    told, judged = sync(desk)
    assert counted(judged) == was
    assert told == [
        "“百姓学习之星”第8行（深圳市的行）与广州市的440100-S01完全相同，只算广州市的，这一行没有核验：请向深圳市核实。"
    ]
    fill(page, 6, 民族="壮族")
    assert counted(sync(desk)[1])[named(1)] == ("440100", "440100-S01")


def test_an_entry_taken_out_and_entered_elsewhere_later_changes_its_city(desk: Desk) -> None:
    page = filled(desk, 民族="汉族")
    page.clear("E6:U6")
    page.clear("E9:U9")
    sync(desk)
    fill(page, 9, 姓名=named(1), 性别=f"错误{named(1)[-1]}号", 民族="汉族")
    told, judged = sync(desk)
    assert counted(judged)[named(1)] == ("440300", "440300-S02")
    assert told == [
        "“百姓学习之星”第9行（深圳市）与广州市删掉的440100-S01相同，已按深圳市的核验：如系误贴，请移回广州市的行。"
    ]


def test_namesakes_of_two_cities_that_go_to_a_third_are_a_question(desk: Desk) -> None:
    desk.plan = small("star", cities=4)
    desk.issue()
    page = desk.book.sheet(STAR)
    for row in (6, 8):
        fill(page, row, 姓名="示例同", 性别="女")
    fill(page, 10, 姓名="示例丙", 性别="男")
    desk.sync()
    page.drag("E6:U6", "E11")
    page.drag("E8:U8", "E12")
    told, judged = sync(desk)
    cities = [(each.city, [e.key for e in each.entries("star")]) for each in judged.season.submissions.values()]
    assert cities == [("440100", ["440100-S01"]), ("440300", ["440300-S01"]), ("440400", ["440400-S01"])]
    contested = "“百姓学习之星”第11、12行不止一个市有过相同的内容（可能只排了几栏的序，或移动了几格），"
    held = "不能认定是谁的，没有核验；广州市440100-S01、深圳市440300-S01仍按上次同步的内容核验。"
    assert told == [contested + held + "请在“文件—版本记录”中恢复。"]


def test_values_of_a_card_that_shift_across_cities_count_for_nobody_else(desk: Desk) -> None:
    desk.plan = small("unit", cities=len(WHOLE.cities))
    desk.issue()
    page = desk.book.sheet("单位信息")
    for row, cells in list(rows(page)):
        if "-" in cells.get("编号", "") and "县" not in cells["项目"] != "地市":
            page.paste(f"F{row}", [[f"示例{cells['地市']}{cells['项目']}"]])
    _, judged = desk.sync()
    was = {each.city: [e.text("office") for e in each.entries("unit")] for each in judged.season.submissions.values()}
    page.delete_cells("F8:F8")
    told, judged = sync(desk)
    now = {each.city: [e.text("office") for e in each.entries("unit")] for each in judged.season.submissions.values()}
    assert now == was
    assert told[-1].startswith("“单位信息”第")
    assert "仍按上次同步的内容核验" in told[-1]


def test_a_pull_says_which_entries_are_a_citys_and_how_that_is_known(desk: Desk) -> None:
    page = filled(desk)
    page.drag("E6:U6", "E9")
    page.drag("F7", "F10")
    fill(page, 6, 姓名="示例新", 性别="女")
    online, _ = desk.sync(now=NOW + timedelta(days=1))
    split = online.latest["440000"]
    said = {city.code: [(e.key, e.row, str(e.ground)) for e in split.entries(city)] for city in desk.plan.cities}
    assert said == {
        "440100": [("440100-S03", 6, "新填"), ("440100-S01", 9, "换了地方"), ("440100-S02", 7, "按上次内容")],
        "440300": [("440300-S01", 8, "在原处"), ("440300-S02", 9, "按上次内容")],
        "440400": [("440400-S02", 11, "在原处"), ("440400-S01", 10, "按上次内容")],
    }
    assert {(form.key, each.seen.row, str(each.doubt)) for form, each in split.questions} == {
        ("star", 7, "混有别的市的内容"),
        ("star", 10, "混有别的市的内容"),
    }
