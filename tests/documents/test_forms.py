"""A Markdown table under {表格} becomes a form: labels, joined cells, pictures."""

import pytest
from jinja2 import DictLoader

from sync.documents.draft import drafted
from sync.documents.gongwen import FormTable, text_of
from sync.documents.text.template_text import FilledTemplate, environment, write
from sync.errors import TemplateError
from tests.submissions import SUMMER

HEAD = '---\ntitle = "示例表"\n---\n\n'
SHEET = """{表格}

| **姓名** | {{ name }} | **性别** | 女 | ![照片]({{ photo }}) |
| --- | --- | --- | --- | --- |
| **民族** | 汉族 | **文化程度** | 大专 | ^ |
| **事迹** | {{ deed }} | < | < | < |
"""


def filled(sheet: str, **values: object) -> FilledTemplate:
    return write(environment(DictLoader({"示例.md.j2": HEAD + sheet})), "示例.md.j2", values)


def form(written: FilledTemplate) -> FormTable:
    (block,) = drafted(written, "普通", SUMMER.date()).blocks
    assert isinstance(block, FormTable)
    return block


def drawn(made: FormTable) -> list[list[str]]:
    """Draw a form: text of each cell, how far it reaches, # for a label, @ for a picture."""
    return [
        [
            f"{'#' if cell.label else ''}{'@' if cell.picture else text_of(cell.runs)} {cell.across}x{cell.down}"
            for cell in row.cells
        ]
        for row in made.rows
    ]


def test_cells_are_joined_to_the_left_and_upwards() -> None:
    written = filled(SHEET, name="示例甲", photo="f0", deed="示例事迹。" * 20)
    made = form(FilledTemplate(written.template, written.lines, written.origins, {"f0": b"picture"}))
    assert drawn(made) == [
        ["#姓名 1x1", "示例甲 1x1", "#性别 1x1", "女 1x1", "@ 1x2"],
        ["#民族 1x1", "汉族 1x1", "#文化程度 1x1", "大专 1x1"],
        ["#事迹 1x1", f"{'示例事迹。' * 20} 4x1"],
    ]
    assert [row.breaks for row in made.rows] == [False, False, True]
    assert made.columns[0] < made.columns[1]


@pytest.mark.parametrize("value", ["<", "^", "**示例**", "![照片](f0)", "a|b", "{表格}"])
def test_a_value_is_never_taken_for_a_sign(value: str) -> None:
    made = form(filled(SHEET, name=value, photo="", deed="示例"))
    assert drawn(made)[0][1] == f"{value} 1x1"


def test_a_picture_that_is_not_there_leaves_its_cell_empty() -> None:
    assert drawn(form(filled(SHEET, name="示例甲", photo="f0", deed="示例")))[0][4] == " 1x2"


@pytest.mark.parametrize(
    ("sheet", "line", "problem"),
    [
        ("{表格}\n\n示例\n", 5, "{表格}下面要紧跟表格"),
        ("{表格}\n\n| < | 甲 |\n| --- | --- |\n", 7, "表格这一行的格数与首行不同，或者 <、^ 没有可并入的格"),
        ("{表格}\n\n| 甲 | ^ |\n| --- | --- |\n", 7, "表格这一行的格数与首行不同，或者 <、^ 没有可并入的格"),
        (
            "{表格}\n\n| 甲 | 乙 |\n| --- | --- |\n| < | 丙 |\n",
            9,
            "表格这一行的格数与首行不同，或者 <、^ 没有可并入的格",
        ),
    ],
)
def test_a_form_that_cannot_be_is_refused_by_line(sheet: str, line: int, problem: str) -> None:
    with pytest.raises(TemplateError) as raised:
        form(filled(sheet))
    assert str(raised.value) == str(TemplateError("示例.md.j2", line, problem))
