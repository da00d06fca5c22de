"""Variables of documents that list entries of forms (列名单的公文): notices with lists, letters to guests."""

from collections.abc import Iterator
from datetime import date

from sync.documents.contexts.scene import Scene, Subject, Variables, allowed
from sync.documents.gongwen import chinese
from sync.model import Entry
from sync.plan import City, DocumentSpec, Event, Form, Plan
from sync.season import said


def listing(scene: Scene, spec: DocumentSpec, subject: Subject) -> Variables:
    """Return the document's entries as `lists.<form key>`, the one it is about as `entry`, rounds and openings."""
    plan = scene.plan
    forms = [plan.form_by_key[key] for key in spec.forms]
    about = {"entry": values(spec, forms[0], subject)} if isinstance(subject, Entry) else {}
    return {
        "lists": {form.key: [row(spec, form, *each) for each in listed(scene, spec, form)] for form in forms},
        "deadlines": plan.round_by_key,
        "national": of_event(plan.national),
        "opening": of_event(plan.opening),
        **about,
    }


def listed(scene: Scene, spec: DocumentSpec, form: Form) -> Iterator[tuple[City, Entry]]:
    """Yield the accepted entries of a form, those of the document's opening where the form asks for one."""
    place = event_place(scene.plan, spec)
    asking = [field.key for field in form.fields if place and any(place in choice for choice in field.choices)]
    for city, entry in scene.entries(form):
        if all(place in said(entry[key]) for key in asking):
            yield city, entry


def event_place(plan: Plan, spec: DocumentSpec) -> str:
    """Return the name by which forms tell the document's opening: its city without 市; "" where it has none."""
    events = {"national": plan.national, "opening": plan.opening}
    return events[spec.event].city.removesuffix("市") if spec.event else ""


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


def of_event(event: Event) -> Variables:
    """Return what is said of an opening; `date` is worded, "" while it is not known."""
    return {"city": event.city, "event": event.event, "period": event.period, "date": day(event.date)}


def day(text: str) -> str:
    """Word a day written 2014-11-04; anything else stays as it is."""
    try:
        return chinese(date.fromisoformat(text))
    except ValueError:
        return text
