"""Drafts and what was issued (公文), as the pages of both show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.responses import Response

from sync.desk.portraits import pictured
from sync.documents.compose import Composed, compose, hindrance, key_of, templates
from sync.documents.contexts import Scene
from sync.plan import DocumentSpec
from sync.store.letter_register import Issued
from sync.web.process.proofs import Seen
from sync.web.view.desk import View
from sync.web.visits import Visit

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class ShownLetter:
    """A document to be shown: its name, its kind, its Word file; where it was issued, its line."""

    name: str
    spec: DocumentSpec
    about: str
    data: bytes
    line: Issued | None = None

    @property
    def path(self) -> str:
        """Where its pages lie."""
        return f"/office/issued/{self.line.id}" if self.line else f"/office/drafts/{self.spec.key}"

    @property
    def query(self) -> str:
        """What has to be asked besides the path."""
        return "" if self.line or not self.about else f"?about={self.about}"


def scene_of(visit: Visit) -> Scene:
    """Return what documents are written from; made once a view."""
    view, store = visit.view, visit.site.store
    return view.once("scene", lambda: pictured(view.standing.scene, store))


def drafts(visit: Visit) -> Mapping[tuple[str, str], Composed]:
    """Return every document that is due and not out, by kind and subject."""
    view, example = visit.view, visit.site.desk.run.example

    def made() -> dict[tuple[str, str], Composed]:
        found = compose(scene_of(visit), templates(), example=example)
        return {(each.spec.key, key_of(each.subject)): each for each in found}

    out = visit.site.desk.register.out(view.plan.year)
    return {key: each for key, each in view.once("drafts", made).items() if key not in out}


def draft(visit: Visit) -> ShownLetter:
    """Return the draft that is meant."""
    about = visit.request.query_params.get("about", "")
    found = drafts(visit).get((visit.part("document"), about))
    if found is None:
        raise visit.missing()
    return ShownLetter(found.name, found.spec, about, laid_out(visit.view, found))


def laid_out(view: View, found: Composed) -> bytes:
    """Return a draft as a Word file."""
    return view.once(("docx", found.name), found.docx)


def issued(visit: Visit) -> ShownLetter:
    """Return the issued document that is meant; its bytes are empty once they were purged."""
    register, plan = visit.site.desk.register, visit.view.plan
    line = next((each for each in register.lines(plan.year) if each.id == visit.number("line")), None)
    spec = next((each for each in plan.documents if line and each.key == line.document), None)
    if line is None or spec is None:
        raise visit.missing()
    return ShownLetter(f"{line.mark} {line.name}".strip(), spec, line.subject, register.data(line) or b"", line)


def meant(visit: Visit) -> ShownLetter:
    """Return the document that is meant; whoever may only look sees none that holds personal data."""
    shown = issued(visit) if "line" in visit.request.path_params else draft(visit)
    if shown.spec.personal and visit.masked:
        raise HTTPException(HTTPStatus.FORBIDDEN)
    return shown


def looked(visit: Visit, shown: ShownLetter, *, render: bool) -> Seen | None:
    """Return what is to be said of a document; None where its bytes are gone."""
    if not shown.data:
        return None
    return visit.site.proofs.seen(shown.name, shown.data, shown.spec.format, render=render)


def show(visit: Visit) -> Response:
    """Show a document: what it is, how it stands, what can be done with it."""
    shown = meant(visit)
    hindered = "" if shown.line else why_not(visit, shown)
    signs = visit.site.desk.register.hands()
    return visit.page(
        "office/paper",
        paper=shown,
        seen=looked(visit, shown, render=False),
        hindered=hindered,
        edited=visit.request.query_params.get("edited", ""),
        hands={deed: who for (line, deed), who in signs.items() if shown.line and line == shown.line.id},
    )


def why_not(visit: Visit, shown: ShownLetter) -> str:
    """Return why a draft cannot go out yet; "" where nothing hinders it."""
    found = drafts(visit)[shown.spec.key, shown.about]
    return hindrance(scene_of(visit), templates(), found.spec, found.subject)


def pages(visit: Visit) -> Response:
    """Show the pages as they are printed, and what the standard says of them."""
    shown = meant(visit)
    seen = looked(visit, shown, render=True)
    return visit.page("office/pages", paper=shown, seen=seen)


def word_file(visit: Visit) -> Response:
    """Give out the Word file."""
    shown = meant(visit)
    if not shown.data:
        raise visit.missing()
    return visit.download(f"{shown.name}.docx", shown.data)


def report_file(visit: Visit) -> Response:
    """Give out the whole report on a document, every place marked on its pages."""
    shown = meant(visit)
    seen = looked(visit, shown, render=True)
    if seen is None:
        raise visit.missing()
    return visit.download(f"公文核对-{shown.name}.html", seen.html, HTML)
