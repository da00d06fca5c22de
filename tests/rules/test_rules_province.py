"""What is judged over all cities and years: the same candidate twice, past winners."""

from dataclasses import replace

import pytest

from sync.plan import Honour
from sync.rules import check_all
from tests.submissions import MESSAGES, checked, season, submission, worded, year


def star(name: str = "示例甲", birth: str = "1962-05", employer: str = "示例社区", city: str = "440600") -> str:
    return f"""
    # 百姓学习之星
    | 编号       | 姓名   | 出生年月 | 工作单位   |
    |------------|--------|----------|------------|
    | {city}-S01 | {name} | {birth}  | {employer} |
    """


def brand(name: str, city: str = "440600") -> str:
    return f"# 终身学习活动品牌\n| 编号 | 品牌名称 |\n|--|--|\n| {city}-B01 | {name} |"


def test_a_person_put_forward_by_two_cities_is_told_to_both_without_more_of_the_other() -> None:
    foshan, zhongshan = submission(star()), submission(star(" 示例 甲", "1962-05-20", "别处", "442000"), "442000")
    found = check_all(season(foshan, zhongshan), MESSAGES)
    assert {city: worded(each) for city, each in found.items()} == {
        "440600": ["“百姓学习之星”D6 错误 姓名、出生年月与中山市报送的相同，不能由两市同时推荐。"],
        "442000": ["“百姓学习之星”D6 错误 姓名、出生年月与佛山市报送的相同，不能由两市同时推荐。"],
    }


def test_a_name_in_other_characters_may_be_the_same_person_and_is_never_merged() -> None:
    foshan, zhongshan = submission(star("示叶志强")), submission(star("示葉志強", city="442000"), "442000")
    found = check_all(season(foshan, zhongshan), MESSAGES)
    words = "只差繁简或异体字，其余相同，可能是同一人（项）。"
    assert {city: worded(each) for city, each in found.items()} == {
        "440600": [f"“百姓学习之星”D6 警告 “姓名”填了“示叶志强”，与中山市报送的“示葉志強”{words}"],
        "442000": [
            "“百姓学习之星”D6 提示 “姓名”（示葉志強）里有生僻字“葉強”，公文字体可能显示不出来。",
            f"“百姓学习之星”D6 警告 “姓名”填了“示葉志強”，与佛山市报送的“示叶志强”{words}",
        ],
    }
    other = submission(star("示葉志強", "1963-05", city="442000"), "442000")
    assert checked(submission(star("示叶志强")), other) == []


def test_the_same_name_with_another_birth_is_another_person() -> None:
    assert checked(submission(star()), submission(star(birth="1962-06", city="442000"), "442000")) == []


def test_a_person_in_three_cities_names_the_other_two_in_order() -> None:
    others = [submission(star(city=code), code) for code in ("442000", "440100")]
    assert checked(submission(star()), *others) == [
        "“百姓学习之星”D6 错误 姓名、出生年月与广州市、中山市报送的相同，不能由两市同时推荐。"
    ]


def test_what_is_faulty_is_not_compared_on_either_side() -> None:
    broken = submission(star(birth="!date-unreadable 春天", city="442000"), "442000")
    assert checked(submission(star()), broken) == []
    wrong_sex = """
    # 百姓学习之星
    | 编号       | 姓名   | 出生年月 | 身份证件号         |
    |------------|--------|----------|--------------------|
    | 442000-S01 | 示例甲 | 1962-05  | 442000197001010011 |
    """
    found = check_all(season(submission(star()), submission(wrong_sex, "442000")), MESSAGES)
    assert {city: [each.code for each in findings] for city, findings in found.items()} == {
        "440600": [],
        "442000": ["identity-birth"],
    }


def test_brands_of_the_same_name_whatever_quotation_marks() -> None:
    other = submission(brand("“示例讲坛”", "442000"), "442000")
    assert checked(submission(brand("示例讲坛")), other) == [
        "“终身学习活动品牌”D6 错误 品牌名称与中山市报送的相同，不能由两市同时推荐。"
    ]


@pytest.mark.parametrize(("name", "near"), [("示例大讲坛", True), ("示例学堂", False), ("讲坛", False)])
def test_brands_of_nearly_the_same_name(name: str, *, near: bool) -> None:
    told = [f"“终身学习活动品牌”D6 警告 “品牌名称”填了“{name}”，与中山市报送的“示例讲坛”很相近。"]
    assert checked(submission(brand(name)), submission(brand("示例讲坛", "442000"), "442000")) == (told if near else [])


HONOUR = Honour(2012, "百姓学习之星", "示例甲", "示例社区", "佛山市")
SURE = "“百姓学习之星”D6 错误 “示例甲”已于2012年获评“百姓学习之星”（{}，{}），往年已获得者不再推荐。"
LIKE = "“百姓学习之星”D6 警告 “{}”与2012年获评“百姓学习之星”的“{}”（{}，{}）相同或相近，可能是往年已获得者。"


def past(
    name: str = "示例甲", unit: str = "示例社区", city: str = "佛山市", award: str = "百姓学习之星", when: int = 2012
) -> list[str]:
    plan = replace(year(), honours=(Honour(when, award, name, unit, city),))
    return checked(submission(star()), plan=plan)


def test_a_past_winner_is_certain_by_city_or_by_unit() -> None:
    assert past(unit="别处") == [SURE.format("别处", "佛山市")]
    assert past(city="佛山") == [SURE.format("示例社区", "佛山")]
    assert past(city="中山市") == [SURE.format("示例社区", "中山市")]


def test_a_past_winner_by_name_alone_is_to_be_looked_into() -> None:
    assert past(unit="别处", city="中山市") == [LIKE.format("示例甲", "示例甲", "别处", "中山市")]


def test_a_near_name_is_to_be_looked_into_and_another_name_is_not() -> None:
    long = replace(year(), honours=(replace_name("阿依努尔·示例汗"),))
    assert checked(submission(star("阿依努尔示例汗")), plan=long)[0].startswith("“百姓学习之星”D6 错误")
    assert checked(submission(star("阿依努示例汗")), plan=long) == [
        LIKE.format("阿依努示例汗", "阿依努尔·示例汗", "示例社区", "佛山市")
    ]
    assert past(name="示例乙") == []


def replace_name(name: str) -> Honour:
    return Honour(2012, "百姓学习之星", name, "示例社区", "佛山市")


def test_another_award_and_this_year_do_not_count_an_unknown_award_does() -> None:
    assert past(award="终身学习活动品牌") == []
    assert past(when=2014) == []
    assert past(award="百姓学习明星") == [
        SURE.format("示例社区", "佛山市").replace("“百姓学习之星”（", "“百姓学习明星”（")
    ]
