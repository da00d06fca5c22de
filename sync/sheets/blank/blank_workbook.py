"""The blank workbook (空白表) of a city, made from the year's forms: what it fills in and sends back."""

import io
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from openpyxl import Workbook
from openpyxl.workbook.protection import WorkbookProtection

from sync.pinned import pinned
from sync.plan import City, Form, Plan
from sync.sheets.blank.blank_words import words
from sync.sheets.blank.cached import cached
from sync.sheets.blank.card_sheet import write_card
from sync.sheets.blank.guide import write_guide
from sync.sheets.blank.list_sheet import write_listing
from sync.sheets.blank.lists import lists_of, write_lists
from sync.sheets.blank.meta import write_meta
from sync.sheets.blank.results_sheet import write_results
from sync.sheets.blank.sheet_frame import protect
from sync.sheets.blank.workbook_draft import Draft, Filling
from sync.sheets.looks import dress
from sync.sheets.printing import footer

SHEETS: Mapping[str, Callable[[Draft, Form], None]] = {
    "guide": write_guide,
    "card": write_card,
    "list": write_listing,
}
"""Who makes the sheet of a form, by the form's kind."""


def blank_workbook(plan: Plan, city: City, filling: Filling | None = None) -> bytes:
    """Return the blank workbook of a city, or of the office, as .xlsx; the same plan gives the same bytes.

    With a `filling` what the city sent before stands in it: it corrects rather than types anew.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    dress(book)
    draft = Draft(book, plan, city, lists_of(plan, city), filling or {})
    for form in plan.forms_of(city):
        SHEETS[form.kind](draft, form)
    protect(write_results(book, plan, city))
    for sheet in book.worksheets:
        footer(sheet, plan, city)
    protect(write_lists(book, plan, draft.lists))
    protect(write_meta(book, plan, city))
    describe(book, plan, city)
    return pinned(cached(saved(book)), datetime(plan.year, 1, 1, tzinfo=UTC))


def describe(book: Workbook, plan: Plan, city: City) -> None:
    """Set the document properties, and keep sheets from being renamed or removed."""
    book.properties.title = words().subject.format(year=plan.year, event=plan.event, city=city.name)
    book.properties.creator = plan.offices.secretariat
    book.properties.identifier = plan.template_id
    book.security = WorkbookProtection(lockStructure=True)
    book.active = 0


def saved(book: Workbook) -> bytes:
    """Return a workbook as openpyxl writes it."""
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def file_name(plan: Plan, city: City) -> str:
    """Return the name of a city's blank workbook."""
    return plan.words.file_name.format(year=plan.year, city=city.name, version=plan.template_version) + ".xlsx"
