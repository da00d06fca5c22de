"""Submissions drawn as Markdown tables, without reading any sheet: what the rules see, and nothing else.

    # 百姓学习之星
    | 编号       | 姓名   | 出生年月 |
    |------------|--------|----------|
    | 440600-S01 | 示例甲 | 1962-05  |

Headers are titles of fields, whichever are needed: a column that is not drawn is absent. Entries stand from row 6, the
first field drawn in column D. A card has one field a row: its title and what was filled in, in column E; row 6 is the
form's first field. `!code 文字` is a cell that was not understood, `?code 文字` one that was, with a remark.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

from sync.messages import load as load_messages
from sync.model import Column, Finding, PartialDate, Raw, Received, Remark, Submission, Table, Value
from sync.plan import Field, Form, Plan, load
from sync.rules import check
from sync.season import Season

ROOT = Path(__file__).parents[1]
BEIJING = timezone(timedelta(hours=8))
IN_TIME = datetime(2014, 8, 1, 9, 30, tzinfo=BEIJING)
SUMMER = datetime(2014, 8, 2, 12, 0, tzinfo=BEIJING)
"""Nothing is due yet."""
AUTUMN = datetime(2014, 9, 20, 12, 0, tzinfo=BEIJING)
"""After both rounds of recommendations; the week is not due yet."""
FIRST_ROW = 6
LETTERS = "DEFGHIJKLMNOPQRSTUVWXYZ"
MESSAGES = load_messages()
READERS: Mapping[str, Callable[[str], Value]] = {
    **dict.fromkeys(("integer", "count", "score", "year"), int),
    **dict.fromkeys(("yesno", "zero"), lambda text: text == "是"),
    **dict.fromkeys(("files", "district"), lambda text: tuple(text.split("、"))),
    "date": date.fromisoformat,
    "month": lambda text: PartialDate(*map(int, text.split("-"))),
}


@cache
def year() -> Plan:
    """The plan of 2014 without registers that change: no honours, waivers or decisions."""
    return replace(load(2014), honours=(), waivers=(), decisions=())


def season(*submissions: Submission, plan: Plan | None = None, now: datetime = SUMMER) -> Season:
    return Season(plan or year(), now, {each.city: each for each in submissions})


def submission(
    markdown: str = "",
    city: str = "440600",
    *,
    plan: Plan | None = None,
    at: datetime = IN_TIME,
    observations: tuple[Finding, ...] = (),
) -> Submission:
    made = plan or year()
    tables = {each.form: each for each in drawn(markdown, made, city)}
    received = Received(1, "0" * 64, "示例.xlsx", "folder", at, 1000)
    return Submission(city, tables, received, observations, made.template_id)


def drawn(markdown: str, plan: Plan, city: str) -> Iterable[Table]:
    sheets: dict[str, list[list[str]]] = {}
    for line in filter(None, map(str.strip, markdown.splitlines())):
        if line.startswith("#"):
            lines = sheets.setdefault(line.removeprefix("#").strip(), [])
        elif set(line) - set("|-: "):
            lines.append([cell.strip() for cell in line.strip("|").split("|")])
    forms = {form.title: form for form in plan.forms}
    for title, rows in sheets.items():
        yield card(forms[title], rows, plan, city) if forms[title].kind == "card" else table(forms[title], rows)


def table(form: Form, rows: Sequence[Sequence[str]]) -> Table:
    titles = {field.title: field for field in form.fields}
    head, *entries = rows or [[]]
    places = tuple(range(FIRST_ROW, FIRST_ROW + len(entries)))
    keys = [row[head.index("编号")] if "编号" in head else "" for row in entries]
    shown = [title for title in head if title != "编号"]
    columns = {
        titles[title].key: column(titles[title], LETTERS[n], places, [row[head.index(title)] for row in entries])
        for n, title in enumerate(shown)
    }
    return Table(form.key, form.title, keys, columns)


def card(form: Form, rows: Sequence[Sequence[str]], plan: Plan, city: str) -> Table:
    said = dict(rows)
    columns = {
        field.key: column(field, "E", (FIRST_ROW + n,), [said[field.title]])
        for n, field in enumerate(form.fields)
        if field.title in said
    }
    return Table(form.key, form.title, plan.keys(form, plan.city_by_code[city])[:1], columns)


def column(field: Field, letter: str, rows: Sequence[int], cells: Sequence[str]) -> Column:
    remarks = {i: (Remark(cell[1:].split(" ")[0]),) for i, cell in enumerate(cells) if cell[:1] in {"!", "?"}}
    raws: list[Raw] = [(cell.partition(" ")[2] if i in remarks else cell) or None for i, cell in enumerate(cells)]
    values = [None if cell.startswith("!") else value(field, raw) for cell, raw in zip(cells, raws, strict=True)]
    return Column(letter, rows, raws, values, remarks)


def value(field: Field, raw: Raw) -> Value:
    return READERS.get(field.type, str)(raw) if isinstance(raw, str) else None


def checked(*submissions: Submission, plan: Plan | None = None, now: datetime = SUMMER) -> list[str]:
    """Check the first of these in a season of all of them, and word what is found."""
    return worded(check(submissions[0], season(*submissions, plan=plan, now=now), MESSAGES))


def worded(findings: Iterable[Finding]) -> list[str]:
    """Findings as a clerk reads them: place, severity, sentence."""
    return [f"{MESSAGES.place(each)} {each.severity} {MESSAGES.sentence(each)}".strip() for each in findings]
