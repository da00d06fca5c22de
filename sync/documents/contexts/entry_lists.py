"""What a document is about and which entries it lists (对象与名单): notices with lists, letters to guests."""

from collections.abc import Iterator
from datetime import date

from sync.documents.contexts.scene import ListedEntry, Scene, Subject, Variables, allowed
from sync.model import Entry
from sync.plan import City, DocumentSpec, Form, Plan, Round
from sync.season import said


def about(scene: Scene, spec: DocumentSpec, subject: Subject) -> Variables:
    """Return what is said of whom a document is about: a city's name, a round, an entry and its city's name."""
    match subject:
        case City():
            return {"city": subject.name}
        case Round():
            return {"round": subject}
        case ListedEntry():
            form = scene.plan.form_by_key[spec.forms[0]]
            return {"entry": values(spec, form, subject.entry), "city": subject.city.name}
        case None:
            return {}


def listing(scene: Scene, spec: DocumentSpec, subject: Subject) -> Variables:
    """Return the document's entries as `lists.<form key>`."""
    forms = [scene.plan.form_by_key[key] for key in spec.forms]
    return {
        "lists": {form.key: [row(spec, form, *each) for each in listed(scene, spec, form, subject)] for form in forms}
    }


def listed(scene: Scene, spec: DocumentSpec, form: Form, subject: Subject = None) -> Iterator[tuple[City, Entry]]:
    """Yield the accepted entries of a form, those of the document's opening where the form asks for one.

    About a city they are that city's, where cities fill the form in; about a round, a candidate's of that round.
    """
    place = event_place(scene.plan, spec)
    asking = [field.key for field in form.fields if place and any(place in choice for choice in field.choices)]
    for city, entry in scene.entries(form):
        if concerns(scene, form, (city, entry), subject) and all(place in said(entry[key]) for key in asking):
            yield city, entry


def concerns(scene: Scene, form: Form, filed: tuple[City, Entry], subject: Subject) -> bool:
    """Say whether a document about a subject lists an entry of a city's."""
    match subject:
        case City():
            return form.audience == "office" or filed[0] == subject
        case Round():
            return not form.award or scene.season.round_of(form, filed[1]) == subject
    return True


def event_place(plan: Plan, spec: DocumentSpec) -> str:
    """Return the name by which forms tell the document's opening; "" where it has none."""
    return plan.opening_of(spec.event).place if spec.event else ""


def row(spec: DocumentSpec, form: Form, city: City, entry: Entry) -> Variables:
    """Return an entry's values, and the city it came from as `city`."""
    return {**values(spec, form, entry), "city": city.name}


def values(spec: DocumentSpec, form: Form, entry: Entry) -> Variables:
    """Return an entry's values by field key, as they are printed; dates stay dates, personal ones need leave."""
    keys = (field.key for field in form.fields if allowed(spec, form, field.key))
    return {key: value if isinstance(value := entry[key], date) else said_or_text(entry, key) for key in keys}


def said_or_text(entry: Entry, key: str) -> str:
    """Return a value as text: 是 and 否, names joined, "" where there is nothing."""
    return said(entry[key]) if isinstance(entry[key], bool) else entry.text(key)
