"""Every spelling of the tables is read, by the reading and the rules of a season, as it is decided there."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache

import pytest

from sync.messages import load as load_messages
from sync.model import Column, Finding, Received, Submission, Table, Value
from sync.plan import Field, Form, Plan, load
from sync.reading import Setting
from sync.reading.column import read_column
from sync.reading.values.places import Gazetteer, named_cities
from sync.rules import value_rules
from sync.season import Season
from tests.reading.spellings.spellings import SEVERITIES, Spelling, every, written

AT = datetime.fromisoformat("2014-12-20T09:00:00+08:00")
MESSAGES = load_messages()
ETHNICITY = "choice-ethnicity"
NOT_A_CELL = {"moment"}
"""The time of receipt stands in the office's own register, and is read there."""
OF_CONTENT = {"discouraged", "files-few", "files-many", "file-suffix"}
"""What is said of a cell that was read well, whatever way it was written."""


@cache
def plan(year: int) -> Plan:
    return replace(load(year), honours=(), waivers=(), decisions=())


@cache
def setting(year: int, city: str) -> Setting:
    made = plan(year)
    owner = made.city_by_code[city or "440600"]
    return Setting(year, owner, named_cities(made.cities, made.offices.province), Gazetteer(made, owner), made.limits)


def forms_and_fields(spelling: Spelling) -> Iterator[tuple[Form, Field]]:
    for name in spelling.fields:
        form = plan(spelling.year).form_by_key[name.split(".")[0]]
        yield form, form.field(name.split(".")[1])


def read(spelling: Spelling, form: Form, field: Field) -> tuple[Value, list[Finding]]:
    """Read the cell below the one above it, and let the rules of single cells look at it."""
    where = setting(spelling.year, spelling.city)
    cells = read_column(field, [spelling.above or None, spelling.raw], where).picked([1])
    column = Column("E", (6,), (spelling.raw,), cells.values, cells.remarks)
    other = next(each.key for each in form.fields if each.key != field.key and each.type != "city")
    beside = Column("F", (6,), ("示例",), ("示例",))
    columns = {field.key: column, other: beside}
    table = Table(form.key, form.title, (f"{where.city.code}-{form.prefix}01",), columns)
    received = Received(1, "0" * 64, "示例.xlsx", "folder", AT, 1)
    submission = Submission(where.city.code, {form.key: table}, received)
    season = Season(plan(spelling.year), AT, {where.city.code: submission})
    rules = value_rules.RULES
    found = (each for rule in rules for each in rule(submission, season) if each.field == field.key)
    return cells.values[0], [each for each in found if each.code not in OF_CONTENT]


def said(findings: list[Finding]) -> tuple[str, str]:
    """Return the gravest severity of what is said, and all that is said."""
    graves = sorted((MESSAGES.severity(each.code) for each in findings), key=SEVERITIES.index)
    return (str(graves[-1]) if graves else ""), "".join(MESSAGES.sentence(f) + MESSAGES.remedy(f) for f in findings)


@pytest.mark.parametrize(
    "spelling", [each for each in every() if each.kind not in NOT_A_CELL and ETHNICITY not in each.place], ids=str
)
def test_a_spelling_is_read_so(spelling: Spelling) -> None:
    for form, field in forms_and_fields(spelling):
        value, findings = read(spelling, form, field)
        severity, words = said(findings)
        missing = [each for each in spelling.names if each not in words]
        assert (written(value), severity, missing) == (spelling.reading, spelling.severity, []), words
