"""A blank workbook in the making (空白表草稿)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sync.model import Raw
from sync.plan import City, Form, Plan
from sync.sheets.blank.lists import Lists

Filling = Mapping[str, Mapping[str, Mapping[str, Raw]]]
"""What stands in a workbook already (已填内容): form key → row key → field key → content, as it was sent."""


@dataclass(frozen=True)
class Draft:
    """What every sheet of it needs to know: by what plan, for whom, with which drop-downs, with what filled in."""

    book: Workbook
    plan: Plan
    city: City
    lists: Lists
    filling: Filling = field(default_factory=dict)

    def keys(self, form: Form) -> Sequence[str]:
        """Return the row keys of a form: those allotted, then what the city has numbered on."""
        allotted = self.plan.keys(form, self.city)
        return (*allotted, *(key for key in self.filling.get(form.key, {}) if key not in allotted))

    def content(self, form: Form, key: str, field_key: str) -> Raw:
        """Return what stands in a field already."""
        return self.filling.get(form.key, {}).get(key, {}).get(field_key)


@dataclass(frozen=True)
class FormSheet:
    """The sheet of one form in a draft; entries end in row `last`."""

    draft: Draft
    form: Form
    sheet: Worksheet
    last: int
