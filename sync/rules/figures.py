"""Figures (数字勾稽): figures of the future, parts above the whole, totals against the rows of another form."""

from collections.abc import Iterator

from sync.model import Finding, Submission
from sync.plan import Total
from sync.rules.filled import columns, days, filled
from sync.season import Season, said


def only_after(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find an actual figure although its day has not come."""
    for sheet in filled(submission, season):
        for field in sheet.form.fields:
            for cells, dates in sheet.together(field.key, field.only_after) if field.only_after else ():
                for index, (value, when) in enumerate(zip(cells.values, days(dates), strict=True)):
                    if value is not None and when and when > season.today:
                        yield cells.finding("only-after", index, other=dates.field.title, date=when)


def at_most(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find a part that is more than the whole."""
    for sheet in filled(submission, season):
        for field in sheet.form.fields:
            for part, whole in sheet.together(field.key, field.at_most) if field.at_most else ():
                for index, (value, limit) in enumerate(zip(part.values, whole.values, strict=True)):
                    if isinstance(value, int) and isinstance(limit, int) and value > limit:
                        yield part.finding("at-most", index, other=whole.field.title, limit=limit)


def totals(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find a total that differs from the rows it sums up, where the other sheet is there to be summed."""
    for cells in columns(submission, season, lambda field: field.total is not None):
        total = cells.field.total
        if total and submission.table(total.form) is not None:
            summed = sum_of(submission, total)
            for index, value in enumerate(cells.values):
                if isinstance(value, int) and value != summed:
                    other = season.plan.form_by_key[total.form].title
                    yield cells.finding("total", index, form=other, sum=summed)


def sum_of(submission: Submission, total: Total) -> int:
    """Count the rows a total speaks of, or sum up their figures."""
    rows = [
        each for each in submission.entries(total.form) if not total.where or said(each[total.where]) == total.value
    ]
    figures = [each[total.field] for each in rows] if total.field else [1] * len(rows)
    return sum(figure for figure in figures if isinstance(figure, int))
