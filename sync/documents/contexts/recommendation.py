"""Variables of the recommendation (推荐函): who goes on, the summary tables and everybody's own form."""

from collections.abc import Sequence

from sync.documents.contexts.recommended import Recommended, accepted, recommended
from sync.documents.contexts.scene import Scene, Subject, Variables, allowed
from sync.model import Entry
from sync.plan import Award, DocumentSpec, Form
from sync.privacy import mask_numbers

BESIDE = 2
"""Fields a row of a candidate's form has where the picture stands beside it."""


def recommendation(scene: Scene, spec: DocumentSpec, subject: Subject) -> Variables:
    """Return what the recommendation says; every award of the plan with somebody it is about is there."""
    found = [(award, recommended(scene, award, subject)) for award in scene.plan.awards]
    return {
        "awards": [of_award(scene, spec, award, people) for award, people in found if people],
        "cities": len({each.city.code for award, _ in found for each in accepted(scene, award, subject)}),
    }


def of_award(scene: Scene, spec: DocumentSpec, award: Award, people: Sequence[Recommended]) -> Variables:
    """Return one award's counts, its summary table and the forms."""
    form = scene.plan.form_by_key[award.form]
    shown = [key for key in award.summary if allowed(spec, form, key)]
    special = [each.entry for each in people if each.special]
    return {
        "title": award.title,
        "unit": award.unit,
        "count": len(people),
        "special_count": len(special),
        "special_title": award.special_title,
        "special_names": [entry.text(award.name_field) for entry in special],
        "header": [form.field(key).title for key in shown],
        "rows": [[each.city.name, *(said(form, key, each.entry) or "无" for key in shown)] for each in people],
        "sheets": [sheet(scene, spec, award, each) for each in people] if award.sheet else [],
    }


def sheet(scene: Scene, spec: DocumentSpec, award: Award, about: Recommended) -> Variables:
    """Return a candidate's own form (推荐表): the rows beside the picture, those below, the picture's name or ""."""
    form = scene.plan.form_by_key[award.form]
    rows = [[cell(form, key, about.entry) for key in row if allowed(spec, form, key)] for row in award.sheet]
    first = next((number for number, row in enumerate(rows) if len(row) < BESIDE), len(rows))
    return {
        "name": about.entry.text(award.name_field),
        "city": about.city.name,
        "beside": rows[:first],
        "below": [each for row in rows[first:] for each in row],
        "photo": photo(scene, award, about),
    }


def cell(form: Form, key: str, entry: Entry) -> Variables:
    """Return a field's title and text."""
    return {"title": form.field(key).title, "text": said(form, key, entry) or "无"}


def photo(scene: Scene, award: Award, about: Recommended) -> str:
    """Return the name of a candidate's picture, "" where there is none to show."""
    files = scene.season.evidence_of(about.city.code, about.entry, award.photo)
    return next((each.received.sha256 for each in files if each.received.sha256 in scene.pictures), "")


def said(form: Form, key: str, entry: Entry) -> str:
    """Return a field's text; a person's number in a field that is not for one is masked."""
    text = entry.text(key)
    return text if form.field(key).personal else mask_numbers(text)
