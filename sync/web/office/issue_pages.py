"""Issuing (发文) and voiding from the page: asked once more before it is done, noted with who did it."""

from collections.abc import Sequence
from dataclasses import replace
from http import HTTPStatus

from starlette.responses import Response

from sync.desk.run import Run
from sync.documents.compose import has_changed, templates
from sync.errors import DeskError
from sync.letters.issue import Sent, issue, issue_all, void
from sync.letters.package_folder import pack
from sync.letters.which import ALL, spec_of
from sync.store import alone
from sync.web.office.papers import ShownLetter, drafts, issued, scene_of
from sync.web.visits import Visit


def shelf(visit: Visit) -> Response:
    """List drafts and what was issued."""
    view, register = visit.view, visit.site.desk.register
    lines = register.lines(view.plan.year)
    scene = scene_of(visit)
    changed = view.once(
        "changed", lambda: {each.id for each in lines if each.valid and has_changed(scene, templates(), each)}
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for (document, about), each in drafts(visit).items():
        found.setdefault(document, []).append((about, each.name))
    specs = {each.key: each for each in view.plan.documents}
    return visit.page(
        "office/documents",
        drafts=[(specs[key], each) for key, each in found.items()],
        lines=lines[::-1],
        changed=changed,
        specs=specs,
        all_of_them=ALL,
    )


def ask(visit: Visit) -> Response:
    """Ask whether a document, or all of a kind, is to go out."""
    return visit.page("office/issue", **wanted(visit, visit.request.query_params.get("about", "")), trouble="")


def wanted(visit: Visit, about: str) -> dict[str, object]:
    """Return what is to go out."""
    own = [each for (key, _), each in drafts(visit).items() if key == visit.part("document")]
    chosen = (
        own
        if about == ALL
        else [drafts(visit)[key] for key in [(visit.part("document"), about)] if key in drafts(visit)]
    )
    if not chosen:
        raise visit.missing()
    return {"names": [each.name for each in chosen], "spec": chosen[0].spec, "about": about}


def send_out(visit: Visit) -> Response:
    """Issue what was confirmed."""
    fields = visit.body.fields
    about = fields.get("about", "")
    page = wanted(visit, about)
    if fields.get("sure") != "1":
        return visit.refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "office/issue", **page, trouble="")
    try:
        with visit.site.issuing:
            made = gone_out(visit, about)
    except DeskError as error:
        return visit.refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "office/issue", **page, trouble=str(error))
    if len(made) > 1:
        return visit.go("/office/documents")
    return visit.go(f"/office/issued/{made[0].line.id}{'?edited=1' if made[0].edited else ''}")


def gone_out(visit: Visit, about: str) -> Sequence[Sent]:
    """Issue, and put the folders together that are sent along. Raises DeskError."""
    run, scene, document = run_now(visit), scene_of(visit), visit.part("document")
    many = about == ALL
    made = list(issue_all(run, scene, document, visit.who)) if many else [issue(run, scene, document, about, visit.who)]
    if spec_of(run.plan, document).evidence:
        with alone(run.store):
            pack(run, scene)
    return made


def run_now(visit: Visit) -> Run:
    """Return the run as it is now: the day of a document is today."""
    now = visit.now.astimezone(visit.view.plan.zone)
    return replace(visit.site.desk.run, now=now, plan=visit.view.plan)


def ask_void(visit: Visit) -> Response:
    """Ask why a document is void."""
    return visit.page("office/void", paper=voidable(visit), trouble="", reason="")


def make_void(visit: Visit) -> Response:
    """Void a document."""
    shown = voidable(visit)
    line = shown.line
    reason = " ".join(visit.body.fields.get("reason", "").split())
    trouble = "" if reason else "reason"
    if line and not trouble:
        try:
            with visit.site.issuing:
                void(run_now(visit), line.document, line.subject, reason, visit.who)
            return visit.go(shown.path)
        except DeskError as error:
            trouble = str(error)
    return visit.refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "office/void", paper=shown, trouble=trouble, reason=reason)


def voidable(visit: Visit) -> ShownLetter:
    """Return the issued document that is meant, where it is not void already."""
    shown = issued(visit)
    if shown.line is None or not shown.line.valid:
        raise visit.missing()
    return shown
