"""Findings in words."""

import ast
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from sync.messages import Messages, worded
from sync.messages.cell_names import cells_text
from sync.messages.messages import Wording
from sync.model import Address, Broken, Finding, PartialDate, Severity
from sync.words_file import filled
from tests.submissions import MESSAGES, ROOT

PROOF = ROOT / "sync" / "documents" / "proof"
"""The checker of official documents has remarks and words of its own (templates/proof.toml)."""
SOURCES = {
    path: ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "sync").rglob("*.py"))
    if PROOF not in path.parents
}


def texts(tree: ast.AST) -> set[str]:
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_code_has_its_words_in_plain_chinese_with_a_full_stop() -> None:
    odd = [
        code
        for code, words in MESSAGES.wordings.items()
        if not (words.sentence.endswith(("。", "？")) and words.remedy.endswith("。"))
    ]
    assert odd == []


def codes_given() -> dict[str, Path]:
    """Every code given to a finding or remark by name somewhere in sync/."""
    callees = {"Finding", "Remark", "finding", "whole", "of_entry", "noted", "refused", "say", "beyond"}
    found = {}
    for path, tree in SOURCES.items():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and (name := getattr(node.func, "id", getattr(node.func, "attr", ""))) in callees
            ):
                first = node.args[1] if name == "beyond" else node.args[0] if node.args else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found[first.value] = path
    return found


def test_every_code_given_to_a_finding_has_words() -> None:
    assert {code: path.name for code, path in codes_given().items() if code not in MESSAGES.wordings} == {}


def test_every_code_that_has_words_is_given_somewhere() -> None:
    said = set().union(*map(texts, SOURCES.values()))
    begun = tuple(each for each in said if each.endswith("-") and len(each) > 1)
    assert [code for code in MESSAGES.wordings if code not in said and not code.startswith(begun)] == []


def test_words_are_put_together_from_what_the_rules_give() -> None:
    finding = Finding(
        "too-long", Address("百姓学习之星", "E", 6), params={"title": "事迹简介", "count": 612, "max": 500}
    )
    assert MESSAGES.place(finding) == "“百姓学习之星”E6"
    assert MESSAGES.sentence(finding) == "“事迹简介”有612字（按 Word 的“字数”计），超过500字。"
    assert MESSAGES.remedy(finding) == "请压缩到500字以内。"
    assert MESSAGES.severity("too-long") is Severity.ERROR


def test_a_missing_parameter_is_our_fault() -> None:
    with pytest.raises(KeyError):
        MESSAGES.sentence(Finding("too-long", params={"title": "事迹简介"}))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("示例", "示例"),
        ("一\n二\t三\x00\u200b四", "一 二 三 四"),
        ("长" * 31, "长" * 29 + "…"),
        (True, "是"),
        (3.0, "3"),
        (35000.5, "35000.5"),
        (13800000000.0, "13800000000"),
        (date(2014, 9, 1), "2014年9月1日"),
        (datetime(2014, 9, 1, 8, 5), "2014年9月1日08:05"),  # noqa: DTZ001 - a cell of a sheet knows no time zone
        (PartialDate(2014, 9), "2014年9月"),
        (("甲", "乙"), "甲、乙"),
        (tuple("一二三四五六七八九十甲乙丙"), "一、二、三、四、五、六、七、八、九、十、甲、乙等13项"),
        (Broken("#N/A"), "#N/A"),
        (None, ""),
    ],
)
def test_values_are_quoted_in_one_short_line(value: object, words: str) -> None:
    assert worded(value) == words


def test_a_place_marked_whole_is_not_cut() -> None:
    messages = Messages({"reason": Wording(Severity.HINT, "{reason}／{reason:全文}", "")})
    assert messages.sentence(Finding("reason", params={"reason": "由" * 40})) == "由" * 29 + "…／" + "由" * 40


def required(cell: str, row: int, title: str = "姓名", sheet: str = "百姓学习之星") -> Finding:
    return Finding("required", Address(sheet, cell, row), params={"title": title})


def test_identical_findings_on_a_sheet_are_told_once() -> None:
    findings = [required("E", 7), required("E", 8), required("F", 6, "性别"), required("E", 5), required("E", 9)]
    findings += [required("E", 5, sheet="参会回执")]
    assert [(each.sheet, each.cells, each.sentence) for each in MESSAGES.combine(findings)] == [
        ("百姓学习之星", "E5、E7 至 E9", "“姓名”没有填。"),
        ("百姓学习之星", "F6", "“性别”没有填。"),
        ("参会回执", "E5", "“姓名”没有填。"),
    ]


def test_what_is_graver_in_one_cell_than_in_another_is_told_apart() -> None:
    findings = [replace(required("E", row), severity=each) for row, each in ((5, Severity.ERROR), (6, Severity.HINT))]
    assert [(each.severity, each.cells) for each in MESSAGES.combine(findings)] == [
        (Severity.ERROR, "E5"),
        (Severity.HINT, "E6"),
    ]


def test_findings_without_a_cell_are_combined_too() -> None:
    assert [(each.sheet, each.cells) for each in MESSAGES.combine([Finding("file-csv")])] == [("", "")]


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ([("E", 5)], "E5"),
        ([("E", 6), ("E", 5)], "E5 至 E6"),
        ([("AA", 5), ("Z", 5), ("Z", 7)], "Z5、Z7、AA5"),
        ([("E", 5), ("F", 6)], "E5、F6"),
        ([("E", 2 * n) for n in range(1, 15)], "、".join(f"E{2 * n}" for n in range(1, 13)) + "等14处"),
    ],
)
def test_cells_are_written_in_the_order_of_a_sheet(cells: list[tuple[str, int]], text: str) -> None:
    assert cells_text(cells) == text


def test_the_words_of_each_cell_finding_may_ask_only_for_what_such_a_finding_has() -> None:
    """`title` and `value` are always there for a cell; a code given by a call must get the rest in that call."""
    given: dict[str, set[str]] = {}
    may = filled("findings.toml")
    for path, tree in SOURCES.items():
        if path.parent.name == "rules":
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "finding":
                    codes = texts(node.args[0]) & set(MESSAGES.wordings)
                    for code in codes:
                        given.setdefault(code, {"title", "value"}).update(each.arg or "" for each in node.keywords)
    lacking = {
        code: names - given[code]
        for code in given
        if "" not in given[code] and (names := {each.removesuffix("!") for each in may[code].split()}) - given[code]
    }
    assert given.keys() >= {"required", "total", "within"}
    assert lacking == {}


def test_what_is_said_of_several_whole_columns_is_told_once() -> None:
    columns = [
        Finding("column-missing-optional", Address("单位信息"), "unit", "", key, {"title": title})
        for key, title in (("post", "职务"), ("phone", "办公电话"))
    ]
    other = Finding("column-missing", Address("单位信息"), "unit", "", "email", {"title": "电子邮箱"})
    assert [(each.sentence, each.cells) for each in MESSAGES.combine([*columns, other])] == [
        ("找不到栏目“职务、办公电话”，按没有填处理。", ""),
        ("找不到必填栏目“电子邮箱”。", ""),
    ]
