"""A blank workbook in the making (空白表草稿)."""

from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sync.plan import City, Form, Plan
from sync.sheets.issued.lists import Lists


@dataclass(frozen=True)
class Draft:
    """What every sheet of it needs to know: by what plan, for whom, with which drop-downs."""

    book: Workbook
    plan: Plan
    city: City
    lists: Lists


@dataclass(frozen=True)
class FormSheet:
    """The sheet of one form in a draft; entries end in row `last`."""

    draft: Draft
    form: Form
    sheet: Worksheet
    last: int
