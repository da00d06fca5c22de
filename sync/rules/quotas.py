"""Quotas (名额) and 零报告: how many a city may and must put forward."""

from collections.abc import Iterator, Sequence

from sync.model import Address, Entry, Finding, Submission
from sync.plan import YES, Award, Form, Quota
from sync.rules.filled import Filled, columns, filled
from sync.season import Season, is_special, said

FAR = "quota-far"
"""A city's form is so far over its quota that not every entry is looked at."""
EACH = frozenset({"quota-many", "special-many"})
"""What is said of every entry of such a form all the same: none of them can be chosen as it stands."""


def awards(submission: Submission, season: Season) -> Iterator[Finding]:
    """More or fewer candidates than the city's quota, or more of the special category."""
    for sheet, award, entries in candidates(submission, season):
        special = [each for each in entries if is_special(award, each)]
        counted = entries if award.special_counts else [each for each in entries if not is_special(award, each)]
        yield from beyond(sheet, "quota-many", award.city_quota, counted, unit=award.unit)
        yield from far(sheet, award, entries)
        if award.special:
            words = {"unit": award.unit, "category": award.special}
            yield from beyond(sheet, "special-many", award.city_special, special, **words)
        if 0 < len(counted) < award.city_quota.least and is_due(submission, season, sheet.form):
            yield sheet.whole("quota-few", **told(sheet.form, award.city_quota, len(counted)), unit=award.unit)


def rows(submission: Submission, season: Season) -> Iterator[Finding]:
    """More or fewer rows than the quota of a form that is not of an award."""
    for sheet in filled(submission, season):
        quota = None if sheet.form.award else sheet.form.quota
        if quota:
            entries = season.entries(submission, sheet.form)
            yield from beyond(sheet, "rows-many", quota, entries)
            if len(entries) < quota.least and is_due(submission, season, sheet.form):
                yield sheet.whole("rows-few", **told(sheet.form, quota, len(entries)))


def contradicted(submission: Submission, season: Season) -> Iterator[Finding]:
    """零报告 for an award although there are candidates."""
    for cells in columns(submission, season, lambda field: field.type == "zero"):
        award = season.plan.award_by_key.get(cells.field.award)
        if award and award.key not in submission.declared and YES in map(said, cells.values):
            form = season.plan.form_by_key[award.form]
            if count := len(season.entries(submission, form)):
                yield cells.finding("nil-contradicted", 0, form=form.title, count=count, unit=award.unit)


def unticked(submission: Submission, season: Season) -> Iterator[Finding]:
    """无 in the list of an award whose field of 零报告 is not answered 是: read so, and the city told to answer it."""
    for award in season.plan.awards:
        table = submission.table(award.form)
        if table is None or award.key in submission.declared or season.ticked(submission, award):
            continue
        if season.nothing(submission, season.plan.form_by_key[award.form]):
            params = {"form": season.plan.form_by_key[award.form].title, "zero": zero_title(season, award)}
            yield Finding("nil-unticked", table.nothing, award.form, params=params)


def zero_title(season: Season, award: Award) -> str:
    """Return what the field of 零报告 for an award is called; "" where there is none."""
    fields = (each for form in season.plan.forms for each in form.of_type("zero") if each.award == award.key)
    return next((each.title for each in fields), "")


def silent(submission: Submission, season: Season) -> Iterator[Finding]:
    """Neither candidates nor 零报告 for an award although they are due."""
    for award in season.plan.awards:
        form = season.plan.form_by_key[award.form]
        table = submission.table(form.key)
        if table is None or len(table) or season.nil(submission, award) or not is_due(submission, season, form):
            continue
        params = {"form": form.title, "zero": zero_title(season, award)}
        yield Finding("nothing-recommended", Address(table.sheet), form.key, params=params)


def candidates(submission: Submission, season: Season) -> Iterator[tuple[Filled, Award, list[Entry]]]:
    """Yield each award's form with the candidates that still stand."""
    for sheet in filled(submission, season):
        award = season.plan.award_of(sheet.form)
        if award:
            yield sheet, award, season.entries(submission, sheet.form)


def beyond(sheet: Filled, code: str, quota: Quota, entries: Sequence[Entry], **params: object) -> Iterator[Finding]:
    """Ask about every entry where they are too many: which one goes is the city's choice, not that of the order."""
    if quota.most is not None and len(entries) > quota.most:
        for entry in entries:
            yield sheet.of_entry(code, entry, **told(sheet.form, quota, len(entries)), **params)


def far(sheet: Filled, award: Award, entries: Sequence[Entry]) -> Iterator[Finding]:
    """Say that so many are too many to be looked at, where they are."""
    room = sheet.season.plan.room(sheet.form)
    if len(entries) > room:
        quota = told(sheet.form, award.city_quota, len(entries))
        yield sheet.whole(FAR, **quota, room=room, unit=award.unit)


def told(form: Form, quota: Quota, count: int) -> dict[str, object]:
    """Return what a finding on a quota says."""
    return {"form": form.title, "count": count, "quota": quota, "most": quota.most}


def is_due(submission: Submission, season: Season, form: Form) -> bool:
    """Say whether the form is expected of this city by now."""
    city = season.plan.city_by_code.get(submission.city)
    return city is not None and season.due(city, form)


RULES = (awards, rows, contradicted, unticked, silent)
