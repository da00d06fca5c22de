"""Variables of the summary (活动周总结): what can be said so far, every figure with the cities it comes from."""

from collections.abc import Sequence

from sync.documents.contexts.scene import Scene, Subject, Variables
from sync.model import Status
from sync.plan import Award, City, DocumentSpec, Field, Form
from sync.season import is_special

FIGURES = {"integer", "count"}
"""Types of fields that add up over the cities."""
LEAST_FOR_CHART = 2
"""Rows of figures, the sums among them, that are too few for a picture."""


def summary(scene: Scene, _spec: DocumentSpec, _subject: Subject) -> Variables:
    """Return what the summary says."""
    plan = scene.plan
    cities = [city for city in plan.cities if scene.progress.by_city[city.code].received]
    figures = [(form, field) for form in plan.forms if form.host_only for field in form.fields if field.type in FIGURES]
    rows = figure_rows(scene, figures)
    return {
        "city_count": len(plan.cities),
        "received": [city.name for city in cities],
        "hosts": [city.name for city in plan.cities if scene.season.hosts(city.code)],
        "awards": [of_award(scene, award) for award in plan.awards],
        "award_rows": [award_row(scene, city) for city in cities],
        "tallies": [of_list(scene, form) for form in plan.forms if counted(form)],
        "figure_titles": [field.title for _, field in figures],
        "figure_rows": rows,
        "charts": charts(figures, rows),
        "completeness": scene.progress.completeness(),
        "punctuality": scene.progress.punctuality(),
    }


def of_award(scene: Scene, award: Award) -> Variables:
    """Return an award's counts over all cities."""
    people = scene.candidates(award)
    nil = [city for city in scene.plan.cities if scene.progress.form(city.code, award.form).status is Status.NIL]
    return {
        "title": award.title,
        "unit": award.unit,
        "count": len(people),
        "cities": len({city.code for city, _ in people}),
        "special_title": award.special_title,
        "special_count": sum(is_special(award, entry) for _, entry in people),
        "nil": len(nil),
    }


def award_row(scene: Scene, city: City) -> list[str]:
    """Return a city's row: its name, accepted candidates by award, how it stands."""
    counts = (len(scene.standing(city, scene.plan.form_by_key[award.form])) for award in scene.plan.awards)
    return [city.name, *map(str, counts), scene.progress.by_city[city.code].status]


def counted(form: Form) -> bool:
    """Say whether the entries of a form are counted in the summary: open-ended lists of the cities."""
    return form.audience == "city" and form.kind == "list" and not form.award and not form.quota


def of_list(scene: Scene, form: Form) -> Variables:
    """Return how many accepted entries a list has, and from how many cities."""
    cities = [city.code for city, _ in scene.entries(form)]
    return {"title": form.title, "count": len(cities), "cities": len(set(cities))}


def figure_rows(scene: Scene, figures: Sequence[tuple[Form, Field]]) -> list[list[str]]:
    """Return the cities' figures, one row a city that gave them all accepted, and their sums at the end."""
    rows = [(city.name, values) for city in scene.plan.cities if (values := figures_of(scene, city, figures))]
    sums = [sum(column) for column in zip(*(values for _, values in rows), strict=True)]
    return [[name, *map(str, values)] for name, values in [*rows, ("合计", sums)]] if rows else []


def charts(figures: Sequence[tuple[Form, Field]], rows: Sequence[Sequence[str]]) -> list[Variables]:
    """Return what is worth a picture: the figures that sum up a whole form, by city; none for a single city."""
    return [
        {"title": field.title, "rows": [[name, values[place]] for name, *values in rows[:-1]]}
        for place, (_, field) in enumerate(figures)
        if field.total and not field.total.where and len(rows) > LEAST_FOR_CHART
    ]


def figures_of(scene: Scene, city: City, figures: Sequence[tuple[Form, Field]]) -> list[int]:
    """Return a city's figures, 0 for what it left empty; nothing while its form is not accepted."""
    submission = scene.season.submissions.get(city.code)
    accepted = {Status.ACCEPTED, Status.REMARKED}
    if submission is None or any(
        scene.progress.form(city.code, form.key).status not in accepted for form, _ in figures
    ):
        return []
    entries = {form.key: next(submission.entries(form.key), None) for form, _ in figures}
    values = [entry[field.key] if (entry := entries[form.key]) else None for form, field in figures]
    return [value if isinstance(value, int) else 0 for value in values]
