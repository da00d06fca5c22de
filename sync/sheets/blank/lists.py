"""The hidden sheet of drop-down lists (选项): one column and one named range each, which every programme keeps."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from sync.plan import City, Field, Plan

NO_WORD = re.compile(r"\W+")


@dataclass(frozen=True)
class Lists:
    """Drop-down lists of one workbook: choices → name of their range; `districts` is what a district is chosen of."""

    names: Mapping[tuple[str, ...], str]
    districts: tuple[str, ...]

    def name_for(self, field: Field) -> str:
        """Return the named range a field is chosen from; "" where it has no drop-down."""
        return self.names.get(choices(field, self.districts), "")


def choices(field: Field, districts: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a field's drop-down offers; nothing where it has none."""
    return districts if field.type == "district" else field.options


def lists_of(plan: Plan, city: City) -> Lists:
    """Collect the drop-down lists of a city's workbook; equal lists share a name."""
    districts = tuple(each.name for each in plan.districts_of(city))
    prefix = plan.words.lists_sheet.strip("_")
    names: dict[tuple[str, ...], str] = {}
    for form in plan.forms_of(city):
        for field in form.fields:
            offered = choices(field, districts)
            if offered and offered not in names:
                names[offered] = unused(prefix, (field.title, form.title), names.values())
    return Lists(names, districts)


def unused(prefix: str, titles: Sequence[str], taken: Iterable[str]) -> str:
    """Name a list by its field, and by its form as well where another list has that name."""
    name = "_".join([prefix, NO_WORD.sub("", titles[0])])
    return name if name not in taken else "_".join([name, NO_WORD.sub("", titles[1])])


def write_lists(book: Workbook, plan: Plan, lists: Lists) -> Worksheet:
    """Add the hidden sheet and its names."""
    sheet: Worksheet = book.create_sheet(plan.words.lists_sheet)
    sheet.sheet_state = "hidden"
    for column, (offered, name) in enumerate(lists.names.items(), start=1):
        letter = get_column_letter(column)
        for row, value in enumerate((name, *offered), start=1):
            sheet.cell(row, column, value).data_type = "s"
        place = f"{quote_sheetname(sheet.title)}!${letter}$2:${letter}${len(offered) + 1}"
        book.defined_names[name] = DefinedName(name, attr_text=place)
    return sheet
