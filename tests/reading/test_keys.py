"""Row keys as they come back."""

from hypothesis import given
from hypothesis import strategies as st

from sync.model import Submission
from sync.reading.sheet_layout.keys import key_of
from tests.grids import PLAN, submission, told


def units(*keys: str) -> Submission:
    rows = (f"| {key} | 示例{number}院 | 学校 | 办学 | 示例甲 | 13800000000 |" for number, key in enumerate(keys))
    return submission("\n".join(("# 先进单位", "| 编号 | 单位名称 | 单位类别 | 主要事迹 | 联系人 | 联系电话 |", *rows)))


def test_keys_may_come_in_any_order() -> None:
    made = units("440600-X03", "440600-X01")
    assert (list(made.tables["units"].keys), made.observations) == (["440600-X03", "440600-X01"], ())


def test_full_width_small_and_spaced_keys_are_the_same() -> None:
    made = units("４４０６００－Ｘ０１", "440600-x 02")
    assert (list(made.tables["units"].keys), made.observations) == (["440600-X01", "440600-X02"], ())


def test_odd_keys() -> None:
    made = units("440600-X01", "", "440600-X01", "440100-X02", "440600-X99", "`3`")
    assert list(made.tables["units"].keys) == ["440600-X01", "", "440600-X01", "440100-X02", "440600-X99", "3"]
    assert told(made.observations) == [
        "key-missing 先进单位A3",
        "key-repeated 先进单位A4 value=440600-X01",
        "key-foreign 先进单位A5 value=440100-X02 city=广州市",
        "key-unknown 先进单位A6 value=440600-X99",
        "key-unknown 先进单位A7 value=3",
    ]


def test_an_open_ended_list_may_be_numbered_on() -> None:
    made = submission(
        """
        # 活动安排
        | 编号        | 活动名称 | 地点   |
        | 440600-H40  | 示例一   | 图书馆 |
        | 440600-H41  | 示例二   | 图书馆 |
        | 440600-H101 | 示例三   | 图书馆 |
        """
    )
    assert list(made.tables["activities"].keys) == ["440600-H40", "440600-H41", "440600-H101"]
    assert [each.code for each in made.observations if each.code.startswith("key")] == []


def test_without_any_key_the_rows_are_numbered() -> None:
    made = units("", "", "", "")
    assert list(made.tables["units"].keys) == [f"440600-X0{number}" for number in (1, 2, 3, 4)]
    assert told(made.observations) == ["keys-absent 先进单位"]


ISSUED = [key for form in PLAN.forms for city in PLAN.cities for key in PLAN.keys(form, city)]


@given(st.sampled_from(ISSUED), st.text(" \u3000\u200b\xa0", max_size=3), st.booleans())
def test_any_issued_key_survives_retyping(key: str, blank: str, wide: bool) -> None:  # noqa: FBT001 # drawn by hypothesis
    typed = key.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)}) if wide else key.lower()
    assert key_of(f"{blank}{typed[:7]}{blank}{typed[7:]}{blank}") == key
