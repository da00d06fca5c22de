"""Evidence against what the form asks for: kind, figures, missing, the same photo for two; 盖章件 beside the status."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256

from sync.model import Evidence, Inspection, Received, Sealed, Submission
from sync.plan import SEALED, Asking
from sync.rules import check
from sync.season import Slot
from sync.status import judge
from tests.submissions import AUTUMN, BEIJING, IN_TIME, MESSAGES, season, submission, worded, year

STARS = """
# 百姓学习之星
| 编号       | 姓名   | 事迹材料文件 | 照片文件         | 视频文件或链接 |
|------------|--------|--------------|------------------|----------------|
| 440600-S01 | 示例甲 | 甲.docx      | 甲1.jpg、甲2.jpg | {}             |
| 440600-S02 | 示例乙 | 乙.doc       | 乙1.jpg、乙2.jpg |                |
"""
FINE = Inspection("jpg", long_side=1024)
DEED = Inspection("docx", letters=1500)
Files = Mapping[str, Inspection]


def evidence(
    files: Mapping[tuple[str, str], Files], *, alike: tuple[str, ...] = ()
) -> dict[Slot, tuple[Evidence, ...]]:
    """Evidence by row key and field; files `alike` have the same bytes."""
    return {
        ("440600", key, field): tuple(Evidence(received(name, alike), seen) for name, seen in own.items())
        for (key, field), own in files.items()
    }


def received(name: str, alike: tuple[str, ...]) -> Received:
    content = "同" if name in alike else name
    return Received(1, sha256(content.encode()).hexdigest(), f"佛山市/{name}", "邮件", IN_TIME, 1)


def told(
    files: Mapping[tuple[str, str], Files],
    *,
    alike: tuple[str, ...] = (),
    now: datetime = datetime(2014, 9, 12, tzinfo=BEIJING),
    video: str = "",
) -> list[str]:
    made = submission(STARS.format(video))
    plan = replace(year(), evidence=Asking(ask_from=date(2014, 9, 20), require_from=date(2014, 9, 30)))
    looked = replace(season(made, plan=plan, now=now), evidence=evidence(files, alike=alike))
    found = check(made, looked, MESSAGES)
    return worded(each for each in found if each.code.startswith(("evidence", "sealed")))


ALL = {
    ("440600-S01", "deed_file"): {"甲.docx": DEED},
    ("440600-S01", "photos"): {"甲1.jpg": FINE, "甲2.jpg": FINE},
    ("440600-S02", "deed_file"): {"乙.doc": Inspection("doc", letters=3000)},
    ("440600-S02", "photos"): {"乙1.jpg": FINE, "乙2.jpg": FINE},
}


def test_what_came_and_is_right_makes_no_finding() -> None:
    assert told(ALL, now=AUTUMN) == []


def test_missing_files_are_asked_for_in_time_and_then_required() -> None:
    some = {("440600-S01", "photos"): {"甲2.jpg": FINE}}
    assert told(some, now=datetime(2014, 9, 19, 23, 59, tzinfo=BEIJING)) == []
    assert told(some, now=datetime(2014, 9, 20, tzinfo=BEIJING)) == [
        "“百姓学习之星”E6 警告 “事迹材料文件”所填的文件还没有收到：甲.docx。",
        "“百姓学习之星”F6 警告 “照片文件”所填的文件还没有收到：甲1.jpg。",
        "“百姓学习之星”E7 警告 “事迹材料文件”所填的文件还没有收到：乙.doc。",
        "“百姓学习之星”F7 警告 “照片文件”所填的文件还没有收到：乙1.jpg、乙2.jpg。",
    ]
    late = told(some, now=datetime(2014, 9, 30, tzinfo=BEIJING))
    assert late[1] == "“百姓学习之星”F6 错误 “照片文件”所填的文件一直没有收到：甲1.jpg。"


def test_a_year_may_never_ask_and_nobody_is_asked_where_nobody_looked() -> None:
    made = submission(STARS.format(""))
    never = replace(year(), evidence=Asking())
    for each in (replace(season(made, plan=never, now=AUTUMN), evidence={}), season(made, now=AUTUMN)):
        assert [found.code for found in check(made, each, MESSAGES) if found.code.startswith("evidence")] == []


def test_as_many_files_under_other_names_are_all_of_them() -> None:
    renamed = {**ALL, ("440600-S01", "photos"): {"440600-S01-1.jpg": FINE, "440600-S01-2.jpg": FINE}}
    assert told(renamed, now=AUTUMN) == []


def test_a_link_is_not_followed_and_a_film_is_awaited() -> None:
    assert told(ALL, now=AUTUMN, video="http://example.org/甲.mp4") == []
    assert told(ALL, now=AUTUMN, video="甲.mp4") == [
        "“百姓学习之星”G6 警告 “视频文件或链接”所填的文件还没有收到：甲.mp4。"
    ]


def test_files_that_are_not_what_was_asked_for() -> None:
    wrong = {
        ("440600-S01", "deed_file"): {"甲.docx": Inspection("pdf")},
        ("440600-S01", "photos"): {
            "甲1.jpg": Inspection("webp", long_side=2000),
            "甲2.jpg": Inspection("jpg", long_side=1023),
            "甲3.jpg": Inspection(trouble="evidence-damaged"),
            "甲4.jpg": Inspection(trouble="evidence-empty"),
        },
        ("440600-S02", "deed_file"): {"乙.doc": Inspection(trouble="evidence-locked")},
    }
    assert told(wrong) == [
        "“百姓学习之星”E6 错误 “事迹材料文件”的文件“甲.docx”实际不是要求的文件类型（doc、docx）。",
        "“百姓学习之星”F6 错误 “照片文件”的文件“甲3.jpg”已损坏或不完整，打不开。",
        "“百姓学习之星”F6 错误 “照片文件”的文件“甲4.jpg”是空的。",
        "“百姓学习之星”F6 错误 “照片文件”的文件“甲1.jpg”实际不是要求的文件类型（jpg、jpeg、png）。",
        "“百姓学习之星”F6 警告 “照片文件”的照片“甲2.jpg”长边只有1023像素，少于1024像素。",
        "“百姓学习之星”E7 错误 “事迹材料文件”的文件“乙.doc”加了密码，打不开。",
    ]


def test_the_words_of_the_deeds_are_counted() -> None:
    deeds = {
        ("440600-S01", "deed_file"): {"甲.docx": Inspection("docx", letters=1454)},
        ("440600-S02", "deed_file"): {"乙.doc": Inspection("doc", letters=3091), "乙2.doc": Inspection("doc")},
    }
    assert told(deeds) == [
        "“百姓学习之星”E6 警告 “事迹材料文件”的文件“甲.docx”有1454字（按 Word 的“字数”计），少于1500字。",
        "“百姓学习之星”E7 警告 “事迹材料文件”的文件“乙.doc”有3091字（按 Word 的“字数”计），超过3000字。",
        "“百姓学习之星”E7 提示 “事迹材料文件”的文件“乙2.doc”是旧格式，数不出字数。",
    ]


def test_the_same_photo_for_two_people_is_told_to_both() -> None:
    assert told(ALL, alike=("甲1.jpg", "乙2.jpg")) == [
        "“百姓学习之星”F6 错误 “照片文件”的照片“甲1.jpg”与440600-S02的照片是同一张。",
        "“百姓学习之星”F7 错误 “照片文件”的照片“乙2.jpg”与440600-S01的照片是同一张。",
    ]


def sealed_of(made: Submission, files: Mapping[tuple[str, str], Files] | None) -> list[Sealed | None]:
    looked = replace(season(made), evidence=None if files is None else evidence(files))
    verdict = judge(looked.plan.city_by_code["440600"], made, check(made, looked, MESSAGES), looked)
    return [entry.sealed for form in verdict.forms if form.form == "star" for entry in form.entries]


def test_the_stamped_copy_has_a_status_of_its_own() -> None:
    made = submission(STARS.format(""))
    copy = {("440600-S01", SEALED): {"甲盖章件.pdf": Inspection("pdf")}}
    broken = {("440600-S01", SEALED): {"甲盖章件.pdf": Inspection(trouble="evidence-damaged")}}
    assert sealed_of(made, copy) == [Sealed.RECEIVED, Sealed.MISSING]
    assert sealed_of(made, broken) == [Sealed.FAULTY, Sealed.MISSING]
    assert sealed_of(made, None) == [None, None]
    assert told(copy) == []
    assert told(broken) == ["“百姓学习之星”D6 警告 盖章件“甲盖章件.pdf”打不开，或者不是 PDF、图片。"]


def test_the_season_of_2014_asks_after_the_regular_round() -> None:
    assert year().evidence == Asking(ask_from=date(2014, 9, 20))


def test_a_picture_of_the_workbook_itself_is_said_to_be_the_entrys() -> None:
    taken = {("440600-S01", "photos"): {"申报表.xlsx/440600-S01-表内图片1.png": Inspection("png", long_side=1024)}}
    assert told(ALL | taken) == ["“百姓学习之星”F6 提示 “照片文件”用的是插在表里的图片：440600-S01-表内图片1.png。"]
