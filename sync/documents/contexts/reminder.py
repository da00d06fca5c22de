"""Variables of the reminder (催报函): exactly what one city still owes, and by when."""

from sync.documents.contexts.scene import Scene, Subject, Variables
from sync.plan import City, DocumentSpec


def reminder(scene: Scene, _spec: DocumentSpec, subject: Subject) -> Variables:
    """Return what the reminder to a city says."""
    assert isinstance(subject, City)  # noqa: S101  # the plan asks for one a city
    owed = [
        {
            "title": each.title,
            "missing": each.missing,
            "unit": each.unit,
            "deadline": scene.season.round_of(scene.plan.form_by_key[each.form]),
            "overdue": each.overdue,
        }
        for each in scene.progress.owed(subject.code)
    ]
    return {
        "city": subject.name,
        "owed": owed,
        "any_overdue": any(each["overdue"] for each in owed),
        "any_open": not all(each["overdue"] for each in owed),
        "nothing_received": subject in scene.progress.silent,
        "awards_owed": any(each["unit"] for each in owed),
        "by": scene.mend_by,
    }
