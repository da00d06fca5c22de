"""What is wrong with a text that is no TOML (TOML 写法错误), said as a clerk can mend it."""

import re
import tomllib

from sync.plan.config.files.as_written import DAY, NO_YEAR, left_over

LINE = re.compile(r"line (\d+)")
SHOWN = 40
UNQUOTED = re.compile(r"=\s*(?P<value>[^\s\"'\[{#][^#]*)")
# How tomllib begins what it has to say, and what a clerk should do; the first that fits counts.
SAID = (
    ("Illegal character", '引号没有成对，请补上英文引号 "'),
    ("Unterminated string", '引号没有成对，请补上英文引号 "'),
    ("Expected newline or end of document", '值的后面多了内容：文字要整个放在英文引号 " 里，说明前面要加 #'),
    ("Expected '=' after a key", "缺少等号，应写成“名称 = 值”"),
    ("Expected ']", "方括号没有成对，请补上 ]"),
    ("Unclosed array", "方括号没有成对：请看这一行和前面几行，是否少了 ] 或逗号"),
    ("Unclosed inline table", "花括号没有成对，或几项之间少了英文逗号，应写成 { min = 1, max = 2 }"),
    ("Duplicate inline table key", "同一项在花括号里写了两次，请删去一个"),
    ("Cannot overwrite a value", "同一项写了两次，请删去一个"),
    ("Cannot declare", "同一个 [标题] 写了两次，请合并"),
    ("Cannot mutate", "同一个 [标题] 写了两次，请合并"),
    ("Cannot redefine", "同一个 [标题] 写了两次，请合并"),
    ("Unescaped", "引号里的反斜线 \\ 要写两个"),
    ("Invalid hex value", "引号里的反斜线 \\ 要写两个"),
    ("Invalid date", "没有这一天，日期应如 2014-09-10"),
    ("Invalid statement", "应写成“名称 = 值”，说明前面要加 #"),
    ("Invalid initial character", "等号前面应是英文名称，写成“名称 = 值”"),
)


def trouble(text: str, error: tomllib.TOMLDecodeError) -> tuple[str, str]:
    """Return where a text breaks off and what is to be done there."""
    found = LINE.search(str(error))
    if not found:
        return "文件末尾", remedy(str(error), "")
    line = text.split("\n")[int(found[1]) - 1].strip()
    shown = line if len(line) <= SHOWN else f"{line[:SHOWN]}…"
    return f"第{found[1]}行", f"{remedy(str(error), line)}。现为：{shown}" if shown else remedy(str(error), line)


def remedy(said: str, line: str) -> str:
    """Return what is to be done about what tomllib said of a line."""
    if mark := left_over(line):
        return f"用了{mark}，请改为英文标点"
    found = UNQUOTED.search(line)
    if said.startswith("Invalid value") or (found and said.startswith("Expected newline")):
        return of_value(found)
    return next((words for begins, words in SAID if said.startswith(begins)), "应写成“名称 = 值”")


def of_value(found: re.Match[str] | None) -> str:
    """Return what is to be done about a value that is none."""
    value = found["value"].strip() if found else ""
    if NO_YEAR.fullmatch(value):
        return f"“{value}”没有写年份，应如 2014-09-10"
    if DAY.fullmatch(value):
        return f"没有“{value}”这一天，日期应如 2014-09-10"
    if value in {"是", "否", "True", "False", "TRUE", "FALSE"}:
        return f"“{value}”应写成 {'true' if value in {'是', 'True', 'TRUE'} else 'false'}"
    if value:
        return f'文字要放在英文引号里，如 "{value}"'
    return '等号后面没有值，或值的写法不对：文字要放在英文引号 " 里，日期如 2014-09-10'
