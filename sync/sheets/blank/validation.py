"""What Excel itself asks of a cell (数据有效性): drop-down or bounds, and the input message, from the form's field.

Only choices are enforced; everything else warns, for what a city knows better it may write, and the rules judge it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from openpyxl.worksheet.datavalidation import DataValidation

from sync.plan import Field, Plan
from sync.sheets.blank.blank_words import Errors, words
from sync.sheets.blank.lists import Lists

TITLE_LIMIT, PROMPT_LIMIT, ERROR_LIMIT = 32, 255, 225
"""Characters that Excel allows; a longer text makes it call the whole file damaged."""
EARLIEST_YEAR = 1900
DIGITS: Mapping[str, int] = {"mobile": 11, "id_number": 18, "credit_code": 18}
"""How long a number is by national standard."""

Demand = dict[str, Any]


def validation(plan: Plan, field: Field, lists: Lists, cell: str) -> DataValidation:
    """Return what is asked of the cells of a field, the first of which is `cell` (A1 form)."""
    errors = words().errors
    demand = chosen(field, lists, errors) or DEMANDS.get(field.type, nothing)(plan, field, cell)
    title = field.title[:TITLE_LIMIT]
    if "error" in demand:
        demand["error"] = demand["error"][:ERROR_LIMIT]
        demand["errorTitle"] = title
    return DataValidation(
        allowBlank=True,
        showErrorMessage="error" in demand,
        showInputMessage=True,
        promptTitle=title,
        prompt=prompt(field)[:PROMPT_LIMIT],
        **demand,
    )


def chosen(field: Field, lists: Lists, errors: Errors) -> Demand:
    """Ask for one of a list; of the districts several may be written."""
    name = lists.name_for(field)
    if not name:
        return {}
    style, error = ("warning", errors.district) if field.type == "district" else ("stop", errors.choice)
    return {"type": "list", "formula1": name, "errorStyle": style, "error": error}


def nothing(_plan: Plan, _field: Field, _cell: str) -> Demand:
    """Ask for nothing."""
    return {}


def characters(_plan: Plan, field: Field, cell: str) -> Demand:
    """Ask for a number of 字 without blanks."""
    if field.min is None and field.max is None:
        return {}
    count = f'LEN(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({cell}," ",""),"　",""),CHAR(10),""))'
    bounds = [f"{count}>={field.min}"] * (field.min is not None) + [f"{count}<={field.max}"] * (field.max is not None)
    limits = words().prompt.limits(field.min, field.max)
    return custom(f"AND({','.join(bounds)})", words().errors.characters.format(limits=limits))


def figure(_plan: Plan, field: Field, _cell: str) -> Demand:
    """Ask for a whole number within the field's bounds."""
    return whole(field.min or 0, field.max)


def year(plan: Plan, field: Field, _cell: str) -> Demand:
    """Ask for a year that has begun."""
    return whole(field.min or EARLIEST_YEAR, field.max or plan.year)


def whole(least: int, most: int | None) -> Demand:
    """Ask for a whole number."""
    limits = words().prompt.limits(least, most) or words().prompt.at_least.format(min=least)
    demand = {"type": "whole", "errorStyle": "warning", "formula1": str(least)}
    demand |= {"operator": "between", "formula2": str(most)} if most is not None else {"operator": "greaterThanOrEqual"}
    return demand | {"error": words().errors.figure.format(limits=limits)}


def day(plan: Plan, _field: Field, _cell: str) -> Demand:
    """Ask for a real date."""
    error = words().errors.date.format(year=plan.year)
    return {
        "type": "date",
        "operator": "greaterThanOrEqual",
        "formula1": "1",
        "errorStyle": "warning",
        "error": error,
    }


def digits(_plan: Plan, field: Field, _cell: str) -> Demand:
    """Ask for a number of so many digits."""
    length = DIGITS[field.type]
    error = words().errors.length.format(title=field.title, length=length)
    return {
        "type": "textLength",
        "operator": "equal",
        "formula1": str(length),
        "errorStyle": "warning",
        "error": error,
    }


def email(_plan: Plan, _field: Field, cell: str) -> Demand:
    """Ask for an address with @."""
    return custom(f'ISNUMBER(FIND("@",{cell}))', words().errors.email)


def custom(condition: str, error: str) -> Demand:
    """Ask that a formula hold."""
    return {"type": "custom", "formula1": condition, "errorStyle": "warning", "error": error}


DEMANDS: Mapping[str, Callable[[Plan, Field, str], Demand]] = {
    "text": characters,
    "integer": figure,
    "count": figure,
    "score": figure,
    "year": year,
    "date": day,
    "mobile": digits,
    "id_number": digits,
    "credit_code": digits,
    "email": email,
}


def prompt(field: Field) -> str:
    """Return the input message of a field: whether it is required, the hint, the limits, an example."""
    texts = words().prompt
    parts = [
        (texts.required if field.required else texts.optional) + field.hint,
        limits(field),
        texts.suffixes.format(suffixes="、".join(field.suffixes)) if field.type == "files" and field.suffixes else "",
        texts.example.format(example=field.example) if field.example else "",
    ]
    return "\n".join(filter(None, parts))


def limits(field: Field) -> str:
    """Word a field's bounds, unless its hint says them already."""
    texts = words().prompt
    bounds = [str(bound) for bound in (field.min, field.max) if bound]
    if not bounds or all(bound in field.hint for bound in bounds):
        return ""
    wording = {"text": texts.characters, "files": texts.files}.get(field.type, texts.figure)
    return wording.format(limits=texts.limits(field.min, field.max))
