"""Templates: what they may say, and how they are told what is wrong."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader

from sync.documents.draft import drafted
from sync.documents.gongwen import Chart, Document, Paragraph, Plot, Series, TextRun, TextTable, render, text_of
from sync.documents.text.inert import visible
from sync.documents.text.template_text import environment, write
from sync.errors import TemplateError
from tests.documents.gongwen.reading import lines, tables

FRONT = '---\ntitle = "示例"\n---\n\n'
MACROS = "{% macro line(cells) %}|{% for cell in cells %} {{ cell }} |{% endfor %}{% endmacro %}\n"
HOSTILE = [
    "**甲**",
    "# 甲",
    "1. 甲",
    "| 甲 |",
    "{{ 甲 }}",
    "{% if %}",
    "<b>甲</b>",
    "&amp;",
    "---",
    "    甲",
    "[甲](乙)",
    "\\",
]


def filled(template: str, **values: object) -> Document:
    loader = DictLoader({"示例.md.j2": FRONT + template, "_macros.j2": MACROS})
    return drafted(write(environment(loader), "示例.md.j2", values), "普通", date(2014, 9, 1))


def trouble(template: str, **values: object) -> str:
    with pytest.raises(TemplateError) as error:
        filled(template, **values)
    return str(error.value)


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_is_never_markup(value: str) -> None:
    assert filled("{{ value }}", value=value).blocks == (Paragraph((TextRun(value),)),)


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_in_a_table_stays_in_its_cell(value: str) -> None:
    (made,) = filled("| 栏 |\n| --- |\n| {{ value }} |", value=value).blocks
    assert isinstance(made, TextTable)
    assert made.rows == (((TextRun(value),),),)


@pytest.mark.parametrize("value", [*HOSTILE, '"', "'''", "\n[甲]\n"])
def test_a_value_in_the_front_matter_is_never_toml(value: str) -> None:
    loader = DictLoader({"示例.md.j2": '---\ntitle = "{{ value }}"\n---\n甲。'})
    assert drafted(write(environment(loader), "示例.md.j2", {"value": value}), "普通", date(2014, 9, 1)).title == value


@given(st.text(min_size=1, max_size=200))
def test_any_text_reaches_word_as_itself(value: str) -> None:
    made = lines(render(filled("甲{{ value }}乙。", value=value)))
    assert made[-1] == ("公文正文", f"甲{visible(value)}乙。")


EVERYWHERE = """---
title = "{{ value }}"
mark = "{{ value }}"
number = "{{ value }}"
signers = ["{{ value }}"]
to = "{{ value }}"
sign = ["{{ value }}", "{{ value }}"]
note = "{{ value }}"
copies = "{{ value }}"
imprint = "{{ value }}"
---
## {{ value }}

1. {{ value }}

| {{ value }} |
| --- |
| {{ value }} |

# {{ value }}

