"""Variables of the reminder (催报函): exactly what one city still owes, and by when."""

from sync.documents.contexts.scene import Scene, Variables
from sync.plan import City, DocumentSpec


def reminder(scene: Scene, _spec: DocumentSpec, city: City) -> Variables:
    """Return what the reminder to a city says."""
    owed = [
        {
            "title": each.title,
            "missing": each.missing,
            "unit": each.unit,
            "deadline": scene.season.round_of(scene.plan.form_by_key[each.form]),
            "overdue": each.overdue,
        }
        for each in scene.progress.owed(city.code)
    ]
    return {
        "owed": owed,
        "any_overdue": any(each["overdue"] for each in owed),
        "any_open": not all(each["overdue"] for each in owed),
        "nothing_received": city in scene.progress.silent,
        "awards_owed": any(each["unit"] for each in owed),
        "by": scene.mend_by,
    }
