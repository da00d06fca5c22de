"""The sheets of this folder as cases: what stands beneath a header, what is an entry, what is said. See README."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sync.messages import load
from sync.model import Submission, Table
from sync.rules import grade
from tests.grids import PLAN, submission

FOLDER = Path(__file__).parent
MERGED = "合并："
MESSAGES = load()
NAMES = ("name", "headline", "media")
COLUMNS = re.compile("column-missing")


@dataclass
class RowCase:
    """One case: its name, the sheets it draws, merged blocks, and what must come of it, a line each."""

    name: str
    drawn: list[str]
    merges: str = ""
    expected: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return self.name

    def read(self) -> Submission:
        return submission("\n".join(self.drawn), merges=self.merges)


def every() -> Iterator[RowCase]:
    """Read all cases; what stands before the first `##` of a file begins each of its cases."""
    for path in sorted(FOLDER.glob("*.md")):
        if path.name != "README.md":
            yield from cases(path.stem, path.read_text(encoding="utf-8"))


def cases(file: str, text: str) -> Iterator[RowCase]:
    """Read the cases of one file."""
    head, *bodies = text.split("\n## ")
    begun = [line for line in head.splitlines() if line.startswith(("#", "|"))]
    for body in bodies:
        name, *lines = body.splitlines()
        made = RowCase(f"{file} {name}", list(begun))
        for line in lines:
            if line.startswith(MERGED):
                made.merges = line.removeprefix(MERGED)
            elif line.startswith("- "):
                made.expected.append(line.removeprefix("- "))
            elif line.startswith(("#", "|")):
                made.drawn.append(line)
        yield made


def came(made: Submission) -> list[str]:
    """Say what came of a case: the entries, that there are none, then what is said, but of columns not drawn."""
    said = grade(made.observations, made.city, PLAN, MESSAGES)
    lines = [
        *(line for table in made.tables.values() for line in entries(table)),
        *(f"没有可报 {table.nothing.cell}" for table in made.tables.values() if table.nothing),
        *(
            f"{each.severity} {MESSAGES.place(each)}：{MESSAGES.sentence(each)}"
            for each in said
            if not COLUMNS.match(each.code)
        ),
    ]
    return lines or ["空表"]


def entries(table: Table) -> Iterator[str]:
    """Yield the key, the place and the name of each entry."""
    names = next(key for key in NAMES if key in table.columns)
    for entry in table.entries():
        sheet, row = table.place(entry.index)
        beside = "" if sheet == table.sheet else sheet
        yield f"{entry.key or '（无编号）'} {beside}第{row}行 {entry.text(names)}".strip()