{{ value }}
"""


@pytest.mark.parametrize("value", ["名" * 200, "🎓👩‍🏫", "".join(HOSTILE), "<&>\"'`", "a" * 200, "é́ ก็"])
def test_a_value_stands_anywhere_in_a_document(value: str) -> None:
    loader = DictLoader({"示例.md.j2": EVERYWHERE})
    made = drafted(write(environment(loader), "示例.md.j2", {"value": value}), "文件", date(2014, 9, 1))
    printed = render(made)
    shown = "".join(text for _, text in lines(printed)).replace("\n", "")
    cells = [cell for drawn in tables(printed) for row in drawn for cell in row]
    assert (shown.count(value) >= 9, cells[-2:]) == (True, [value, value])


def test_a_value_through_a_macro_is_inert_too() -> None:
    made = filled('{% import "_macros.j2" as m %}\n| 栏 |\n| --- |\n{{ m.line([value]) }}\n', value="a|b**")
    assert [text_of(cell) for row in made.blocks[0].rows for cell in row] == ["a|b**"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("甲\n\n{{ 乙 }}", "示例.md.j2 第7行：没有名为“乙”的变量"),
        ("{{ known.other }}", "示例.md.j2 第5行：没有“other”这一项"),
        ("甲\n{{ known | shout }}", "示例.md.j2 第6行：没有名为“shout”的写法"),
        ("{% if known %}\n{{ known|shout }}\n{% endif %}", "示例.md.j2 第6行：没有名为“shout”的写法"),
        ("{% if known %}甲", "示例.md.j2 第5行：写法不对"),
        ("{{ nothing }}", "示例.md.j2 第5行：这里要一个文字或数字，列表请用 |names 连成一句"),
        ("{{ empty }}", "示例.md.j2 第5行：这里要一个文字或数字，列表请用 |names 连成一句"),
        ("{{ empty|names }}", "示例.md.j2 第5行：名单是空的，请先用 if 判断"),
        ("{{ day }}", "示例.md.j2 第5行：日期要写明格式，如 |date"),
        ('{{ "甲" ~ "乙" }}', "示例.md.j2 第5行：不能用 ~ 连接，请分开写"),
        ("{{ blank }}", "示例.md.j2 第5行：这一段是空的，请用 if 判断后再写"),
        ("甲\n\n![图](a.png)", "示例.md.j2 第7行：不能用图片"),
        ("[甲](http://example.org)", "示例.md.j2 第5行：不能用链接"),
        ("`甲`", "示例.md.j2 第5行：不能用行内代码"),
        ("```\n甲\n```", "示例.md.j2 第5行：不能用代码块"),
        ("甲\n\n    乙", "示例.md.j2 第7行：不能用行首四个空格（会成为代码块）"),
        ("<b>甲</b>", "示例.md.j2 第5行：不能用HTML 标签"),
        ("<div>\n甲\n</div>", "示例.md.j2 第5行：不能用HTML 标签"),
        ("> 甲", "示例.md.j2 第5行：不能用引用（>）"),
        ("- 甲", "示例.md.j2 第5行：不能用项目符号，请改用 1. 2. 编号"),
        ("甲\n\n---", "示例.md.j2 第7行：不能用分隔线"),
        ("**甲，**乙", "示例.md.j2 第5行：** 没有生效"),
        ("## 一、甲", "示例.md.j2 第5行：标题编号由程序编写，请去掉“一、”"),
        ("###### 甲", "示例.md.j2 第5行：标题最多四级"),
        ("1. 甲\n\n   乙", "示例.md.j2 第7行：编号的一条只能是一段"),
        ("| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 | 3 |", "示例.md.j2 第7行：这一行的格数与表头不同"),
        ("图{柱形图}\n\n甲", "示例.md.j2 第5行：{柱形图}下面要紧跟数据表格"),
        ("图{条形图}\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 二 |", "示例.md.j2 第9行：图的数据要是数字，这里是“二”"),
        ("图{条形图}\n\n| 甲 |\n| --- |\n| 1 |", "示例.md.j2 第7行：图的数据至少要一列名称"),
        ("1. 甲\n   1. 乙\n      1. 丙", "示例.md.j2 第7行：编号最多两层"),
        ("***甲***", "示例.md.j2 第5行：**黑体** 和 *楷体* 不能套用"),
        ("甲<!-- 乙 -->", "示例.md.j2 第5行：不能用HTML 标签"),
        ("<http://example.org>", "示例.md.j2 第5行：不能用链接"),
        ("{% for each in two %}\n\n甲\n{% endfor %}\n\n- 乙", "示例.md.j2 第10行：不能用项目符号"),
    ],
)
def test_a_wrong_template_is_told_where(template: str, told: str) -> None:
    values = {"known": {"a": 1}, "nothing": None, "empty": [], "day": date(2014, 9, 1), "blank": "", "two": [1, 2]}
    assert re.match(f"模板有误：{re.escape(told)}", trouble(template, **values))


def test_an_unknown_front_matter_key_is_refused() -> None:
    loader = DictLoader({"示例.md.j2": '---\ntitle = "甲"\ntitel = "乙"\n---\n丙。'})
    with pytest.raises(TemplateError, match="文首的 （顶层）：没有“titel”这一项"):
        drafted(write(environment(loader), "示例.md.j2", {}), "普通", date(2014, 9, 1))


def test_emphasis_is_a_face() -> None:
    runs = filled("**甲** 乙 *丙*").blocks[0].runs  # type: ignore[union-attr]
    assert [(run.text, str(run.face)) for run in runs] == [("甲", "黑体"), (" 乙 ", ""), ("丙", "楷体")]


def test_annexes_begin_at_a_first_level_heading() -> None:
    made = filled("正文。\n\n# 名单\n\n甲。\n\n# 宽表{横排}\n\n乙。")
    assert [(each.title, each.landscape, len(each.blocks)) for each in made.annexes] == [
        ("名单", False, 1),
        ("宽表", True, 1),
    ]


FIGURES = "| 市 | 场次 |\n| --- | --- |\n| 甲市 | {{ figure }} |\n| 乙市 | 2.5 |"


def test_a_line_before_a_table_makes_it_a_chart() -> None:
    (made,) = filled("各市场次{柱形图}\n\n" + FIGURES, figure=3).blocks
    assert made == Chart("各市场次", ("甲市", "乙市"), (Series("场次", (3.0, 2.5)),), Plot.COLUMN)


def test_a_value_never_makes_a_chart_or_turns_a_page() -> None:
    made = filled(
        "{{ value }}\n\n| 栏 |\n| --- |\n| 1 |\n\n# {{ value }}\n\n甲。\n\n## {{ number }}",
        value="{条形图}{横排}",
        number="一、",
    )
    assert [type(block) for block in made.blocks] == [Paragraph, TextTable]
    assert [(each.title, each.landscape) for each in made.annexes] == [("{条形图}{横排}", False)]
