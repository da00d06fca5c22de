"""The hidden sheet by which a workbook is recognised when it comes back (标识)."""

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sync.plan import City, Plan


def write_meta(book: Workbook, plan: Plan, city: City) -> Worksheet:
    """Add the hidden sheet: template, year, city, then every row key allotted with the form it was handed out for."""
    sheet: Worksheet = book.create_sheet(plan.words.meta_sheet)
    sheet.sheet_state = "hidden"
    facts = (("template", plan.template_id), ("year", str(plan.year)), ("city", city.code), ("name", city.name))
    for fact in facts:
        sheet.append(fact)
    for form in plan.forms_of(city):
        for key in plan.keys(form, city):
            sheet.append(("key", key, form.key))
    return sheet
