"""The bench's own season: forms of 20 columns, five sheets a workbook, invented cities; a row in a hundred is wrong."""

from dataclasses import replace
from functools import cache

from sync.plan import Check, City, Field, Form, Plan, load

SHEETS, CITIES = 5, 200
SPOILT_EVERY = 100
KINDS = ("讲座", "阅读", "竞赛", "展演")
TEXTS = 8
FIELDS = (
    Field(key="name", title="姓名", type="name", required=True),
    Field(key="sex", title="性别", type="choice", required=True, choices=("男", "女")),
    Field(key="birth", title="出生年月", type="month", required=True),
    Field(key="kind", title="类别", type="choice", required=True, choices=KINDS),
    Field(key="phone", title="联系电话", type="mobile", required=True),
    Field(key="email", title="电子邮箱", type="email"),
    Field(key="start", title="开始日期", type="date", required=True),
    Field(key="end", title="结束日期", type="date"),
    Field(key="visits", title="人次", type="count", required=True, min=1, max=100_000),
    Field(key="score", title="自评分", type="score", min=0, max=100),
    Field(key="year", title="首办年份", type="year"),
    Field(key="major", title="是否重点", type="yesno"),
    *(Field(key=f"text{n}", title=f"说明{n}", type="text", max=40) for n in range(1, TEXTS + 1)),
)
CHECKS = (Check(rule="ordered", fields=("start", "end")), Check(rule="unique", fields=("name", "birth")))
SPOILT = (
    ("name", ""),
    ("sex", "不明"),
    ("birth", "1975-13"),
    ("kind", "别的活动"),
    ("phone", "1380000"),
    ("email", "示例邮箱"),
    ("start", "2014-02-30"),
    ("end", "2014-01-01"),
    ("visits", "0"),
    ("score", "101"),
    ("text1", "示例" * 30),
)
"""Each makes one finding, by the desk's reckoning and by the peer's."""


@cache
def plan(rows: int) -> Plan:
    """Return the year 2014 with the bench's forms of so many rows, and its cities."""
    cities = tuple(City(code=f"{987_000 + n}", name=f"示例{n:03d}市", aliases=(), order=n) for n in range(CITIES))
    made = replace(load(2014), awards=(), cities=cities, districts=(), waivers=(), decisions=(), honours=())
    return replace(made, forms=tuple(form(letter, rows) for letter in "ABCDE"[:SHEETS]))


def form(letter: str, rows: int) -> Form:
    """Make one of the five sheets; `rows` may be more than configuration allows."""
    title = f"表{letter}"
    return Form(letter.lower(), title, "list", prefix=letter, rows=rows, fields=FIELDS, checks=CHECKS)


def rows(count: int) -> list[list[str]]:
    """Return `count` invented rows as typed text, the same ones every time."""
    return [list(row(number).values()) for number in range(count)]


def row(number: int) -> dict[str, str]:
    """Make one row."""
    cells = {
        "name": f"示例{chr(0x4E00 + number % 3000)}{chr(0x4E00 + number // 3000)}",
        "sex": "男女"[number % 2],
        "birth": f"{1960 + number % 35}-{1 + number % 12:02d}",
        "kind": KINDS[number % len(KINDS)],
        "phone": f"138{number:08d}",
        "email": f"shili{number}@example.org",
        "start": f"2014-10-{20 + number % 7}",
        "end": f"2014-10-{21 + number % 7}",
        "visits": str(100 + number % 900),
        "score": str(60 + number % 41),
        "year": str(1990 + number % 24),
        "major": "是否"[number % 2],
        **{f"text{n}": f"示例说明{(number * n) % 500}" for n in range(1, TEXTS + 1)},
    }
    if number % SPOILT_EVERY == SPOILT_EVERY - 1:
        key, value = SPOILT[number // SPOILT_EVERY % len(SPOILT)]
        cells[key] = value
    return cells
