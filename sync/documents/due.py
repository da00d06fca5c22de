"""Whom or what the documents of a kind are about, and where they are due (应出的公文)."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from sync.documents.contexts import ListedEntry, Scene, Subject, listed
from sync.documents.contexts.recommended import recommended
from sync.model import Entry, Status
from sync.plan import City, DocumentSpec, When


def subjects(scene: Scene, spec: DocumentSpec) -> Iterator[Subject]:
    """Yield whom or what the documents of a kind are about, where they are due."""
    yield from (subject for subject in possible(scene, spec) if DUE[spec.when](scene, spec, subject))


def possible(scene: Scene, spec: DocumentSpec) -> Sequence[Subject]:
    """Return whom or what the documents of a kind may be about."""
    match spec.per:
        case "city":
            return scene.plan.cities
        case "round":
            return [scene.plan.round_by_key[key] for key in spec.rounds]
        case "entry":
            return [ListedEntry(city, entry) for city, entry in first_listed(scene, spec)]
        case "season":
            return (None,)


def owing(scene: Scene, _spec: DocumentSpec, subject: Subject) -> bool:
    """Say whether a city is to be reminded: it owes something, and its file is not being returned as unreadable."""
    if not isinstance(subject, City):
        return False
    verdict = scene.progress.by_city[subject.code]
    unreadable = verdict.received is None and bool(verdict.findings)
    return bool(scene.progress.owed(subject.code)) and not unreadable


def returned(scene: Scene, _spec: DocumentSpec, subject: Subject) -> bool:
    """Say whether a city has something to mend."""
    return isinstance(subject, City) and scene.progress.by_city[subject.code].status is Status.RETURNED


def has_chosen(scene: Scene, _spec: DocumentSpec, subject: Subject) -> bool:
    """Say whether somebody goes on: at all, in a round, from a city; an entry, whether it does itself."""
    return any(recommended(scene, award, subject) for award in scene.plan.awards)


def always(_scene: Scene, _spec: DocumentSpec, _subject: Subject) -> bool:
    """Say yes."""
    return True


def has_listed(scene: Scene, spec: DocumentSpec, subject: Subject) -> bool:
    """Say whether the form the document is written for has accepted entries that it may list."""
    return any(True for _ in first_listed(scene, spec, subject))


def scheduled(scene: Scene, _spec: DocumentSpec, _subject: Subject) -> bool:
    """Say whether the day of the national opening is known."""
    return bool(scene.plan.national.date)


def first_listed(scene: Scene, spec: DocumentSpec, subject: Subject = None) -> Iterator[tuple[City, Entry]]:
    """Yield the accepted entries of the first form a document lists."""
    for key in spec.forms[:1]:
        yield from listed(scene, spec, scene.plan.form_by_key[key], subject)


DUE: Mapping[When, Callable[[Scene, DocumentSpec, Subject], bool]] = {
    "always": always,
    "owing": owing,
    "returned": returned,
    "chosen": has_chosen,
    "listed": has_listed,
    "scheduled": scheduled,
}
