"""What a city need not type anew (预填内容): of its latest submission whatever has not to be mended."""

from collections.abc import Iterator, Mapping

from sync.desk.standing import Standing
from sync.model import CityVerdict, Raw, Status, Submission, Table
from sync.plan import NO, YES, City, Form, Plan
from sync.reading.sheet_layout.keys import KeyAllotment
from sync.sheets.blank.workbook_draft import Filling

NOT_AGAIN = frozenset({Status.RETURNED, Status.MISSING, Status.WITHDRAWN, Status.NIL})


def filling(judged: Standing, city: City) -> Filling:
    """Return what stands in the workbook that a city downloads: its entries and answers that were accepted."""
    plan, sent = judged.season.plan, judged.season.submissions.get(city.code)
    verdict = next((each for each in judged.verdicts if each.city == city.code), None)
    if sent is None or verdict is None:
        return {}
    good = accepted(verdict)
    return {form.key: dict(of_form(form, sent, city, plan, good)) for form in plan.forms_of(city)}


def of_form(
    form: Form, sent: Submission, city: City, plan: Plan, good: frozenset[str]
) -> Iterator[tuple[str, Mapping[str, Raw]]]:
    """Yield what stands in a form by row keys; what was said of 零报告 by a button stands in its field."""
    table = sent.table(form.key)
    if form.kind == "card":
        keys = plan.keys(form, city)
        yield from card(form, table, keys, good) if table else ()
        for field, key in zip(form.fields, keys, strict=True):
            if field.type == "zero" and field.award in sent.declared:
                yield key, {field.key: YES if sent.declared[field.award].holds else NO}
    elif table:
        own = KeyAllotment(city, form, plan)
        yield from listed(table, frozenset(filter(own.holds, good)))


def accepted(verdict: CityVerdict) -> frozenset[str]:
    """Return the row keys that stand."""
    entries = [each for form in verdict.forms for each in form.entries]
    bad = {each.key for each in entries if each.status in NOT_AGAIN}
    return frozenset(each.key for each in entries if each.key) - bad


def listed(table: Table, good: frozenset[str]) -> Iterator[tuple[str, Mapping[str, Raw]]]:
    """Yield the accepted rows of a list by their keys."""
    for index, key in enumerate(table.keys):
        if key in good:
            yield key, {field: column.raws[index] for field, column in table.columns.items()}


def card(
    form: Form, table: Table, keys: tuple[str, ...], good: frozenset[str]
) -> Iterator[tuple[str, Mapping[str, Raw]]]:
    """Yield the accepted lines of a card by their keys."""
    for field, key in zip(form.fields, keys, strict=True):
        column = table.columns.get(field.key)
        if column and key in good and column.raws:
            yield key, {field.key: column.raws[0]}
