"""Openings that a form's choices do not tell apart (开幕式分不清); part of `sense`."""

from collections.abc import Iterator

from sync.plan.awards import DocumentSpec
from sync.plan.form import Form
from sync.plan.plan import Plan

SAME = (
    "选项“{choices}”都含“{place}”，《{document}》分不出是哪个总开幕式；"
    "请在 plan.toml 把两处 city 写得更细，如“广州市天河区”"
)


def senseless_events(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Yield each form with several choices for the one opening that a document lists people of."""
    for document in plan.documents:
        form = plan.form_by_key.get(document.forms[0]) if document.event and document.forms else None
        if form and (expected := of_form(plan, document, form)):
            yield "forms.toml", f"forms.{form.key}", expected


def of_form(plan: Plan, document: DocumentSpec, form: Form) -> str:
    """Say which choices of a form a document would take for the same opening; "" where it takes but one."""
    place = (plan.national if document.event == "national" else plan.opening).city.removesuffix("市")
    naming = ([each for each in field.choices if place and place in each] for field in form.fields)
    found = next((each for each in naming if len(each) > 1), [])
    return SAME.format(choices="、".join(found), place=place, document=document.title) if found else ""
