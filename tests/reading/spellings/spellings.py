"""The tables of this folder as typed rows: what is typed, where, how it is read, what is said. See the README."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from sync.model import Broken, PartialDate, Raw, Value
from sync.plan import NO, YES
from tests.markdown import BAR

FOLDER = Path(__file__).parent
KEYS = frozenset({"示例", "类型", "年份", "栏目", "必填", "选项", "地市", "上一行", "同行"})
COLUMNS = ("写法", "读作", "说什么", "为什么")
CITY = "地市"
SEVERITIES = ("提示", "警告", "错误")

CONTEXT = re.compile(r"(\w+)：(.*)")
SAID = re.compile(rf"({'|'.join(SEVERITIES)})：((?:“[^”]+”)+)")
TYPED = re.compile(r"`(.+)`")
NAMED = re.compile(r"\{U\+([0-9A-F]{4,6})\}")
TIMES = re.compile(r"(.+)\{×(\d+)\}")
TRUTHS = {"TRUE": True, "FALSE": False}


@dataclass(frozen=True, slots=True)
class Spelling:
    """One row of a table. `place` is file:line, `fields` are form.field, `names` the words that must be said.

    `severity` is "" where nothing is said; `reading` is "" where there is no value. `above` is what the row above
    says, `beside` are other cells of the row.
    """

    place: str
    kind: str
    year: int
    fields: tuple[str, ...]
    required: bool
    options: tuple[str, ...]
    city: str
    above: str
    beside: Mapping[str, str]
    typed: str
    raw: Raw
    reading: str
    severity: str
    names: tuple[str, ...]
    why: str

    def __str__(self) -> str:
        return f"{self.place} {self.typed}"


def every() -> Iterator[Spelling]:
    """Read all tables. Raises ValueError naming file and line."""
    for path in sorted(FOLDER.glob("*.md")):
        if path.name != "README.md":
            yield from spellings(path.name, path.read_text(encoding="utf-8"))


def spellings(name: str, text: str) -> Iterator[Spelling]:
    """Read the tables of one file. Raises ValueError naming file and line."""
    of_file: dict[str, str] = {}
    context = of_file
    columns: Sequence[str] = ()
    for number, line in enumerate(text.splitlines(), 1):
        place = f"{name}:{number}"
        if line.startswith("## "):
            context, columns = dict(of_file), ()
        elif not line.startswith("|"):
            if (found := CONTEXT.fullmatch(line)) and found[1] in KEYS:
                context[found[1]] = found[2].strip()
        elif not columns:
            columns = header(place, cells(line))
        elif not re.fullmatch(r"[|\- :]+", line) or "写" in line:
            yield spelling(place, context, columns, cells(line))


def header(place: str, titles: Sequence[str]) -> Sequence[str]:
    """Check a table's titles. Raises ValueError."""
    if tuple(title for title in titles if title != CITY) != COLUMNS:
        raise ValueError(f"{place}: the columns should be {COLUMNS}, with {CITY} where needed")
    return titles


def cells(line: str) -> list[str]:
    """Split a line of a table; a full-width blank is the writer's, and stays."""
    return [cell.strip(" ").replace(r"\|", "|") for cell in BAR.split(line)[1:-1]]


def spelling(place: str, context: Mapping[str, str], columns: Sequence[str], row: Sequence[str]) -> Spelling:
    """Make one row. Raises ValueError."""
    if len(row) != len(columns):
        raise ValueError(f"{place}: {len(row)} cells under {len(columns)} columns")
    cell = dict(zip(columns, row, strict=True))
    try:
        return Spelling(
            place=place,
            kind=context["类型"],
            year=int(context["年份"]),
            fields=tuple(context["栏目"].split(", ")),
            required={YES: True, NO: False}[context["必填"]],
            options=split(context.get("选项", "")),
            city=cell.get(CITY) or context.get(CITY, ""),
            above=context.get("上一行", ""),
            beside=dict([context["同行"].split("=", 1)]) if "同行" in context else {},
            typed=cell["写法"],
            raw=raw(cell["写法"]),
            reading=text_of(cell["读作"]),
            why=cell["为什么"],
            **said(place, cell["说什么"]),  # type: ignore[arg-type]
        )
    except KeyError as error:
        raise ValueError(f"{place}: {error} is not said before the table") from error


def said(place: str, cell: str) -> dict[str, object]:
    """Read what is said: a severity and the words that must be in the sentence. Raises ValueError."""
    if not cell:
        return {"severity": "", "names": ()}
    if not (found := SAID.fullmatch(cell)):
        raise ValueError(f"{place}: “{cell}” should be like 提示：“35000”")
    return {"severity": found[1], "names": tuple(re.findall("“([^”]+)”", found[2]))}


def split(text: str) -> tuple[str, ...]:
    """Split at 、; nothing for nothing."""
    return tuple(text.split("、")) if text else ()


def text_of(cell: str) -> str:
    """Return the text a cell stands for, its marks for what cannot be seen replaced."""
    text = NAMED.sub(lambda found: chr(int(found[1], 16)), cell.replace("<br>", "\n").replace("␣", " "))
    return found[1] * int(found[2]) if (found := TIMES.fullmatch(text)) else text


def raw(cell: str) -> Raw:
    """Return what stands in the sheet: text, or what is in backticks as number, day, moment, time, truth or error."""
    if not (typed := TYPED.fullmatch(cell)):
        return text_of(cell)
    inner = typed[1]
    if inner in TRUTHS:
        return TRUTHS[inner]
    if inner.startswith("#"):
        return Broken(inner)
    for kind in (int, float, date.fromisoformat, datetime.fromisoformat, time.fromisoformat):
        try:
            return kind(inner)
        except ValueError:
            continue
    raise ValueError(f"`{inner}` is no number, day, time or error")


def written(value: Value) -> str:
    """Write a value as the column 读作 does."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    if isinstance(value, PartialDate):
        return "-".join([str(value.year), *(f"{part:02}" for part in (value.month, value.day) if part)])
    return str(value)
