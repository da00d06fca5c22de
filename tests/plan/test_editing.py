"""Configuration as people edit it: read where it is plain what was meant, else named with line and remedy."""

import re
from datetime import date
from pathlib import Path

import pytest
from msgspec import Struct

from sync.errors import PlanError
from sync.plan.config.files.config_text import text
from sync.plan.config.files.csv_file import rows, written
from sync.plan.config.files.toml_file import typed
from sync.plan.config.files.toml_lines import lines_of


class Item(Struct, frozen=True, forbid_unknown_fields=True):
    key: str
    date: date
    names: tuple[str, ...] = ()


class Sheet(Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    rounds: tuple[Item, ...] = ()
    open: bool = True


class Person(Struct, frozen=True):
    name: str
    since: date
    reason: str
    others: tuple[str, ...] = ()
    place: int | None = None


SHEET = """title = "示例"
[[rounds]]
key = "early"
date = 2014-08-10
names = ["甲", "乙"]
"""
MEANT = Sheet("示例", (Item("early", date(2014, 8, 10), ("甲", "乙")),))


def toml(folder: Path, words: str, encoding: str = "utf-8") -> Path:
    (folder / "试.toml").write_bytes(words.encode(encoding))
    return folder / "试.toml"


def table(folder: Path, words: str, encoding: str = "utf-8") -> Path:
    (folder / "试.csv").write_bytes(words.encode(encoding))
    return folder / "试.csv"


def refused(path: Path, kind: type[Struct]) -> list[str]:
    """Return what is said of each fault, without the name of the file."""
    with pytest.raises(PlanError) as error:
        list(rows(path, kind)) if path.suffix == ".csv" else typed(path, kind)
    return str(error.value).replace(f"配置有误：{path}，", "").split("\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_whatever_the_editor_saved_it_as(tmp_path: Path, encoding: str, end: str) -> None:
    assert text(toml(tmp_path, SHEET.replace("\n", end), encoding)) == SHEET
    assert typed(toml(tmp_path, SHEET.replace("\n", end), encoding), Sheet) == MEANT


def test_what_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "试.toml"
    path.write_bytes(b"\x80\xff\xff\x00\x81")
    assert refused(path, Sheet) == ["文件：认不出是什么编码，请用记事本打开，另存为 UTF-8"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('title = "示例"', "title ＝ “示例”"),
        ('title = "示例"', "title　=　＂示例＂　＃ 说明“一”"),
        ('title = "示例"', "title = ‘示例’"),
        ('["甲", "乙"]', "［“甲”，“乙”］"),
        ('["甲", "乙"]', '["甲"， "乙"]'),
        ("[[rounds]]", "［［rounds］］"),
        ("2014-08-10", "2014-8-10"),
        ("2014-08-10", "2014/8/10"),
        ("2014-08-10", "2014年8月10日  # 截止"),
        ("2014-08-10", '"2014年8月10日"'),
        ("2014-08-10", "２０１４-08-10"),
    ],
)
def test_full_width_marks_and_other_days_are_read(tmp_path: Path, old: str, new: str) -> None:
    assert typed(toml(tmp_path, SHEET.replace(old, new)), Sheet) == MEANT


def test_marks_within_quotes_and_remarks_stay(tmp_path: Path) -> None:
    words = 'title = "“甲”，＝＃2014/8/10" # “说明”，＝'
    assert typed(toml(tmp_path, words), Sheet).title == "“甲”，＝＃2014/8/10"
    assert typed(toml(tmp_path, "title = “特别感人的“学习之星””"), Sheet).title == "特别感人的“学习之星”"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"示例"', '"示例”', '第1行：用了全角引号，请改为英文标点。现为：title = "示例”'),
        ('"示例"', '"示例', '第1行：引号没有成对，请补上英文引号 "。现为：title = "示例'),
        ('"示例"', "示例", '第1行：文字要放在英文引号里，如 "示例"。现为：title = 示例'),
        (
            '"示例"',
            '"示例" 说明',
            '第1行：值的后面多了内容：文字要整个放在英文引号 " 里，说明前面要加 #。现为：title = "示例" 说明',
        ),
        ("2014-08-10", "8月10日", "第4行：“8月10日”没有写年份，应如 2014-09-10。现为：date = 8月10日"),
        ("2014-08-10", "2014-13-10", "第4行：没有“2014-13-10”这一天，日期应如 2014-09-10。现为：date = 2014-13-10"),
        ('"early"', "是", "第3行：“是”应写成 true。现为：key = 是"),
        ('key = "early"', 'key "early"', '第3行：缺少等号，应写成“名称 = 值”。现为：key "early"'),
        ('key = "early"', 'key = "a"\nkey = "b"', '第4行：同一项写了两次，请删去一个。现为：key = "b"'),
        ('["甲", "乙"]', '["甲"、"乙"]', '第5行：用了顿号，请改为英文标点。现为：names = ["甲"、"乙"]'),
        ("[[rounds]]", "[[rounds]", "第2行：方括号没有成对，请补上 ]。现为：[[rounds]"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert refused(toml(tmp_path, SHEET.replace(old, new)), Sheet) == [said]


def test_no_trouble_of_toml_is_told_in_english(tmp_path: Path) -> None:
    broken = ["a", "a = ", "a = [1", "a = {b", "a = {b=1,b=2}", 'a = "\\q"', 'a = "\\u1"', "[a]\n[a]"]
    for words in (*broken, "[a]\nb=1\n[a.b]", "=", "a.b", "\x01"):
        (line,) = refused(toml(tmp_path, words), Sheet)
        assert re.search(r"[A-Za-z]{5}", line.partition("：")[2].partition("现为")[0]) is None, line


def test_all_faults_are_told_at_once_each_with_its_line(tmp_path: Path) -> None:
    words = """titel = "示例"
open = "是"
[[rounds]]
key = 5
date = 2014-08-10
[[rounds]]
key = "late"
date = 10
names = "甲"
"""
    assert refused(toml(tmp_path, words), Sheet) == [
        "第1行 titel：没有“titel”这一项，请检查是否写错，是不是“title”？",
        '（整个文件）：缺少“title”，请补上，如 title = "……"',
        '第4行 轮次“5” key：应为文字（放在英文引号里），现为“5”，如 "……"',
        "第8行 轮次“late” date：应为日期，现为“10”，如 2014-09-10",
        '第9行 轮次“late” names：应为方括号列出的几项，现为“甲”，如 ["……", "……"]',
        "第2行 open：应为true 或 false，现为“是”，如 true",
    ]


def test_lines_of_keys() -> None:
    words = '''# remark = 1
a = 1
[b.c]
d = """
[x]
"""
e = [ # remark
  { f = 1, g = [2, 3] },
  { f = 4 },
]
[[h]]
i = 2014-01-01
[[h]]
"j k" = '#'
[[h.l]]
m.n = 1
'''
    assert lines_of(words) == {
        ("a",): 2, ("b", "c"): 3, ("b", "c", "d"): 4, ("b", "c", "e"): 7, ("b", "c", "e", 0): 8,
        ("b", "c", "e", 0, "f"): 8, ("b", "c", "e", 0, "g"): 8, ("b", "c", "e", 0, "g", 0): 8,
        ("b", "c", "e", 0, "g", 1): 8, ("b", "c", "e", 1): 9, ("b", "c", "e", 1, "f"): 9, ("h", 0): 11,
        ("h", 0, "i"): 12, ("h", 1): 13, ("h", 1, "j k"): 14, ("h", 1, "l", 0): 15, ("h", 1, "l", 0, "m", "n"): 16,
    }  # fmt: skip


HEAD = "name,since,reason,others,place\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_rows_as_excel_saves_them(tmp_path: Path, encoding: str) -> None:
    lines = [
        '示例甲,2014/9/12,"理由一，二",,',
        ",,,,",
        '示例乙,2014-9-2,"a, b",甲、乙 丙,3',
        "示例丙,2014年9月2日,理由",
    ]
    words = HEAD + "\r\n".join(lines)
    assert list(rows(table(tmp_path, words, encoding), Person)) == [
        Person("示例甲", date(2014, 9, 12), "理由一，二"),
        Person("示例乙", date(2014, 9, 2), "a, b", ("甲", "乙", "丙"), 3),
        Person("示例丙", date(2014, 9, 2), "理由"),
    ]


def test_a_table_saved_with_tabs_is_read(tmp_path: Path) -> None:
    words = "name\tsince\treason\n示例甲\t2014/9/12\t理由\n"
    assert list(rows(table(tmp_path, words, "utf-16"), Person)) == [Person("示例甲", date(2014, 9, 12), "理由")]


def test_rows_of_the_wrong_length_and_all_else_are_told_at_once(tmp_path: Path) -> None:
    words = HEAD + "示例甲,2014-9-1,理由一,理由二,,,乙\n\n示例乙，2014-9-1，理由\n示例丙,9月1日,理由,,x\n"
    assert refused(table(tmp_path, words), Person) == [
        "第2行：有7格，应为5格，多了逗号（内容里有逗号的，整格放在英文引号里）。现为：示例甲,2014-9-1,理由一,理由二,,,乙",
        "第4行：有1格，应为5格，少了“since、reason”，用了全角逗号。现为：示例乙，2014-9-1，理由",
        "第5行：since：应为日期，现为“9月1日”，如 2014-09-10",
        "第5行：place：应为整数，现为“x”，如 10",
    ]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("name,since,reson", "第1行：没有“reson”这一列，第1行应为 name,since,reason,others,place"),
        ("name,since", "第1行：缺少“reason”这一列，第1行应为 name,since,reason,others,place"),
        ("name,since,reason,name", "第1行：“name”这一列写了两次，第1行应为 name,since,reason,others,place"),
    ],
)
def test_misspelt_columns_are_named(tmp_path: Path, head: str, said: str) -> None:
    assert refused(table(tmp_path, f"{head}\n"), Person) == [said]


def test_rare_characters_that_excel_lost_are_named(tmp_path: Path) -> None:
    said = "第2行：“示例?”里有问号：Excel 另存时丢了生僻字，请补上后另存为“CSV UTF-8”"
    assert refused(table(tmp_path, HEAD + "示例?,2014-9-1,理由,,\n", "gb18030"), Person) == [said]


def test_what_is_written_opens_in_excel(tmp_path: Path) -> None:
    (tmp_path / "试.csv").write_bytes(
        data := written(["name", "since", "reason"], [["示例甲", date(2014, 9, 1), "一,二"]])
    )
    assert data == '\ufeffname,since,reason\r\n示例甲,2014-09-01,"一,二"\r\n'.encode()
    assert list(rows(tmp_path / "试.csv", Person)) == [Person("示例甲", date(2014, 9, 1), "一,二")]
