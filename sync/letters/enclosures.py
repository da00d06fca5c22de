"""What goes with a document (随文报送的材料): the evidence its declaration names, under names of ours."""

from collections.abc import Iterator
from dataclasses import dataclass

from sync.documents.contexts import Scene
from sync.documents.contexts.recommended import Recommended, recommended
from sync.documents.contexts.scene import Subject
from sync.model import Entry, Evidence
from sync.output import fit
from sync.plan import SEALED, Award, DocumentSpec, Field, Form
from sync.sheets.overviews.overview_words import words

SUFFIXES = {"film": "mp4"}
"""What a file is called by its kind, where the kind is no suffix."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One thing to be sent along (一项材料): of whom, which field, its place in the folder; or why there is none.

    `evidence` is the file; without one `state` says what is the matter, or where else it stands.
    """

    about: str
    field: str
    path: str = ""
    evidence: Evidence | None = None
    state: str = ""


def enclosures(scene: Scene, spec: DocumentSpec, subject: Subject) -> Iterator[Enclosure]:
    """Yield everything that a document is sent with, candidate by candidate in the order of its annexes."""
    number = 0
    for award in scene.plan.awards:
        for each in recommended(scene, award, subject):
            number += 1
            yield from of_candidate(scene, spec, award, each, number)


def of_candidate(
    scene: Scene, spec: DocumentSpec, award: Award, about: Recommended, number: int
) -> Iterator[Enclosure]:
    """Yield what goes along for one candidate; of a field that need not be filled in only what is there."""
    texts, form = words().package, scene.plan.form_by_key[award.form]
    name = about.entry.text(award.name_field)
    folder = fit(texts.entry.format(number=number, award=award.title, name=name))
    for key, title, lacking in sent_fields(spec, form, about.entry):
        files = scene.season.evidence_of(about.city.code, about.entry, key)
        found = [of_file(each, f"{award.title}：{name}", folder, title, n) for n, each in enumerate(files, 1)]
        if not found and lacking:
            found = [Enclosure(f"{award.title}：{name}", title, state=lacking)]
        yield from found


def sent_fields(spec: DocumentSpec, form: Form, entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Yield (key, title, what to say without a file) of the file fields that a document takes along."""
    for field in form.fields:
        if field.type in {"files", "link"} and is_named(spec, form, field.key):
            yield field.key, field.title, lacking(field, entry)
    if form.sealed and is_named(spec, form, SEALED):
        yield SEALED, form.sealed[0], words().package.missing


def lacking(field: Field, entry: Entry) -> str:
    """Return what to say of a field without a file: missing, the address filled in, or nothing."""
    said = entry.text(field.key)
    is_file = said.lower().endswith(tuple(f".{each}" for each in field.suffixes))
    if field.required or (said and is_file):
        return words().package.missing
    return words().package.said.format(text=said) if said else ""


def is_named(spec: DocumentSpec, form: Form, key: str) -> bool:
    """Say whether a declaration names a field, alone or with its form."""
    return not {key, f"{form.key}.{key}"}.isdisjoint(spec.evidence)


def of_file(evidence: Evidence, about: str, folder: str, title: str, number: int) -> Enclosure:
    """Return one file under the name it is sent by."""
    texts = words().package
    if evidence.seen.trouble:
        return Enclosure(about, title, state=texts.unreadable)
    suffix = SUFFIXES.get(evidence.seen.kind, evidence.seen.kind)
    name = fit(texts.file.format(field=title, number=number))
    return Enclosure(about, title, f"{folder}/{name}.{suffix}", evidence, texts.enclosed)
