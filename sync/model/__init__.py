"""The nouns of the product, frozen; this module knows no configuration, no file and no clock.

A source is read into a `Workbook` of `Grid`s; reading makes a `Submission` of `Table`s out of it; rules answer with
`Finding`s; status makes `Verdict`s of them; what goes back to the city is a `Mark`.
"""

from sync.model.conclusions import CityVerdict, FormVerdict, Mark, Sealed, Status, Verdict
from sync.model.findings import Address, Finding, Severity
from sync.model.grids import Broken, Grid, Raw, Received, Span, Workbook
from sync.model.understood import (
    Column,
    Declared,
    Entry,
    Evidence,
    Inspection,
    PartialDate,
    Remark,
    Submission,
    Table,
    Value,
)

__all__ = [
    "Address",
    "Broken",
    "CityVerdict",
    "Column",
    "Declared",
    "Entry",
    "Evidence",
    "Finding",
    "FormVerdict",
    "Grid",
    "Inspection",
    "Mark",
    "PartialDate",
    "Raw",
    "Received",
    "Remark",
    "Sealed",
    "Severity",
    "Span",
    "Status",
    "Submission",
    "Table",
    "Value",
    "Verdict",
    "Workbook",
]
