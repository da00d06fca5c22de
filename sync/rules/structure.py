"""Structure (表格结构): what reading saw of sheets and columns, sheets that are missing, the template's version."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sync.model import Finding, Submission, Table
from sync.season import Season

KeyPlaces = Mapping[tuple[str, int], str]
"""Row keys by sheet and row."""


def observations(submission: Submission, season: Season) -> Iterator[Finding]:
    """Pass on what reading had to say of sheets and columns, with the row key of the cell where it is about one."""
    keys = {form: dict(keys_of(table)) for form, table in submission.tables.items()} if submission.observations else {}
    for each in submission.observations:
        yield each if each.key else replace(each, key=key_at(each, submission, season, keys.get(each.form, {})))


def keys_of(table: Table) -> Iterator[tuple[tuple[str, int], str]]:
    """Yield the row key that stands in each row of a sheet."""
    return ((table.place(index), key) for index, key in enumerate(table.keys)) if table.columns else iter(())


def key_at(finding: Finding, submission: Submission, season: Season, keys: KeyPlaces) -> str:
    """Return the row key that a finding belongs to by its field, in a card, or by its row, in a list; else nothing."""
    form = season.plan.form_by_key.get(finding.form)
    table = submission.table(finding.form)
    city = season.plan.city_by_code.get(submission.city)
    if form is None or table is None or city is None:
        return ""
    if form.kind == "card":
        fields = (field.key for field in form.fields)
        return dict(zip(fields, season.plan.keys(form, city), strict=True)).get(finding.field, "")
    return keys.get((finding.address.sheet, finding.address.row), "") if finding.address else ""


def template(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find a workbook of an older version; one of another year never becomes a submission."""
    wanted = season.plan.template_id
    if submission.template and submission.template != wanted:
        yield Finding("template-version", params={"found": submission.template, "wanted": wanted})


def sheets(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find a sheet that is due and not there, unless reading said why, or 零报告 leaves nothing to fill in."""
    city = season.plan.city_by_code.get(submission.city)
    if submission.declared and not submission.tables:  # no workbook has come that could lack a sheet
        return
    told = {each.form for each in submission.observations}
    for form in season.plan.forms if city else ():
        award = season.plan.award_of(form)
        needless = form.key in told or bool(award and season.nil(submission, award))
        if city and submission.table(form.key) is None and not needless and season.due(city, form):
            yield Finding("sheet-missing", form=form.key, params={"form": form.title})


RULES = (observations, template, sheets)
