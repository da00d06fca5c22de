"""Checking one form of 20 columns: the desk against frictionless on the same rules and the same rows in memory."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.bench import season
from scripts.bench.intake import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.model import Submission
    from sync.plan import Field

TYPES = {"count": "integer", "score": "integer", "year": "integer", "date": "date", "month": "yearmonth"}
PATTERNS = {"mobile": r"1[3-9]\d{9}"}
ORDERED = "not start or not end or end >= start"


def frictionless(_: Path, rows: int) -> Work:
    """Validate the rows with a frictionless schema; counts errors, each of which has its row and field."""
    from frictionless import Checklist, Resource, Schema, checks

    fields = [described(field) for field in season.FIELDS]
    schema = Schema.from_descriptor({"fields": fields, "primaryKey": ["name", "birth"]})
    checklist = Checklist(checks=[checks.row_constraint(formula=ORDERED)])
    cells = [[field.key for field in season.FIELDS], *season.rows(rows)]

    def work() -> int:
        report = Resource(data=cells, schema=schema).validate(checklist, limit_errors=rows)
        return len(report.tasks[0].errors)

    return work


def described(field: "Field") -> dict[str, object]:
    """Describe a field in the peer's words: type, required, choices, bounds, longest text, pattern."""
    shortest, longest = ("minLength", "maxLength") if field.type == "text" else ("minimum", "maximum")
    wanted = {
        "required": field.required,
        "enum": list(field.options),
        shortest: field.min,
        longest: field.max,
        "pattern": PATTERNS.get(field.type),
    }
    return {
        "name": field.key,
        "type": TYPES.get(field.type, "string"),
        "format": "email" if field.type == "email" else "default",
        "constraints": {name: value for name, value in wanted.items() if value not in (None, [])},
    }


def desk(_: Path, rows: int) -> Work:
    """Understand the cells of a sheet and check them; counts findings, each of which has its address."""
    read, checked = reader(rows), checker(rows)
    return lambda: checked(read())


def desk_rules(_: Path, rows: int) -> Work:
    """Check what was understood before the clock started; counts findings, each of which has its address."""
    submission, checked = reader(rows)(), checker(rows)
    return lambda: checked(submission)


def reader(rows: int) -> "Callable[[], Submission]":
    """Return the reading of one filled sheet, as it comes from whoever opens files."""
    from sync.model import Grid, Received, Workbook
    from sync.reading import read

    plan = season.plan(rows)
    form, city = plan.forms[0], plan.cities[0]
    titles = [plan.words.key_title, *(field.title for field in form.fields)]
    entries = [[cell or None for cell in row] for row in season.rows(rows)]
    grid = Grid(form.title, [titles, *([key, *row] for key, row in zip(plan.keys(form, city), entries, strict=True))])
    meta = Grid(plan.words.meta_sheet, [["template", plan.template_id], ["year", str(plan.year)], ["city", city.code]])
    received = Received(1, "", "示例.xlsx", "", datetime(2014, 9, 1, tzinfo=UTC), 0)

    def understood() -> "Submission":
        submission = read(Workbook((grid, meta)), received, plan).submission
        if submission is None:
            raise SystemExit("the bench's own form was not understood")
        return submission

    return understood


def checker(rows: int) -> "Callable[[Submission], int]":
    """Return the checking of what one city sent, in all stages."""
    from sync.messages import load as load_messages
    from sync.rules import check
    from sync.season import Season

    plan, messages, now = season.plan(rows), load_messages(), datetime(2014, 9, 15, tzinfo=UTC)

    def found(submission: "Submission") -> int:
        return len(check(submission, Season(plan, now, {submission.city: submission}), messages))

    return found
