"""Variables of what is made public (公示、表扬通报): the chosen by name, unit and city, and nothing else of anybody."""

from datetime import timedelta

from sync.documents.contexts.recommended import pending, recommended
from sync.documents.contexts.scene import Scene, Subject, Variables
from sync.plan import Award, DocumentSpec
from sync.privacy import mask_numbers


def publicity(scene: Scene, _spec: DocumentSpec, subject: Subject) -> Variables:
    """Return what is made public of the result, from when to when, and which rounds it still lacks."""
    return {
        "awards": public_awards(scene, subject),
        "pending": [each.title for each in pending(scene)],
        "until": scene.today + timedelta(days=scene.plan.selection.publicity_days - 1),
        "days": scene.plan.selection.publicity_days,
    }


def commendation(scene: Scene, _spec: DocumentSpec, subject: Subject) -> Variables:
    """Return whom the commendation names beside the units it lists."""
    return {"awards": public_awards(scene, subject)}


def public_awards(scene: Scene, subject: Subject) -> list[Variables]:
    """Return the awards with those who go on, as far as the document is about them."""
    found = [of_award(scene, award, subject) for award in scene.plan.awards]
    return [each for each in found if each["people"]]


def of_award(scene: Scene, award: Award, subject: Subject) -> Variables:
    """Return an award and its people: name, unit, city."""
    people = [
        [
            mask_numbers(each.entry.text(award.name_field)),
            mask_numbers(each.entry.text(award.unit_field)),
            each.city.name,
        ]
        for each in recommended(scene, award, subject)
    ]
    form = scene.plan.form_by_key[award.form]
    titles = [form.field(award.name_field).title, form.field(award.unit_field).title]
    return {"title": award.title, "unit": award.unit, "header": titles, "people": people}
