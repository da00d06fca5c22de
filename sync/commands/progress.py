"""`progress` (查看进度): how far the cities are, by what has been received so far; nothing is taken in or written."""

from collections import Counter
from collections.abc import Iterator

from rich.table import Table

from sync.commands import whole
from sync.commands.screen_words import words
from sync.desk.run import Run
from sync.desk.standing import Standing, look
from sync.model import CityVerdict, FormVerdict, Severity, Status

COLOURS = {
    Status.ACCEPTED: "green",
    Status.REMARKED: "yellow",
    Status.NIL: "cyan",
    Status.RETURNED: "red",
    Status.LATE: "magenta",
    Status.MISSING: "bright_black",
}


def progress(run: Run) -> Iterator[Table]:
    """Yield the table of cities and the list of what is owed. Raises DeskError."""
    standing = look(run)
    yield cities_table(standing)
    yield owed_table(standing)


def cities_table(standing: Standing) -> Table:
    """Return one line a city: where it stands, each form that is awaited, its errors and warnings."""
    plan = standing.plan
    awaited = [form for form in plan.forms if any(due(each, form.key) for each in standing.verdicts)]
    said = words().progress
    title = said.title.format(year=plan.year, event=plan.event, day=standing.season.today)
    table = Table(said.city, said.status, *(form.title for form in awaited), said.errors, said.warnings, title=title)
    for verdict in standing.verdicts:
        forms = {each.form: each for each in verdict.forms}
        shown = (form_cell(forms.get(form.key)) for form in awaited)
        name = plan.city_by_code[verdict.city].name
        table.add_row(name, coloured(verdict.status), *shown, *severities(verdict))
    return whole(table)


def owed_table(standing: Standing) -> Table:
    """Return one line for everything a city owes by now."""
    said = words().progress
    table = Table(said.city, said.owed, said.missing, said.deadline, title=said.owed_title)
    for city in standing.plan.cities:
        for owed in standing.progress.owed(city.code):
            table.add_row(city.name, owed.title, f"{owed.missing}{owed.unit}", f"{owed.deadline:%Y-%m-%d %H:%M}")
    return table


def due(verdict: CityVerdict, form: str) -> bool:
    """Say whether a city is expected to have sent a form."""
    return any(each.form == form and each.due for each in verdict.forms)


def form_cell(verdict: FormVerdict | None) -> str:
    """Return a form's status; nothing where it is not awaited and has not come."""
    if verdict is None or (not verdict.due and verdict.status is Status.MISSING):
        return ""
    return coloured(verdict.status)


def coloured(status: Status) -> str:
    """Return a status in its colour."""
    colour = COLOURS.get(status)
    return f"[{colour}]{status}[/]" if colour else str(status)


def severities(verdict: CityVerdict) -> Iterator[str]:
    """Yield how many errors and warnings a city has, nothing for none."""
    counts = Counter(each.severity for each in verdict.all_findings())
    return (str(counts[level] or "") for level in (Severity.ERROR, Severity.WARNING))
