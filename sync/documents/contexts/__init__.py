"""The season → variables of a template (取数), one module a kind of document; pure, and personal data only by leave."""

from collections.abc import Callable, Mapping

from sync.documents.contexts.correction import correction
from sync.documents.contexts.entry_lists import listed, listing
from sync.documents.contexts.minutes import minutes
from sync.documents.contexts.notice import notice
from sync.documents.contexts.publicity import commendation, publicity
from sync.documents.contexts.recommendation import recommendation
from sync.documents.contexts.reminder import reminder
from sync.documents.contexts.scene import Scene, Subject, Variables, common
from sync.documents.contexts.summary import summary
from sync.plan import DocumentSpec

__all__ = ["Scene", "Subject", "Variables", "listed", "variables"]

KINDS: Mapping[str, Callable[[Scene, DocumentSpec, Subject], Variables]] = {
    "notice": notice,
    "reminder": reminder,
    "correction": correction,
    "minutes": minutes,
    "publicity": publicity,
    "recommendation": recommendation,
    "commendation": commendation,
    "summary": summary,
}


def variables(scene: Scene, spec: DocumentSpec, subject: Subject) -> Variables:
    """Return all variables of a document: what every one has, what its kind says, and the entries it lists."""
    kind = KINDS.get(spec.key)
    said = kind(scene, spec, subject) if kind else {}
    return {**common(scene, spec), **(listing(scene, spec, subject) if spec.forms else {}), **said}
