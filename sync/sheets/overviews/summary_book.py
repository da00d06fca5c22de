"""推荐汇总表.xlsx: the candidates of all cities, a sheet an award; personal fields never appear."""

from collections.abc import Iterator, Sequence

from sync.messages import worded
from sync.model import Entry, Status, Verdict
from sync.plan import Award, Field, Form
from sync.privacy import mask_numbers
from sync.progress import Progress
from sync.sheets.looks import STATUS_COLOURS, Look
from sync.sheets.overviews.overview_words import words
from sync.sheets.overviews.sayings import Sayings
from sync.sheets.overviews.table_sheets import Painted, TableColumn, TableSheet, TableValue, made, new_book, write_table

ACCEPTED = frozenset({Status.ACCEPTED, Status.REMARKED, Status.CHOSEN, Status.PASSED_OVER})
SummaryCandidate = tuple[str, Entry, Verdict]
"""The city's name, the candidate, where it stands."""
NARROWER, NARROWEST, WIDEST = 0.75, 4.5, 16.0
"""How a form's widths are made to fit one page across."""
CENTRED = 13
"""Columns narrower than this many 字 hold short values, which stand in the middle."""


def summary_workbook(progress: Progress, *, example: bool = False) -> bytes:
    """Return the candidates of every award, in the order of the cities, with where each stands.

    With `example` every title says so.
    """
    plan = progress.season.plan
    sayings = Sayings(progress.season, example)
    book = new_book(plan, sayings.title(words().summary.title, award="、".join(award.title for award in plan.awards)))
    for award in plan.awards:
        write_table(book, plan, award_table(progress, award, sayings))
    return made(book, plan)


def award_table(progress: Progress, award: Award, sayings: Sayings) -> TableSheet:
    """Return the table of one award."""
    texts, form = words().summary, progress.season.plan.form_by_key[award.form]
    fields = shown_fields(award, form)
    found = list(candidates(progress, form))
    sealed = form.sealed[:1] if any(verdict.sealed for _, _, verdict in found) else ()
    columns = [
        TableColumn(words().sequence, 3.5),
        TableColumn(words().city, 6),
        *(TableColumn(field.title, width(field), look(field)) for field in fields),
        *(TableColumn(word, 6) for word in sealed),
        TableColumn(words().status, 8.5),
    ]
    rows = [candidate_row(number, each, fields, sealed) for number, each in enumerate(found, start=1)]
    accepted = sum(verdict.status in ACCEPTED for _, _, verdict in found)
    note = sayings.note(texts.note if found else texts.none, count=len(found), accepted=accepted, unit=award.unit)
    return TableSheet(award.title, sayings.title(texts.title, award=award.title), note, columns, rows, 2)


def candidate_row(
    number: int, candidate: SummaryCandidate, fields: Sequence[Field], sealed: Sequence[str]
) -> list[TableValue]:
    """Return the line of one candidate."""
    city, entry, verdict = candidate
    return [
        number,
        city,
        *(mask_numbers(worded(entry[field.key], None)) for field in fields),
        *(verdict.sealed or "" for _ in sealed),
        Painted(verdict.status, STATUS_COLOURS[verdict.status]),
    ]


def shown_fields(award: Award, form: Form) -> list[Field]:
    """Return the fields the award's summary names, without any that is personal."""
    return [field for key in award.summary if not (field := form.field(key)).personal]


def candidates(progress: Progress, form: Form) -> Iterator[SummaryCandidate]:
    """Yield the candidates of a form, in the order of the cities and of their rows."""
    season = progress.season
    for city in season.plan.cities:
        verdict = progress.by_city[city.code]
        verdicts = [each for form_ in verdict.forms if form_.form == form.key for each in form_.entries]
        submission = season.submissions.get(city.code)
        entries = submission.entries(form.key) if submission else iter(())
        for entry, own in zip(entries, verdicts, strict=False):
            yield city.name, entry, own


def width(field: Field) -> float:
    """Return the width of a field's column in 字: long texts are given room, the form's width is for filling in."""
    return max(min(field.width * NARROWER, WIDEST), NARROWEST)


def look(field: Field) -> Look:
    """Return how the cells of a field look."""
    return Look.RESULT if field.width < CENTRED else Look.CELL
