"""Masks: what may leave the house in a file that other programmes read."""

import pytest

from sync.model import Finding
from sync.privacy import mask, mask_numbers, masked
from tests.submissions import year


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("13800005678", "138****5678"),
        ("440600196205011234", "440600********1234"),
        ("44060019620501123x", "440600********123x"),
        ("13800005678、13900001234", "138****5678、139****1234"),
        ("示例市示例路1号", "示例******"),
        ("0757-00000000", "07***********"),
        ("138 0000 5678", "138****5678"),
        ("138-0000-5678", "138****5678"),
        ("+8613800005678", "+86138****5678"),
        ("１３８００００５６７８", "１３８****５６７８"),
        ("440600 19620501 1234", "440600********1234"),
        ("440600620501123", "440600********123"),
        ("甲", "*"),
        ("", ""),
    ],
)
def test_a_personal_value_is_masked(value: str, shown: str) -> None:
    assert mask(value) == shown


def test_other_numbers_are_left_alone() -> None:
    code = "52440600123456789X"
    assert mask_numbers(f"{code} 35000 2014-09-10 138000056789") == f"{code} 35000 2014-09-10 138000056789"


def test_the_declaration_of_the_field_decides() -> None:
    phone = Finding("phone-invalid", form="star", field="phone", params={"title": "联系电话", "value": "电话问老王"})
    name = Finding("name-several", form="star", field="name", params={"title": "姓名", "value": "示例甲、示例乙"})
    assert masked(phone, year()).params == {"title": "联系电话", "value": "电话***"}
    assert masked(name, year()) == name


def test_a_number_written_where_it_does_not_belong_is_masked_too() -> None:
    finding = Finding("name-unlikely", form="star", field="name", params={"title": "姓名", "value": 13800005678.0})
    assert masked(finding, year()).params == {"title": "姓名", "value": "138****5678"}


def test_what_was_waived_is_masked_as_well() -> None:
    inner = Finding("phone-invalid", form="star", field="phone", params={"title": "联系电话", "value": "13800005678"})
    outer = Finding("waived", form="star", field="phone", params={"finding": inner})
    assert masked(outer, year()).params["finding"] == masked(inner, year())


def test_of_a_long_list_what_nobody_writes_out_is_not_there() -> None:
    names = tuple(f"示例{number}" for number in range(14))
    finding = Finding("evidence-missing", form="star", field="photo", params={"value": names})
    assert masked(finding, year()).params == {"value": (*names[:12], "****", "****")}
