"""Which file belongs to whom: by row key, by the name the city wrote, by the candidate's name."""

from datetime import UTC, datetime
from hashlib import sha256

from sync.evidence import paired
from sync.model import Received
from tests.submissions import submission, year

NOON = datetime(2014, 9, 10, 12, 0, tzinfo=UTC)
STARS = """
# 百姓学习之星
| 编号       | 姓名     | 事迹材料文件    | 照片文件          | 视频文件或链接        |
|------------|----------|-----------------|-------------------|-----------------------|
| 440600-S01 | 示例甲   | 甲的事迹.docx   | 图1.jpg、图2.jpg  | https://example.org/a |
| 440600-S02 | 示例甲乙 | 材料/乙.doc     |                   | 乙.mp4                |

# 终身学习活动品牌
| 编号       | 品牌名称 | 成果材料文件  |
|------------|----------|---------------|
| 440600-B01 | 示例讲坛 | 讲坛成果.docx |
"""
ZHUHAI = """
# 百姓学习之星
| 编号       | 姓名   |
|------------|--------|
| 440400-S01 | 示例丙 |
"""


def file(name: str, content: str = "", hour: int = 12) -> Received:
    digest = sha256((content or name).encode()).hexdigest()
    return Received(hour, digest, name, "邮件", NOON.replace(hour=hour), 1)


def pairs(*files: Received | str) -> dict[str, list[str]]:
    """Row key and field → names of files, among the entries of two cities."""
    made = [each if isinstance(each, Received) else file(each) for each in files]
    found = paired(year(), [submission(STARS), submission(ZHUHAI, "440400")], made)
    return {f"{key} {field}": [each.name for each in own] for (_, key, field), own in found.items()}


def test_by_the_row_key_however_it_is_written() -> None:
    names = ["440600-S01-1.jpg", "440600_s01 照片.PNG", "440600S01/二.jpeg", "４４０６００－Ｓ０１．docx"]
    assert pairs(*names) == {
        "440600-S01 photos": ["440600-S01-1.jpg", "440600_s01 照片.PNG", "440600S01/二.jpeg"],
        "440600-S01 deed_file": ["４４０６００－Ｓ０１．docx"],
    }


def test_by_the_name_the_city_wrote_wherever_the_file_lies() -> None:
    assert pairs("佛山市/材料/图1.jpg", "佛山市/材料.zip/图2.JPG", "乙.doc", "乙.mp4", "讲坛 成果.docx") == {
        "440600-S01 photos": ["佛山市/材料.zip/图2.JPG", "佛山市/材料/图1.jpg"],
        "440600-S02 deed_file": ["乙.doc"],
        "440600-S02 video": ["乙.mp4"],
        "440600-B01 result_file": ["讲坛 成果.docx"],
    }


def test_by_the_name_with_another_suffix_that_the_field_takes_too() -> None:
    assert pairs("甲的事迹.doc", "图1.png", "图2.docx") == {
        "440600-S01 deed_file": ["甲的事迹.doc"],
        "440600-S01 photos": ["图1.png"],
    }


def test_by_the_candidates_name_the_longest_counts() -> None:
    assert pairs("示例甲照片.jpg", "示例 甲乙.jpg", "示例讲坛-1.jpg", "示例丙/1.jpg", "示例丁.jpg") == {
        "440600-S01 photos": ["示例甲照片.jpg"],
        "440600-S02 photos": ["示例 甲乙.jpg"],
        "440600-B01 photos": ["示例讲坛-1.jpg"],
        "440400-S01 photos": ["示例丙/1.jpg"],
    }


def test_of_two_named_at_once_it_is_nobodys() -> None:
    assert pairs("示例甲、示例丙合影.jpg") == {}


def test_a_city_in_the_path_keeps_it_to_that_city() -> None:
    assert pairs("珠海市/示例甲.jpg", "珠海市/图1.jpg", "珠海市/440600-S01.jpg") == {}


def test_stamped_copies_by_their_word_or_as_a_pdf_no_field_takes() -> None:
    assert pairs("440600-S01-盖章件.jpg", "示例甲乙.pdf", "示例讲坛盖章.pdf", "示例讲坛成果.pdf") == {
        "440600-S01 sealed": ["440600-S01-盖章件.jpg"],
        "440600-S02 sealed": ["示例甲乙.pdf"],
        "440600-B01 sealed": ["示例讲坛盖章.pdf"],
        "440600-B01 result_file": ["示例讲坛成果.pdf"],
    }


def test_one_stamped_copy_for_a_form_or_for_a_whole_city() -> None:
    assert pairs("佛山市百姓学习之星盖章件.pdf") == {
        f"440600-S0{number} sealed": ["佛山市百姓学习之星盖章件.pdf"] for number in (1, 2)
    }
    assert sorted(pairs("佛山市申报表（盖章扫描件）.pdf")) == [
        "440600-B01 sealed",
        "440600-S01 sealed",
        "440600-S02 sealed",
    ]
    assert pairs("盖章件.pdf") == {}
    assert pairs("440600-S01.ofd") == {"440600-S01 sealed": ["440600-S01.ofd"]}


def test_the_same_photo_counts_once_and_the_later_file_of_a_name_counts() -> None:
    assert pairs(file("示例甲-1.jpg", "同"), file("示例甲-2.jpg", "同")) == {"440600-S01 photos": ["示例甲-1.jpg"]}
    old, new = file("示例甲.docx", "旧", 9), file("示例甲.docx", "新", 10)
    assert [paired(year(), [submission(STARS)], each) for each in ([old, new], [new, old])] == [
        {("440600", "440600-S01", "deed_file"): [new]}
    ] * 2


def test_two_entries_that_name_the_same_file_both_get_it() -> None:
    both = STARS.replace("材料/乙.doc", "甲的事迹.docx")
    found = paired(year(), [submission(both)], [file("甲的事迹.docx")])
    assert [slot[1] for slot in found] == ["440600-S01", "440600-S02"]
