"""What the readers of files hand over, drawn as Markdown: a `Workbook` of `Grid`s without any file.

As in tests/markdown.py; in backticks also an error (`#N/A`) or a formula without a result (`=`).
"""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

from openpyxl.utils import column_index_from_string

from sync.model import Broken, Finding, Grid, Raw, Received, Span, Submission, Workbook
from sync.plan import Plan, load
from sync.reading import Reading, read
from tests.markdown import NUMBER, TYPED, sheets

PLAN = load(2014)
BLOCK = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")


def drawn(markdown: str, merges: str = "", **more: object) -> Workbook:
    """Draw a workbook; `merges` (A1:B2 …) and `more` (hidden, hidden_rows, top, left) are those of every sheet."""
    spans = tuple(Span(int(a), column(b), int(c), column(d)) for b, a, d, c in BLOCK.findall(merges))
    grids = (Grid(name, [[raw(text) for text in row] for row in rows]) for name, rows in sheets(markdown).items())
    return Workbook(tuple(replace(grid, merges=spans, **more) for grid in grids))  # type: ignore[arg-type]


def column(letters: str) -> int:
    return column_index_from_string(letters)


def raw(text: str | None) -> Raw:
    typed = TYPED.fullmatch(text) if text else None
    if not typed:
        return text
    inner = typed[1]
    if inner[0] in "=#":
        return Broken(inner.strip("="))
    return float(inner) if NUMBER.fullmatch(inner) else date.fromisoformat(inner)


def received(name: str) -> Received:
    return Received(1, "", name, "文件", datetime(2014, 9, 1, tzinfo=UTC), 1)


def reading(markdown: str, name: str = "佛山市.xlsx", plan: Plan = PLAN, **more: object) -> Reading:
    return read(drawn(markdown, **more), received(name), plan)  # type: ignore[arg-type]


def submission(markdown: str, name: str = "佛山市.xlsx", plan: Plan = PLAN, **more: object) -> Submission:
    made = reading(markdown, name, plan, **more).submission
    assert made is not None
    return made


def told(findings: tuple[Finding, ...]) -> list[str]:
    """Say of each finding its code, its sheet and cell, and the text of its parameters."""
    return [
        " ".join(filter(None, [each.code, place(each), *(f"{key}={value}" for key, value in each.params.items())]))
        for each in findings
    ]


def place(finding: Finding) -> str:
    return f"{finding.address.sheet}{finding.address.cell}" if finding.address else ""
