"""Checking one form of 20 columns and 10,000 rows: the desk against frictionless on the same rules and rows."""

import csv
from datetime import UTC, datetime
from pathlib import Path

from scripts.bench import season
from scripts.bench.intake import Work

ROWS = 10_000
KINDS = {"count": "integer", "score": "integer", "year": "integer", "date": "date"}


def write(folder: Path) -> Path:
    """Write the form as CSV, which is what the peer reads; returns the file."""
    path = folder / "form.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[field.key for field in season.fields()], *season.rows(ROWS)])
    return path


def desk(folder: Path) -> Work:
    """Understand and check the form from its cells; every finding has its address."""
    from sync.messages import load as load_messages
    from sync.model import Grid, Received, Workbook
    from sync.reading import read
    from sync.rules import check
    from sync.season import Season

    plan, messages = season.plan(), load_messages()
    city, form = plan.cities[0], plan.forms[0]
    with write(folder).open(encoding="utf-8", newline="") as file:
        cells = [[cell or None for cell in row] for row in csv.reader(file)][1:]
    titles = [plan.words.key_title, *(field.title for field in form.fields)]
    keys = [f"{city.code}-{form.prefix}{number:02d}" for number in range(1, ROWS + 1)]
    grid = Grid(form.title, [titles, *([key, *row] for key, row in zip(keys, cells, strict=True))])
    meta = Grid(plan.words.meta_sheet, [["template", plan.template_id], ["year", str(plan.year)], ["city", city.code]])
    received = Received(1, "", "示例.xlsx", "", datetime(2014, 9, 1, tzinfo=UTC), 0)

    def work() -> int:
        submission = read(Workbook((grid, meta)), received, plan).submission
        if submission is None:
            raise SystemExit("the bench's own form was not understood")
        whole = Season(plan=plan, now=received.received_at, submissions={submission.city: submission})
        return len(check(submission, whole, messages))

    return work


def frictionless(folder: Path) -> Work:
    """Validate the same rows by a frictionless schema: types, enumerations, lengths, ranges, required, unique."""
    from frictionless import Resource, Schema

    fields = []
    for field in season.fields():
        wants = {"required": field.required, "enum": list(field.options) or None}
        if field.type in {"count", "score"}:
            wants |= {"minimum": field.min, "maximum": field.max}
        if field.type == "text":
            wants |= {"maxLength": field.max}
        given = {name: value for name, value in wants.items() if value not in (None, False)}
        fields.append({"name": field.key, "type": KINDS.get(field.type, "string"), "constraints": given})
    schema = Schema.from_descriptor({"fields": fields, "primaryKey": ["name", "birth"]})
    resource = Resource(path=str(write(folder).name), basepath=str(folder), schema=schema)

    def work() -> int:
        return len(resource.validate(limit_errors=ROWS).tasks[0].errors)

    return work
