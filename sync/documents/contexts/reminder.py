"""Variables of the reminder (催报函): exactly what one city still owes, and by when."""

from sync.documents.contexts.scene import Scene, Variables
from sync.plan import City, DocumentSpec
from sync.privacy import mask_numbers
from sync.visible import one_line

NAMED = 5
"""So many files are named in a letter; it says how many there are."""


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
        "others": others(scene, city),
        "awards_owed": any(each["unit"] for each in owed),
        "by": scene.mend_by,
    }


def others(scene: Scene, city: City) -> Variables:
    """Return the files that came and are no form, where nothing of the city could be read: their names, how many."""
    came = () if scene.progress.by_city[city.code].received else scene.season.others.get(city.code, ())
    names = dict.fromkeys(each.name.replace("\\", "/").rpartition("/")[2] for each in came)
    named = [mask_numbers(one_line(name)) for name in list(names)[:NAMED]]
    return {"names": named, "count": len(names), "more": len(names) > NAMED}
