"""What a cell means, one example a line: what stands there → what is understood and remarked."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.model import Broken, PartialDate, Raw, Value
from sync.plan import YES, Field, FieldType, Plan, load
from sync.reading import Setting, read_column, read_value
from sync.reading.cell_value import READERS
from sync.reading.values.folding import is_blank
from sync.reading.values.places import Cities, Gazetteer

PLAN = load(2014)
CHOICES = ("中共党员", "群众", "村（居）民委员会")


def setting(city: str = "440600", plan: Plan = PLAN) -> Setting:
    owner = plan.city_by_code[city]
    return Setting(plan.year, owner, Cities(plan.cities, plan.offices.province), Gazetteer(plan, owner))


FOSHAN = setting()


def moment(*parts: int) -> dt.datetime:
    return dt.datetime(*parts)  # type: ignore[arg-type] # noqa: DTZ001 # a sheet's moments have no zone


def field(kind: FieldType, title: str = "栏目", **more: object) -> Field:
    choices = CHOICES if kind == "choice" else ()
    return Field(key="cell", title=title, type=kind, choices=choices, **more)  # type: ignore[arg-type]


def understood(of: Field, raw: Raw, where: Setting = FOSHAN) -> tuple[Value, tuple[str, ...]]:
    value, remarks = read_value(of, raw, where)
    return value, tuple(remark.code for remark in remarks)


def said(of: Field, raw: Raw, where: Setting = FOSHAN) -> list[dict[str, object]]:
    return [dict(remark.params) for remark in read_value(of, raw, where)[1]]


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        (None, None, ()),
        ("　\u200b\xa0", None, ()),
        ("  示例社区学院 ", "示例社区学院", ()),
        ("ＡＢ１２（示例），“好”", "AB12（示例），“好”", ()),
        ("示例\u200b\ufeff学院\xa0", "示例学院", ()),
        ("第一段\r\n　　第二段", "第一段\n第二段", ()),
        ("一段_x000D_\n又一段", "一段\n又一段", ()),
        ("=1+1", "=1+1", ()),
        ("-无", "-无", ()),
        ("无", None, ()),
        (5.0, "5", ()),
        (3.5, "3.5", ()),
        (True, "TRUE", ()),
        (moment(2014, 11, 13), "2014年11月13日", ("text-from-date",)),
        (dt.time(9, 30), "09:30", ("text-from-date",)),
        (4.4010619900307123e17, None, ("precision-lost",)),
        (Broken("#N/A"), None, ("cell-error",)),
        (Broken(), None, ("cell-uncomputed",)),
    ],
)
def test_text(raw: Raw, value: Value, codes: tuple[str, ...]) -> None:
    assert understood(field("text"), raw) == (value, codes)


def test_a_broken_cell_is_named() -> None:
    assert said(field("text"), Broken("#REF!")) == [{"error": "#REF!"}]


@pytest.mark.parametrize(("raw", "value"), [("示例\n学院", "示例学院"), ("Li\nLei", "Li Lei")])
def test_short_text_is_one_line(raw: str, value: str) -> None:
    assert understood(field("text", max=40), raw) == (value, ())


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        ("示例甲", "示例甲", ()),
        (" 示例甲\n", "示例甲", ()),
        ("张 三", "张三", ()),
        ("张　三", "张三", ()),
        ("欧阳 某", None, ("name-unlikely",)),
        ("阿依古丽•示例", "阿依古丽·示例", ()),
        ("阿依古丽 ・ 示例", "阿依古丽·示例", ()),
        ("阿依古丽．示例", "阿依古丽·示例", ()),
        ("示例甲、示例乙", None, ("name-several",)),
        ("示例甲 示例乙", None, ("name-several",)),
        ("张三2", None, ("name-unlikely",)),
        ("张三（女）", "张三", ("read-without",)),
        ("Zhang San", "Zhang San", ("name-pinyin",)),
        ("张", None, ("name-unlikely",)),
        ("𠮷某某", None, ("name-unlikely",)),
        ("无", None, ()),
    ],
)
def test_names(raw: Raw, value: Value, codes: tuple[str, ...]) -> None:
    assert understood(field("name"), raw) == (value, codes)


def test_nothing_is_no_answer_to_a_required_field() -> None:
    assert understood(field("name", required=True), "无") == (None, ("nothing-written",))


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        ("13800000000", "13800000000", ()),
        (13800000000.0, "13800000000", ()),
        (13800000000, "13800000000", ()),
        ("１３８００００００００", "13800000000", ()),
        ("138-0000-0000", "13800000000", ()),
        ("138 0000 0000", "13800000000", ()),
        ("+86 13800000000", "13800000000", ()),
        ("086-13800000000", "13800000000", ()),
        ("0757-83330000", "0757-83330000", ()),
        ("（0757）83330000", "0757-83330000", ()),
        ("0757 8333 0000", "0757-83330000", ()),
        ("075783330000", "0757-83330000", ()),
        ("020-83330000转801", "020-83330000转801", ()),
        ("020—83330000－801", "020-83330000转801", ()),
        ("86-20-83330000", "020-83330000", ()),
        ("400-830-0000", "400-830-0000", ()),
        (75783330000.0, "0757-83330000", ("phone-zero-lost",)),
        (2083330000, "020-83330000", ("phone-zero-lost",)),
        ("83330000", "83330000", ("phone-area-missing",)),
        ("13800000000、13900000000", "13800000000", ("phone-several",)),
        ("0757-83330000/13800000000", "0757-83330000", ("phone-several",)),
        ("13800000000 13900000000", "13800000000", ("phone-several",)),
        ("手机：13800000000（示例甲）", "13800000000", ("read-without",)),
        ("1380000000", None, ("phone-length",)),
        ("138000000000", None, ("phone-length",)),
        ("12800000000", None, ("phone-invalid",)),
        ("见名单", None, ("phone-invalid",)),
        ("1.38E+10", None, ("precision-lost",)),
        ("无", None, ()),
    ],
)
def test_phones(raw: Raw, value: Value, codes: tuple[str, ...]) -> None:
    assert understood(field("phone"), raw) == (value, codes)


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        ("13800000000", "13800000000", ()),
        ("0757-83330000", None, ("mobile-expected",)),
        ("0757-83330000、13800000000", "13800000000", ("phone-several",)),
    ],
)
def test_mobiles(raw: Raw, value: Value, codes: tuple[str, ...]) -> None:
    assert understood(field("mobile"), raw) == (value, codes)


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        ("shili@example.org", "shili@example.org", ()),
        (" ShiLi＠Example.ORG ", "ShiLi@example.org", ()),
        ("shili@example。org", "shili@example.org", ()),
        ("shili#example.org", "shili@example.org", ("read-as",)),
        ("a@example.org;b@example.org", "a@example.org", ("email-several",)),
    ],
)
def test_mail(raw: Raw, value: Value, codes: tuple[str, ...]) -> None:
    assert understood(field("email"), raw) == (value, codes)


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        ("11010519491231002X", "11010519491231002X", ()),
        ("11010519491231002x", "11010519491231002X", ()),
        ("１１０１０５ 19491231 002Ｘ", "11010519491231002X", ()),
        ("'11010519491231002X", "11010519491231002X", ()),
        ("110105194912310021", None, ("id-check",)),
        ("11010519491331002X", None, ("id-birth",)),
        ("11010517491231002X", None, ("id-birth",)),
        ("1101051949123100", None, ("id-length",)),
        ("X10105194912310021", None, ("id-invalid",)),
        ("110105491231002", "110105491231002", ("id-old",)),
        ("H12345678", "H12345678", ("id-paper",)),
        ("A123456(7)", None, ("id-card-check",)),
        (4.4010619900307123e17, None, ("precision-lost",)),
        (440106199003071232, None, ("precision-lost",)),
        ("4.40106E+17", None, ("precision-lost",)),
        ("不便提供", None, ()),
        ("无", None, ()),
    ],
)
def test_identity_numbers(raw: Raw, value: Value, codes: tuple[str, ...]) -> None:
    assert understood(field("id_number"), raw) == (value, codes)


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        ("91110000600037341L", "91110000600037341L", ()),
        ("9111 0000 6000 3734 1l", "91110000600037341L", ()),
        ("911100006000373411", None, ("credit-code-check",)),
        ("9111000060003734IL", "91110000600037341L", ("read-as",)),
        ("9111000060003734", None, ("credit-code-length",)),
        ("60003734-1", "600037341", ("credit-code-old",)),
        (9.1110000600037e17, None, ("precision-lost",)),
    ],
)
def test_credit_codes(raw: Raw, value: Value, codes: tuple[str, ...]) -> None:
    assert understood(field("credit_code"), raw) == (value, codes)


TENTH = dt.date(2014, 9, 10)


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        (dt.date(2014, 9, 10), TENTH, ()),
        (moment(2014, 9, 10, 8, 30), TENTH, ()),
        ("2014年9月10日", TENTH, ()),
        ("2014年09月10号", TENTH, ()),
        ("2014 年 9 月 10 日", TENTH, ()),
        ("2014年9月10", TENTH, ()),
        ("2014.9.10", TENTH, ()),
        ("2014.9.10.", TENTH, ()),
        ("2014-09-10", TENTH, ()),
        ("2014/9/10", TENTH, ()),
        ("2014、9、10", TENTH, ()),
        ("2014 9 10", TENTH, ()),
        ("20140910", TENTH, ()),
        (20140910.0, TENTH, ()),
        ("２０１４－０９－１０", TENTH, ()),
        ("2014—9—10", TENTH, ()),
        ("二〇一四年九月十日", TENTH, ()),
        ("二○一四年九月一十日", TENTH, ()),
        ("2014-09-10 00:00:00", TENTH, ()),
        ("2014-09-10T00:00:00.000Z", TENTH, ()),
        ("2014年9月10日（星期三）", TENTH, ()),
        ("2014年9月10日星期三", TENTH, ()),
        (41892.0, TENTH, ("read-as",)),
        ("41892", TENTH, ("read-as",)),
        ("41892.5", TENTH, ("read-as",)),
        ("19625", None, ("read-either",)),
        ("2014年9月", None, ("date-too-coarse",)),
        ("2014", None, ("date-too-coarse",)),
        ("201409", None, ("date-too-coarse",)),
        ("14年9月10日", TENTH, ("read-as",)),
        ("14.9.10", TENTH, ("read-as",)),
        ("140910", TENTH, ("read-as",)),
        ("9月10日", TENTH, ("read-as",)),
        ("9.10", TENTH, ("read-as",)),
        ("2014-02-30", None, ("date-impossible",)),
        ("2014年13月1日", None, ("date-swapped",)),
        ("2014-00-10", None, ("date-impossible",)),
        ("1014-09-10", None, ("date-out-of-range",)),
        (dt.date(1900, 1, 9), None, ("date-out-of-range",)),
        ("10月20日至26日", None, ("read-either",)),
        ("2014.10.20-26", None, ("read-either",)),
        ("2014年10月20日-26日", None, ("read-either",)),
        ("2014.10.20—2014.10.26", None, ("read-either",)),
        ("待定", None, ()),
        ("9/10/2014", None, ("read-either",)),
        (True, None, ("date-unreadable",)),
        (dt.time(8), None, ("date-unreadable",)),
        (1e300, None, ("date-unreadable",)),
        (float("nan"), None, ("date-unreadable",)),
        ("", None, ()),
    ],
)
def test_days(raw: Raw, value: Value, codes: tuple[str, ...]) -> None:
    assert understood(field("date"), raw) == (value, codes)


MAY = PartialDate(1962, 5)


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        ("1962-05", MAY, ()),
        ("1962.5", MAY, ()),
        ("1962.05", MAY, ()),
        (1962.5, MAY, ()),
        (1962.05, MAY, ()),
        (1962.11, PartialDate(1962, 11), ()),
        ("1962年5月", MAY, ()),
        ("1962年5月份", MAY, ()),
        ("1962年5", MAY, ()),
        ("一九六二年五月", MAY, ()),
        ("196205", MAY, ()),
        (196205, MAY, ()),
        ("1962年5月3日", MAY, ()),
        (moment(1962, 5, 3), MAY, ()),
        (1962.1, None, ("read-either",)),
        ("1962.1", PartialDate(1962, 1), ()),
        ("1962.10", PartialDate(1962, 10), ()),
        ("1962", None, ("date-too-coarse",)),
        ("1962年", None, ("date-too-coarse",)),
        ("62年5月", MAY, ("read-as",)),
        ("'62年5月", MAY, ("read-as",)),
        ("196213", None, ("date-impossible",)),
        ("二十一", None, ("date-unreadable",)),
    ],
)
def test_months(raw: Raw, value: Value, codes: tuple[str, ...]) -> None:
    assert understood(field("month"), raw) == (value, codes)


@pytest.mark.parametrize(
    ("raw", "params"),
    [
        ("62年5月", {"reading": "1962-05"}),
        (1962.1, {"readings": ("1962-01", "1962-10")}),
        ("1962", {"reading": PartialDate(1962), "wanted": "月", "example": "1962-05"}),
        ("41892", {"reading": "2014-09"}),
    ],
)
def test_what_is_said_of_dates(raw: Raw, params: dict[str, object]) -> None:
    assert said(field("month"), raw) == [params]


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        (2008, 2008, ()),
        (2008.0, 2008, ()),
        ("2008年", 2008, ()),
        ("二〇〇八年", 2008, ()),
        ("2008年5月", 2008, ()),
        ("08年", 2008, ("read-as",)),
        ("2008-2010年", 2008, ("read-as",)),
    ],
)
def test_years(raw: Raw, value: Value, codes: tuple[str, ...]) -> None:
    assert understood(field("year"), raw) == (value, codes)


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        (300, 300, ()),
        (300.0, 300, ()),
        ("300", 300, ()),
        ("３００", 300, ()),
        ("1,234", 1234, ()),
        ("1，234，567", 1234567, ()),
        ("0", 0, ()),
        ("3.5万", 35000, ("read-as",)),
        ("3.5w", 35000, ("read-as",)),
        ("3万5千", 35000, ("read-as",)),
        ("三百", 300, ("read-as",)),
        ("两万三千", 23000, ("read-as",)),
        ("十二", 12, ("read-as",)),
        ("1.2亿", 120000000, ("read-as",)),
        ("300场", 300, ()),
        ("共300", 300, ()),
        ("约300", 300, ("number-approximate",)),
        ("300余", 300, ("number-approximate",)),
        ("300多场次", 300, ("number-approximate",)),
        ("300+", 300, ("number-approximate",)),
        ("近千", 1000, ("number-approximate",)),
        ("超过3.5万", 35000, ("number-approximate",)),
        ("300左右", 300, ("number-approximate",)),
        (">300", 300, ("number-approximate",)),
        ("3-5百", None, ("read-either",)),
        ("300~500", None, ("read-either",)),
        ("300人至500人", None, ("read-either",)),
        (-3, None, ("number-negative",)),
        ("-3", None, ("number-negative",)),
        (3.5, None, ("number-fraction",)),
        ("3.5", None, ("number-fraction",)),
        ("0.33333万", None, ("number-fraction",)),
        ("12,34", None, ("number-unreadable",)),
        ("很多", None, ("number-unreadable",)),
        ("数百", None, ("number-unreadable",)),
        ("300（预计）", 300, ("number-expected",)),
        (True, None, ("number-unreadable",)),
        (dt.date(2014, 1, 1), None, ("number-unreadable",)),
        (float("inf"), None, ("number-unreadable",)),
        (1e300, None, ("number-unreadable",)),
        ("9" * 40, None, ("number-unreadable",)),
        ("9999亿9999亿", None, ("number-unreadable",)),
        ("/", None, ()),
    ],
)
def test_counts(raw: Raw, value: Value, codes: tuple[str, ...]) -> None:
    assert understood(field("count"), raw) == (value, codes)


@pytest.mark.parametrize(
    ("of", "raw", "codes"),
    [
        (field("count", "预计人数", people=True), "300人", ()),
        (field("count", "预计人数", people=True), "300人次", ("number-people-visits",)),
        (field("count", "参与人次"), "300人次", ()),
        (field("count", "参与人次"), "约300人", ("number-people-visits", "number-approximate")),
    ],
)
def test_people_and_visits(of: Field, raw: Raw, codes: tuple[str, ...]) -> None:
    assert understood(of, raw) == (300, codes)


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        ("中共党员", "中共党员", ()),
        (" 中共 党员", "中共党员", ()),
        ("村(居)民委员会", "村（居）民委员会", ()),
        ("党员", None, ("choice-near",)),
        ("中工党员", None, ("choice-near",)),
        ("A", None, ("choice-unknown",)),
    ],
)
def test_choices(raw: Raw, value: Value, codes: tuple[str, ...]) -> None:
    assert understood(field("choice"), raw) == (value, codes)


def test_the_nearest_choice_is_suggested() -> None:
    assert said(field("choice"), "党员") == [{"suggestion": "中共党员", "choices": CHOICES}]


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        (YES, True, ()),
        ("√", True, ()),
        ("有", True, ()),
        ("Ｙ", True, ()),
        (True, True, ()),
        (1.0, True, ()),
        ("否", False, ()),
        ("无", False, ()),
        ("×", False, ()),
        ("N", False, ()),
        (0, False, ()),
        ("也许", None, ("read-either",)),
    ],
)
def test_yes_and_no(raw: Raw, value: Value, codes: tuple[str, ...]) -> None:
    assert understood(field("yesno"), raw) == (value, codes)


@pytest.mark.parametrize("raw", ["有", "无", "0", 1])
def test_a_nil_report_wants_a_plain_answer(raw: Raw) -> None:
    assert understood(field("zero", award="star"), raw) == (None, ("read-either",))


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        ("佛山市", "佛山市", ()),
        ("佛山", "佛山市", ()),
        ("广东省佛山市", "佛山市", ()),
        ("佛山巿", "佛山市", ()),
        ("拂山市", None, ("city-like",)),
        ("示例国", None, ("city-unknown",)),
    ],
)
def test_cities(raw: Raw, value: Value, codes: tuple[str, ...]) -> None:
    assert understood(field("city"), raw) == (value, codes)


@pytest.mark.parametrize(
    ("city", "raw", "value", "codes"),
    [
        ("440600", "禅城区、南海区", ("禅城区", "南海区"), ()),
        ("440600", "禅城，南海；顺德\n三水 高明", ("禅城区", "南海区", "顺德区", "三水区", "高明区"), ()),
        ("440600", "佛山市南海区、佛山高明", ("南海区", "高明区"), ()),
        ("440600", "南海区、南海", ("南海区",), ()),
        ("440600", "禅成区", None, ("district-near",)),
        ("440600", "禅城区、天河区", ("禅城区",), ("district-foreign",)),
        ("440600", "示例村", None, ("district-unknown",)),
        ("440600", "全市", ("禅城区", "南海区", "顺德区", "三水区", "高明区"), ("district-everywhere",)),
        ("440600", "各县（市、区）", ("禅城区", "南海区", "顺德区", "三水区", "高明区"), ("district-everywhere",)),
        ("440600", "市直", None, ()),
        ("440600", "无", None, ()),
        ("440100", "增城市", ("增城区",), ("district-renamed",)),
        ("440100", "增城区", ("增城区",), ()),
        ("440300", "大鹏新区", ("大鹏新区",), ("district-zone",)),
        ("440300", "龙华区", ("龙华新区",), ("district-renamed",)),
        ("440300", "龙华", ("龙华新区",), ("district-zone",)),
        ("441500", "城区", ("城区",), ()),
        ("441500", "城", None, ("district-near",)),
        ("440400", "高新区", ("珠海高新区",), ("district-zone",)),
        ("440400", "高新", None, ("district-near",)),
        ("440200", "乳源", ("乳源瑶族自治县",), ()),
        ("441900", "示例镇、示例街道", ("示例镇", "示例街道"), ()),
        ("441900", "南海区", None, ("district-foreign",)),
    ],
)
def test_districts(city: str, raw: Raw, value: Value, codes: tuple[str, ...]) -> None:
    assert understood(field("district"), raw, setting(city)) == (value, codes)


def test_a_foreign_district_is_sent_home() -> None:
    assert said(field("district"), "天河区") == [{"name": "天河区", "city": "广州市"}]


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        ("示例甲-1.jpg、示例甲-2.JPG", ("示例甲-1.jpg", "示例甲-2.JPG"), ()),
        ("示例（一）.docx", ("示例（一）.docx",), ()),
        ("一 二.jpg", ("一 二.jpg",), ()),
        ("一.jpg 二.jpg", ("一.jpg", "二.jpg"), ()),
        ("《示例》.doc；\n《又》.doc", ("示例.doc", "又.doc"), ()),
        ("、", None, ()),
        ("无", None, ()),
    ],
)
def test_files(raw: Raw, value: Value, codes: tuple[str, ...]) -> None:
    assert understood(field("files"), raw) == (value, codes)


SPELLINGS = (
    "{y}年{m}月{d}日",
    "{y}年{m:02}月{d:02}号",
    "{y}.{m}.{d}",
    "{y}-{m:02}-{d:02}",
    "{y}/{m}/{d}",
    "{y}{m:02}{d:02}",
    "　{y} 年 {m} 月 {d} 日 ",
)
DAYS = st.dates(dt.date(1901, 1, 1), dt.date(2015, 12, 31))


@given(DAYS, st.sampled_from(SPELLINGS), st.booleans())
def test_any_day_in_any_spelling(day: dt.date, spelling: str, wide: bool) -> None:  # noqa: FBT001 # drawn by hypothesis
    text = spelling.format(y=day.year, m=day.month, d=day.day)
    typed = text.translate(str.maketrans("0123456789", "０１２３４５６７８９")) if wide else text
    assert understood(field("date"), typed) == (day, ())


@given(DAYS, st.sampled_from(("{y}年{m}月", "{y}-{m:02}", "{y}.{m:02}", "{y}{m:02}", "{y}/{m}")))
def test_any_month_in_any_spelling(day: dt.date, spelling: str) -> None:
    text = spelling.format(y=day.year, m=day.month)
    assert understood(field("month"), text) == (PartialDate(day.year, day.month), ())


@given(DAYS)
def test_days_in_chinese_numerals(day: dt.date) -> None:
    digits = str.maketrans("0123456789", "〇一二三四五六七八九")

    def tens(number: int) -> str:
        word = ("" if number < 10 else "十" if number < 20 else f"{number // 10}十") + (str(number % 10 or ""))
        return word.translate(digits)

    text = f"{str(day.year).translate(digits)}年{tens(day.month)}月{tens(day.day)}日"
    assert understood(field("date"), text) == (day, ())


@given(st.integers(0, 10**12 - 1), st.sampled_from(("{}", "{:,}", " {} ", "{}.0")))
def test_any_count(number: int, spelling: str) -> None:
    assert understood(field("count"), spelling.format(number)) == (number, ())


@given(st.integers(1, 9999), st.sampled_from((("十", 10), ("百", 100), ("千", 1000), ("万", 10000), ("亿", 10**8))))
def test_any_count_of_myriads(number: int, unit: tuple[str, int]) -> None:
    assert understood(field("count"), f"{number}{unit[0]}") == (number * unit[1], ("read-as",))


RAWS = st.one_of(
    st.none(),
    st.text(),
    st.text("0123456789年月日.-/、，万约人 x@（）\u200b\xa0　+=", max_size=20),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.builds(Broken, st.sampled_from(("", "#N/A", "#REF!"))),
)


@pytest.mark.parametrize("kind", READERS)
@given(raws=st.lists(RAWS, max_size=8))
def test_reading_never_raises_and_never_loses_a_word(kind: FieldType, raws: list[Raw]) -> None:
    of = field(kind, required=True)
    read = read_column(of, raws, FOSHAN)
    values, remarks = read.values, read.remarks
    assert len(values) == len(raws)
    unexplained = [raw for i, raw in enumerate(raws) if values[i] is None and i not in remarks]
    assert [
        raw for raw in unexplained if read_value(field("text"), raw, FOSHAN)[0] is not None and kind != "district"
    ] == []


TYPED = st.sampled_from(
    [
        *(
            "示例甲",
            "张 三",
            "没有",
            "无",
            "暂无",
            "-",
            "--",
            "N/A",
            " 示例 ",
            "Ａ",
            "a|b",
            "a||b",
            "",
            " ",
            "\x00",
            "a\x00b",
            "_x000D_",
        ),
        *("13800000000", "0757-83330000", "shili@example.org", "11010519491231002X", "110105194912310021"),
        *(
            "一.jpg",
            "一.jpg、二.jpg",
            "一",
            "、",
            "2014-09-10",
            "2014-02-30",
            "0001-01-01",
            "2014",
            "12",
            "3.5万",
            "是",
            "否",
        ),
        *(dt.date(2014, 9, 10), dt.date(1, 1, 1), 2014, 2014.0, 12.5, True, 1, 0, -1, 1e300, float("inf"), None),
    ]
)


@pytest.mark.parametrize("kind", READERS)
@given(raws=st.lists(st.one_of(TYPED, RAWS), max_size=6))
def test_a_column_is_read_as_its_cells_are(kind: FieldType, raws: list[Raw]) -> None:
    of = field(kind)
    read = read_column(of, raws, FOSHAN)
    cells = [read_value(of, raw, FOSHAN) for raw in raws]
    assert [(value, type(value)) for value in read.values] == [(value, type(value)) for value, _ in cells]
    assert read.remarks == {i: remarks for i, (_, remarks) in enumerate(cells) if remarks}
    assert list(read.blanks) == [i for i, raw in enumerate(raws) if isinstance(raw, str) and is_blank(raw)]


@pytest.mark.parametrize("kind", ["yesno", "count", "text"])
def test_a_column_tells_true_from_one(kind: FieldType) -> None:
    raws: list[Raw] = [True, 1, 1.0, "1", None]
    assert list(read_column(field(kind), raws, FOSHAN).values) == [
        read_value(field(kind), raw, FOSHAN)[0] for raw in raws
    ]


def test_a_clean_column_is_taken_as_it_is() -> None:
    raws = ["示例一", "示例二"]
    assert read_column(field("text"), raws, FOSHAN).values is raws
