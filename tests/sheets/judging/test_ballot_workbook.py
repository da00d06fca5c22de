"""The scoring workbook as a judge opens it."""

from dataclasses import replace
from io import BytesIO

from msgspec import structs
from openpyxl import load_workbook

from sync.plan import Judge
from sync.selection import Candidate, Roll
from sync.sheets.judging.ballot_book import ballot_workbook
from sync.sheets.judging.booklet import Booklet, booklet
from tests.selection.contests import CRITERIA, year
from tests.submissions import submission

DEED = "示例甲在禅城区的村里办夜校，佛山市的人都知道示例甲。"
STARS = structs.replace(year().award_by_key["star"], criteria=CRITERIA, judged_by=("deed_title", "deed"))
ENTRIES = submission(
    f"""
    # 百姓学习之星
    | 编号       | 姓名   | 工作单位       | 事迹标题     | 事迹简介 |
    |------------|--------|----------------|--------------|----------|
    | 440600-S01 | 示例甲 | 佛山示例社区   | 夜校         | {DEED}   |
    | 440600-S02 | 示例乙 | 示例工作室     | 示例工作室记 | 手艺     |
    """
)


def asked(judge: Judge, *, blind: bool = True) -> Booklet:
    plan = replace(year(), judges=(judge,), awards=(STARS,), selection=structs.replace(year().selection, blind=blind))
    candidates = tuple(
        Candidate(
            key=entry.key,
            award="star",
            city="440600",
            round="regular",
            special=False,
            name=entry.text("name"),
            unit=entry.text("employer"),
            number=f"S-{n}",
            entry=entry,
        )
        for n, entry in enumerate(ENTRIES.entries("star"), 1)
    )
    made = booklet(plan, judge, plan.round_by_key["regular"], [Roll(STARS, candidates)])
    assert made is not None
    return made


def shown(made: Booklet) -> list[list[object]]:
    sheet = load_workbook(BytesIO(ballot_workbook(made)))["百姓学习之星"]
    return sorted([[cell for cell in row if cell is not None] for row in sheet.iter_rows(5, values_only=True)], key=str)


JUDGE = Judge("P1", "示例评委甲")


def test_blind_judges_read_no_name_no_unit_no_place() -> None:
    assert [row[:3] for row in shown(asked(JUDGE))] == [
        ["S-1", "夜校", "×××在×××的村里办夜校，×××的人都知道×××。"],
        ["S-2", "×××记", "手艺"],
    ]


def test_seeing_judges_read_city_name_and_unit() -> None:
    assert [row[:5] for row in shown(asked(JUDGE, blind=False))] == [
        ["S-1", "佛山市", "示例甲", "佛山示例社区", "夜校"],
        ["S-2", "佛山市", "示例乙", "示例工作室", "示例工作室记"],
    ]


def test_the_total_is_weighted_and_waits_for_every_mark() -> None:
    assert shown(asked(JUDGE))[0][-1] in {
        '=IF(COUNT(D5:E5)<2,"",ROUND(100*(D5*60+E5*40)/10000,2))',
        '=IF(COUNT(D6:E6)<2,"",ROUND(100*(D6*60+E6*40)/10000,2))',
    }


def test_marks_alone_can_be_typed_and_are_held_to_their_range() -> None:
    sheet = load_workbook(BytesIO(ballot_workbook(asked(JUDGE))))["百姓学习之星"]
    free = {cell.column_letter for row in sheet.iter_rows(5) for cell in row if not cell.protection.locked}
    held = {
        (str(each.sqref), each.type, each.formula1, each.formula2) for each in sheet.data_validations.dataValidation
    }
    assert (sheet.protection.sheet, free) == (True, {"D", "E", "G"})
    assert held == {("D5:D6", "whole", "0", "100"), ("E5:E6", "whole", "0", "100")}


def test_a_judge_of_the_same_unit_or_with_a_declared_recusal_does_not_see_the_candidate() -> None:
    assert [row[0] for row in shown(asked(Judge("P1", "示例评委甲", unit="示例工作室（本部）")))] == ["S-1"]
    assert [row[0] for row in shown(asked(Judge("P1", "示例评委甲", recusals=("440600-S01",))))] == ["S-2"]


def test_judges_have_orders_of_their_own_and_the_same_bytes_every_time() -> None:
    first = ballot_workbook(asked(JUDGE))
    assert ballot_workbook(asked(JUDGE)) == first
    assert {tuple(each.number for each in asked(Judge(f"P{n}", "示例")).pages[STARS]) for n in range(9)} == {
        ("S-1", "S-2"),
        ("S-2", "S-1"),
    }
