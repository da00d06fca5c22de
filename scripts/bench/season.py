"""The bench's own season: one form of 20 columns, five sheets a workbook, 200 invented cities."""

import random
from dataclasses import replace
from functools import cache

from sync.plan import Check, City, Field, Form, Plan, load

COLUMNS, SHEETS, ROWS_A_SHEET, CITIES = 20, 5, 22, 200
SPOILT_EVERY = 100
"""One cell in so many rows is wrong, as in the measurements the aim was taken from."""


def fields() -> tuple[Field, ...]:
    """Twenty columns of the kinds that cities fill in."""
    return (
        Field(key="name", title="姓名", type="name", required=True),
        Field(key="sex", title="性别", type="choice", required=True, choices=("男", "女")),
        Field(key="birth", title="出生年月", type="month", required=True),
        Field(key="kind", title="类别", type="choice", required=True, choices=("讲座", "阅读", "竞赛", "展演")),
        Field(key="phone", title="联系电话", type="phone", required=True),
        Field(key="email", title="电子邮箱", type="email"),
        Field(key="start", title="开始日期", type="date", required=True),
        Field(key="end", title="结束日期", type="date"),
        Field(key="visits", title="人次", type="count", required=True, min=1, max=100_000),
        Field(key="score", title="自评分", type="score", min=0, max=100),
        Field(key="year", title="首办年份", type="year"),
        Field(key="major", title="是否重点", type="yesno"),
        *(Field(key=f"text{n}", title=f"说明{n}", type="text", max=40) for n in range(1, 9)),
    )


def form(number: int) -> Form:
    """One of the five sheets."""
    return Form(
        key=f"sheet{number}",
        title=f"表{number}",
        kind="list",
        prefix="ABCDE"[number - 1],
        rows=500,
        fields=fields(),
        checks=(Check(rule="ordered", fields=("start", "end")), Check(rule="unique", fields=("name", "birth"))),
    )


@cache
def plan() -> Plan:
    """The year 2014 with the bench's forms and cities."""
    cities = tuple(City(code=f"9{n:05d}", name=f"示例{n:03d}市", aliases=(), order=n) for n in range(CITIES))
    made = replace(load(2014), awards=(), cities=cities, districts=(), waivers=(), decisions=(), honours=())
    return replace(made, forms=tuple(form(n) for n in range(1, SHEETS + 1)))


def row(number: int, chance: random.Random) -> list[str]:
    """One invented, mostly clean row as typed text."""
    day = 20 + number % 7
    cells = [
        f"示例{chr(0x4E00 + number % 3000)}{chr(0x4E00 + number // 3000)}",
        "男女"[number % 2],
        f"19{60 + number % 35}-{1 + number % 12:02d}",
        ("讲座", "阅读", "竞赛", "展演")[number % 4],
        f"138{number % 100_000_000:08d}",
        f"shili{number}@example.org",
        f"2014-10-{day}",
        f"2014-10-{day + 1}",
        str(100 + number % 900),
        str(60 + number % 41),
        str(1990 + number % 24),
        "是否"[number % 2],
        *(f"示例说明{(number * n) % 500}" for n in range(1, 9)),
    ]
    if number % SPOILT_EVERY == SPOILT_EVERY - 1:
        column = chance.choice((1, 2, 3, 6, 8))
        cells[column] = "不明"
    return cells


def rows(count: int, seed: int = 2014) -> list[list[str]]:
    """`count` invented rows, the same ones for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - invented data, not a secret
    return [row(number, chance) for number in range(count)]
