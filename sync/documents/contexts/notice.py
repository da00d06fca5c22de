"""Variables of the notice (活动周通知): rounds, quotas, conditions and forms, all from the plan."""

from sync.documents.contexts.scene import Scene, Subject, Variables
from sync.plan import OFFICE, Award, DocumentSpec, Form, Plan


def notice(scene: Scene, _spec: DocumentSpec, _subject: Subject) -> Variables:
    """Return what the notice says."""
    plan = scene.plan
    forms = [form for form in plan.forms if form.audience == "city" and form.kind != "guide"]
    return {
        "awards": [of_award(plan, award) for award in plan.awards],
        "rounds": [
            {"title": each.title, "deadline": each, "forms": titles(plan, forms, each.key)} for each in plan.rounds
        ],
        "forms": [of_form(plan, form) for form in forms],
        "filler": OFFICE.name,
    }


def of_award(plan: Plan, award: Award) -> Variables:
    """Return what is said of an award. `special` is empty where there is no such category."""
    return {
        "title": award.title,
        "unit": award.unit,
        "special": award.special,
        "special_title": award.special_title,
        "counts_inside": award.special_counts,
        "city_quota": str(award.city_quota),
        "city_special": str(award.city_special),
        "province_quota": str(award.province_quota),
        "province_special": str(award.province_special),
        "deadline": plan.round_by_key[award.round],
        "special_deadline": plan.round_by_key[award.special_round or award.round],
        "conditions": award.conditions,
    }


def titles(plan: Plan, forms: list[Form], round_key: str) -> list[str]:
    """Return the titles of the forms that are due in a round, an award's special category by its name."""
    found = []
    for form in forms:
        award = plan.award_of(form)
        if award and award.special_round == round_key:
            found.append(award.special_title)
        elif (award.round if award else form.round) == round_key:
            found.append(form.title)
    return found


def of_form(plan: Plan, form: Form) -> Variables:
    """Return what is said of a form."""
    fields = [{"title": each.title, "required": each.required, "hint": each.hint} for each in form.fields]
    return {"title": form.title, "note": form.note, "rows": plan.rows(form), "kind": form.kind, "fields": fields}
