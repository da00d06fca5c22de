"""进度总览.xlsx: where every city stands with every form, what is owed, every finding, and a chart."""

from collections.abc import Mapping, Sequence

from sync.answers import ResultLine
from sync.model import CityVerdict, FormVerdict, Status
from sync.plan import City, Form
from sync.progress import Progress
from sync.sheets.looks import STATUS_COLOURS
from sync.sheets.overviews.overview_words import words
from sync.sheets.overviews.progress_counts import write_counts
from sync.sheets.overviews.progress_lists import findings_table, owed_table
from sync.sheets.overviews.sayings import Sayings
from sync.sheets.overviews.table_sheets import Painted, TableColumn, TableSheet, TableValue, made, new_book, write_table

PROGRESS = "进度总览.xlsx"
PENDING = STATUS_COLOURS[Status.MISSING]
"""How a form looks that nobody waits for yet."""


def progress_workbook(progress: Progress, lines: Mapping[str, Sequence[ResultLine]], *, example: bool = False) -> bytes:
    """Return the overview of the season; `lines` are the findings in words by city code.

    With `example` every title says so.
    """
    plan = progress.season.plan
    sayings = Sayings(progress.season, example)
    book = new_book(plan, sayings.title(words().progress.title))
    write_table(book, plan, cities_table(progress, sayings))
    write_table(book, plan, owed_table(progress, sayings))
    write_table(book, plan, findings_table(progress, lines, sayings))
    write_counts(book, progress, sayings)
    return made(book, plan)


def cities_table(progress: Progress, sayings: Sayings) -> TableSheet:
    """Return cities × forms, a status each, with the shares of every city and of all."""
    texts, plan = words().progress, progress.season.plan
    forms = awaited(progress)
    columns = [
        TableColumn(words().sequence, 3),
        TableColumn(words().city, 6),
        TableColumn(words().status, 8.5),
        *(TableColumn(form.title, 8.5) for form in forms),
        *(TableColumn(title, 4) for title in (texts.due, texts.done)),
        *(TableColumn(title, 5) for title in (texts.completeness, texts.punctuality)),
        TableColumn(texts.received, 7),
    ]
    rows = [city_row(progress, city, number, forms, sayings) for number, city in enumerate(plan.cities, start=1)]
    silent = len(progress.silent)
    note = sayings.note(texts.note, heard=len(plan.cities) - silent, silent=silent)
    return TableSheet(
        texts.sheet, sayings.title(texts.title), note, columns, [*rows, total_row(progress, forms)], 3, total=True
    )


def awaited(progress: Progress) -> list[Form]:
    """Return the forms cities fill in."""
    keys = dict.fromkeys(form.form for verdict in progress.cities for form in verdict.forms)
    return [form for form in progress.season.plan.forms if form.key in keys]


def city_row(progress: Progress, city: City, number: int, forms: Sequence[Form], sayings: Sayings) -> list[TableValue]:
    """Return the line of one city."""
    verdict = progress.by_city[city.code]
    known = {each.form: each for each in verdict.forms}
    statuses = [form_cell(progress, city, form, known[form.key]) for form in forms]
    received = sayings.stamp(verdict.received.received_at) if verdict.received else ""
    return [number, city.name, painted(verdict), *statuses, *shares(progress, city.code), received]


def form_cell(progress: Progress, city: City, form: Form, verdict: FormVerdict) -> Painted:
    """Return where one form of a city stands; nobody has to be told that what is not due is missing."""
    texts = words().progress
    if verdict.status is Status.MISSING and not verdict.due:
        expected = progress.season.expected(city, form)
        return Painted(texts.not_due if expected else texts.not_expected, PENDING)
    told = verdict.on_time is not False or verdict.status is Status.LATE
    return painted(verdict, "" if told else texts.late)


def painted(verdict: FormVerdict | CityVerdict, more: str = "") -> Painted:
    """Return a status on its colour."""
    return Painted(verdict.status + more, STATUS_COLOURS[verdict.status])


def shares(progress: Progress, city: str = "") -> list[TableValue]:
    """Return due, done, completeness and punctuality of a city, or of all."""
    complete, punctual = progress.completeness(city), progress.punctuality(city)
    return [complete.of, complete.count, round(complete.share, 4), round(punctual.share, 4)]


def total_row(progress: Progress, forms: Sequence[Form]) -> list[TableValue]:
    """Return the line below: completeness of every form, and the shares of all."""
    by_form: list[TableValue] = []
    for form in forms:
        rate = progress.completeness(form=form.key)
        by_form.append(f"{rate.count}/{rate.of}" if rate.of else "")
    return ["", words().progress.whole, "", *by_form, *shares(progress), ""]
