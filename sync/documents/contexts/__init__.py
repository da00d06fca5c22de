"""The season → variables of a template (取数), one module a kind of variables; pure, personal data only by leave.

Which of them a document has is `variables` in its declaration; what each asks of the rest of the declaration stands in
`sync.plan.checks.document_demands`.
"""

from collections.abc import Callable, Mapping
from typing import TypeVar

from sync.documents.contexts.correction import correction
from sync.documents.contexts.entry_lists import about, listed, listing
from sync.documents.contexts.minutes import minutes
from sync.documents.contexts.notice import notice
from sync.documents.contexts.publicity import commendation, publicity
from sync.documents.contexts.recommendation import recommendation
from sync.documents.contexts.reminder import reminder
from sync.documents.contexts.scene import ListedEntry, Scene, Subject, Variables, common
from sync.documents.contexts.summary import summary
from sync.errors import PlanError
from sync.plan import City, DocumentSpec, Round, VariableSet

__all__ = ["TOLD", "ListedEntry", "Scene", "Subject", "Variables", "listed", "variables"]

S = TypeVar("S")
Tell = Callable[[Scene, DocumentSpec, Subject], Variables]


def only_of(kind: type[S], tell: Callable[[Scene, DocumentSpec, S], Variables]) -> Tell:
    """Let only documents about one kind of subject say something; a loaded plan has no others."""

    def told(scene: Scene, spec: DocumentSpec, subject: Subject) -> Variables:
        if not isinstance(subject, kind):
            raise PlanError("documents.toml", f"{spec.key}.per", f'与 variables = "{spec.variables}" 不合')
        return tell(scene, spec, subject)

    return told


TOLD: Mapping[VariableSet, Tell] = {
    "": lambda _scene, _spec, _subject: {},
    "notice": notice,
    "reminder": only_of(City, reminder),
    "correction": only_of(City, correction),
    "minutes": only_of(Round, minutes),
    "publicity": publicity,
    "recommendation": recommendation,
    "commendation": commendation,
    "summary": summary,
}


def variables(scene: Scene, spec: DocumentSpec, subject: Subject) -> Variables:
    """Return all a document may say: what every one may, whom it is about, its entries, and its own variables."""
    told = TOLD[spec.variables](scene, spec, subject)
    lists = listing(scene, spec, subject) if spec.forms else {}
    return {**common(scene, spec), **about(scene, spec, subject), **lists, **told}
