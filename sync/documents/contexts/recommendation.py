"""Variables of the recommendation (推荐函): the accepted candidates of one round, counted from the rows it lists."""

from collections.abc import Sequence

from sync.documents.contexts.scene import Scene, Subject, Variables, allowed
from sync.model import Entry
from sync.plan import Award, City, DocumentSpec, Form, Round
from sync.privacy import mask_numbers
from sync.season import is_special

Candidate = tuple[City, Entry]


def recommendation(scene: Scene, spec: DocumentSpec, subject: Subject) -> Variables:
    """Return what the recommendation of a round says; every award of the plan with a candidate in it is there."""
    assert isinstance(subject, Round)  # noqa: S101  # the plan asks for one a round
    found = [(award, candidates(scene, award, subject)) for award in scene.plan.awards]
    return {
        "round": subject,
        "awards": [of_award(scene, spec, award, people) for award, people in found if people],
        "cities": len({city.code for _, people in found for city, _ in people}),
    }


def candidates(scene: Scene, award: Award, round_: Round) -> list[Candidate]:
    """Return the accepted candidates for an award whose round this is."""
    form = scene.plan.form_by_key[award.form]
    return [each for each in scene.candidates(award) if scene.season.round_of(form, each[1]) == round_]


def of_award(scene: Scene, spec: DocumentSpec, award: Award, people: Sequence[Candidate]) -> Variables:
    """Return one award's counts and its summary table."""
    form = scene.plan.form_by_key[award.form]
    shown = [key for key in award.summary if allowed(spec, form, key)]
    special = [entry for _, entry in people if is_special(award, entry)]
    return {
        "title": award.title,
        "unit": award.unit,
        "count": len(people),
        "special_count": len(special),
        "special_title": award.special_title,
        "special_names": [entry.text(award.name_field) for entry in special],
        "header": [form.field(key).title for key in shown],
        "rows": [row(form, shown, city, entry) for city, entry in people],
    }


def row(form: Form, shown: Sequence[str], city: City, entry: Entry) -> list[str]:
    """Return one row of the summary table: the city, then the fields shown; 无 where nothing was given."""
    return [city.name, *(said(form, key, entry) or "无" for key in shown)]


def said(form: Form, key: str, entry: Entry) -> str:
    """Return a field's text; a person's number in a field that is not for one is masked."""
    text = entry.text(key)
    return text if form.field(key).personal else mask_numbers(text)
