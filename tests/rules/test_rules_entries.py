"""Entries: the fields of one row against each other."""

from datetime import datetime

from sync.rules.figures import only_after
from tests.submissions import BEIJING, MESSAGES, checked, season, submission

WEEK = "# 单位信息\n| 活动周开始日期 | 2014-10-20 |\n| 活动周结束日期 | 2014-10-26 |\n"


def star(**fields: str) -> str:
    titles, cells = " | ".join(fields), " | ".join(fields.values())
    return f"# 百姓学习之星\n| 编号 | {titles} |\n|--|--|\n| 440600-S01 | {cells} |"


def test_an_end_before_its_beginning() -> None:
    made = submission("# 单位信息\n| 活动周开始日期 | 2014-10-26 |\n| 活动周结束日期 | 2014-10-20 |")
    assert checked(made) == [
        "“单位信息”E15 错误 “活动周结束日期”（2014年10月20日）早于“活动周开始日期”（2014年10月26日）。"
    ]
    assert checked(submission(WEEK)) == []


def test_a_field_that_another_one_asks_for() -> None:
    card = "# 单位信息\n| 是否举办活动周 | {} |\n| 活动周开始日期 | |\n| 活动周结束日期 | 2014-10-26 |"
    assert checked(submission(card.format("是"))) == [
        "“单位信息”E14 错误 “是否举办活动周”填了“是”，“活动周开始日期”就不能空着。"
    ]
    assert checked(submission(card.format("否"))) == []


def test_a_field_that_was_not_understood_is_not_asked_for_again() -> None:
    card = "# 单位信息\n| 是否举办活动周 | 是 |\n| 活动周开始日期 | !date-unreadable 秋天 |"
    assert checked(submission(card)) == [
        "“单位信息”E14 错误 “活动周开始日期”填了“秋天”，看不出是哪一天（哪一月、哪一年）。"
    ]


def test_birth_and_sex_against_the_identity_number() -> None:
    number = "440600196205010011"  # invented; 17th digit odd: 男
    assert checked(submission(star(性别="女", 出生年月="1962-06", 身份证件号=number))) == [
        "“百姓学习之星”D6 错误 “性别”（女）与“身份证件号”里的性别（男）不一致。",
        "“百姓学习之星”E6 错误 “出生年月”（1962年6月）与“身份证件号”里的出生年月（1962年5月）不一致。",
    ]
    assert checked(submission(star(性别="男", 出生年月="1962-05", 身份证件号=number))) == []
    assert checked(submission(star(性别="女", 出生年月="1962-06", 身份证件号="H12345678"))) == []


def test_birth_and_sex_against_a_number_of_fifteen_figures() -> None:
    number = "440600620501001"  # invented; last digit odd: 男
    assert checked(submission(star(性别="女", 出生年月="1962-06", 身份证件号=number))) == [
        "“百姓学习之星”D6 错误 “性别”（女）与“身份证件号”里的性别（男）不一致。",
        "“百姓学习之星”E6 错误 “出生年月”（1962年6月）与“身份证件号”里的出生年月（1962年5月）不一致。",
    ]
    assert checked(submission(star(性别="男", 出生年月="1962-05", 身份证件号=number))) == []
    assert checked(submission(star(性别="女", 出生年月="1962-06", 身份证件号=""))) == []


def test_a_birth_known_to_the_year_is_compared_to_the_year() -> None:
    assert checked(submission(star(性别="男", 出生年月="1962", 身份证件号="440600196205010011"))) == []


def test_rare_characters_in_a_name() -> None:
    assert checked(submission(star(姓名="示例㛃䶮㛃"))) == [
        "“百姓学习之星”D6 提示 “姓名”（示例㛃䶮㛃）里有生僻字“㛃䶮”，公文字体可能显示不出来。"
    ]
    assert checked(submission(star(姓名="示例·甲"))) == []


def test_an_activity_outside_the_week_the_city_declared() -> None:
    rows = """
    # 活动安排
    | 编号       | 活动名称 | 开始日期   |
    |------------|----------|------------|
    | 440600-H01 | 示例讲座 | 2014-10-19 |
    | 440600-H02 | 示例展   | 2014-10-20 |
    """
    week = "（2014年10月20日至2014年10月26日）"
    assert checked(submission(WEEK + rows)) == [
        f"“活动安排”E6 错误 “开始日期”（2014年10月19日）不在“单位信息”所填的起止日期{week}之内。"
    ]
    assert checked(submission(rows)) == []


def test_an_actual_figure_before_its_day() -> None:
    rows = """
    # 活动安排
    | 编号       | 活动名称 | 开始日期   | 实际人次 |
    |------------|----------|------------|----------|
    | 440600-H01 | 示例讲座 | 2014-10-25 | 30       |
    | 440600-H02 | 示例展   | 2014-10-26 |          |
    | 440600-H03 | 示例展   | 2014-10-24 | 30       |
    """
    made, early = submission(rows), datetime(2014, 10, 24, 23, 59, tzinfo=BEIJING)
    assert [MESSAGES.sentence(each) for each in only_after(made, season(made, now=early))] == [
        "“实际人次”填了“30”，但“开始日期”（2014年10月25日）还没有到。"
    ]


def test_a_part_may_not_be_more_than_the_whole() -> None:
    card = "# 活动总结\n| 活动场次 | 10 |\n| 其中大型活动场次 | {} |"
    assert checked(submission(card.format(11))) == ["“活动总结”E11 错误 “其中大型活动场次”（11）大于“活动场次”（10）。"]
    assert checked(submission(card.format(10))) == []


def test_totals_against_the_rows_they_sum_up() -> None:
    rows = """
    # 活动安排
    | 编号       | 活动类别 | 实际人次 | 是否重点活动 |
    |------------|----------|----------|--------------|
    | 440600-H01 | 讲座培训 | 300      | 是           |
    | 440600-H02 | 阅读     | 200      | 否           |
    """
    card = "# 活动总结\n| 活动场次 | {} |\n| 其中大型活动场次 | {} |\n| 参与人次 | {} |\n| 讲座培训场次 | {} |\n"
    assert checked(submission(rows + card.format(3, 2, 600, 2))) == [
        "“活动总结”E10 警告 “活动场次”填了3，而“活动安排”逐行合计为2。",
        "“活动总结”E11 警告 “其中大型活动场次”填了2，而“活动安排”逐行合计为1。",
        "“活动总结”E12 警告 “参与人次”填了600，而“活动安排”逐行合计为500。",
        "“活动总结”E13 警告 “讲座培训场次”填了2，而“活动安排”逐行合计为1。",
    ]
    assert checked(submission(rows + card.format(2, 1, 500, 1))) == []
    assert checked(submission(card.format(3, 2, 600, 2))) == []
