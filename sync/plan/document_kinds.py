"""The documents of a season (公文) as nouns of config/<year>/documents.toml; `document_demands` holds them together."""

from typing import Literal

from msgspec import Struct

from sync.plan.form import Key

SEALED = "sealed"
"""How a document's `evidence` names the sealed scan (盖章件), which belongs to no field."""

DocumentFormat = Literal["文件", "信函", "纪要", "普通"]
Per = Literal["season", "city", "round", "entry"]
"""Of what there is one document each: the season, a city, a round, an entry of the first form."""
When = Literal["always", "owing", "returned", "chosen", "listed", "scheduled"]
"""What makes one due: nothing; a city owes, has to mend; somebody goes on; the first form has accepted entries; the day
of the national opening is known."""
VariableSet = Literal[
    "", "notice", "reminder", "correction", "minutes", "publicity", "recommendation", "commendation", "summary"
]
"""What a template may say beside what every one may: a module of sync/documents/contexts each, "" for none."""


class DocumentSpec(Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of official document (公文) of the season: which template, about whom, when it is due, what it may say.

    `variables` are what its template is filled with beside the season, whom it is about and the entries of `forms`,
    whose first is what it is written for; with `event` only those that name this opening (a choice holding its city).
    A document about a city speaks of that city's entries and chosen only, one about a round of that round's. Once one
    that `announces` is out, cities learn who was chosen. `personal` are the personal fields it may show and `evidence`
    the file fields whose files are sent along, both written as field or form.field; the sealed scan is `sealed`.
    """

    key: Key
    title: str
    template: str
    format: DocumentFormat
    per: Per
    when: When
    variables: VariableSet = ""
    series: str = ""
    rounds: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    event: Literal["", "national", "opening"] = ""
    personal: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    announces: bool = False


class DocumentsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """documents.toml as written."""

    documents: tuple[DocumentSpec, ...]
