"""Values: one column at a time."""

from dataclasses import replace

from sync.model import Address, Finding
from sync.rules import value_rules as values
from tests.submissions import checked, season, submission, year


def star(title: str, *cells: str) -> str:
    rows = "\n".join(f"| 440600-S0{n} | {cell} |" for n, cell in enumerate(cells, start=1))
    return f"# 百姓学习之星\n| 编号 | {title} |\n|--|--|\n{rows}"


def test_a_finding_names_code_cell_key_field_and_what_its_sentence_needs() -> None:
    made = submission(star("姓名", "示例甲", ""))
    assert list(values.required(made, season(made))) == [
        Finding(
            "required", Address("百姓学习之星", "D", 7), "star", "440600-S02", "name", {"title": "姓名", "value": None}
        )
    ]


def test_what_reading_said_of_a_cell_is_told_with_its_place_and_what_stood_there() -> None:
    assert checked(submission(star("出生年月", "!date-unreadable 属马"))) == [
        "“百姓学习之星”D6 错误 “出生年月”填了“属马”，看不出是哪一天（哪一月、哪一年）。"
    ]
    assert checked(submission(star("身份证件号", "?id-old 440600620501001"))) == [
        "“百姓学习之星”D6 提示 “身份证件号”是15位的旧号码。"
    ]


def test_a_cell_that_was_not_understood_is_not_called_empty() -> None:
    assert checked(submission(star("性别", "!yesno-unknown 先生", ""))) == [
        "“百姓学习之星”D6 错误 “性别”填了“先生”，看不出是还是否。",
        "“百姓学习之星”D7 错误 “性别”没有填。",
    ]


def test_an_empty_name_of_the_city_is_no_fault() -> None:
    assert checked(submission("# 百姓学习之星\n| 地市 | 姓名 |\n|--|--|\n| | 示例甲 |")) == []


def test_a_text_is_counted_as_word_counts_it() -> None:
    exact = submission(star("事迹简介", "学 " * 150, "2014年，" * 166 + "学学"))
    assert checked(submission(star("事迹简介", "学" * 516, ("学 " * 145).strip()))) == [
        "“百姓学习之星”D6 错误 “事迹简介”有516字（按 Word 的“字数”计），超过500字。",
        "“百姓学习之星”D7 错误 “事迹简介”只有145字（按 Word 的“字数”计），少于150字。",
    ]
    assert checked(exact) == []


def test_a_text_a_little_off_is_only_mentioned() -> None:
    assert checked(submission(star("事迹简介", "学" * 515, "学" * 146))) == [
        "“百姓学习之星”D6 提示 “事迹简介”有515字（按 Word 的“字数”计），比要求的500字略多。",
        "“百姓学习之星”D7 提示 “事迹简介”有146字（按 Word 的“字数”计），比要求的150字略少。",
    ]


def test_a_birth_nobody_believes() -> None:
    assert checked(submission(star("出生年月", "1903-01", "2014-08"))) == [
        "“百姓学习之星”D6 错误 “出生年月”填了“1903-01”，按今年算不在6～110岁之间。",
        "“百姓学习之星”D7 错误 “出生年月”填了“2014-08”，按今年算不在6～110岁之间。",
    ]
    assert checked(submission(star("出生年月", "1904-12", "2008-01"))) == []


def test_the_same_file_twice_counts_once() -> None:
    assert checked(submission(star("照片文件", "示例.jpg、示例.JPG"))) == [
        "“百姓学习之星”D6 错误 “照片文件”只列了1个文件，至少要2个。"
    ]


def test_a_number_outside_its_bounds() -> None:
    card = "# 活动总结\n| 自评分 | {} |\n| 活动场次 | {} |"
    assert checked(submission(card.format(101, 0))) == [
        "“活动总结”E10 错误 “活动场次”填了“0”，小于1。",
        "“活动总结”E22 错误 “自评分”填了“101”，大于100。",
    ]
    assert checked(submission(card.format(100, 1))) == []


def test_findings_of_a_card_go_to_the_row_key_of_the_field() -> None:
    made = submission("# 单位信息\n| 填报单位 | |\n| 联系人 | 示例甲 |")
    assert [(each.key, each.field) for each in values.required(made, season(made))] == [("440600-U02", "office")]


def test_an_empty_card_is_not_filled_in_at_all() -> None:
    assert checked(submission("# 单位信息\n| 地市 | 佛山市 |\n| 填报单位 | |")) == []


def test_files_too_few_too_many_and_of_the_wrong_kind() -> None:
    assert checked(submission(star("照片文件", "甲1.jpg、甲2.JPEG", "乙.gif"))) == [
        "“百姓学习之星”D7 错误 “照片文件”中的“乙.gif”不是要求的文件类型（jpg、jpeg、png）。",
        "“百姓学习之星”D7 错误 “照片文件”只列了1个文件，至少要2个。",
    ]
    assert checked(submission(star("事迹材料文件", "甲.docx、乙.docx"))) == [
        "“百姓学习之星”D6 错误 “事迹材料文件”列了2个文件，最多1个。"
    ]


def test_a_year_may_not_be_still_to_come() -> None:
    brand = "# 终身学习活动品牌\n| 编号 | 首次举办年份 |\n|--|--|\n| 440600-B01 | {} |"
    assert checked(submission(brand.format(2015))) == [
        "“终身学习活动品牌”D6 错误 “首次举办年份”填了“2015”，晚于今年（2014年）。"
    ]
    assert checked(submission(brand.format(2014))) == []


def test_a_choice_that_needs_a_reason_is_a_warning_which_a_year_may_grade_or_switch_off() -> None:
    official = submission(star("是否县处级及以上领导干部", "否", "是"))
    told = "“百姓学习之星”D7 {} “是否县处级及以上领导干部”填了“是”，这类情况一般不推荐。"
    graded = replace(year(), severities={"discouraged@star.official": "错误", "discouraged": "关闭"})
    assert checked(official) == [told.format("警告")]
    assert checked(official, plan=graded) == [told.format("错误")]
    assert checked(official, plan=replace(year(), severities={"discouraged": "关闭"})) == []
