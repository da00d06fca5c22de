"""What the service itself asks of a cell (数据验证): drop-down or bounds, and the input message, as in Excel."""

from collections.abc import Mapping, Sequence
from typing import Any

from sync.plan import Field, Plan
from sync.sheets.blank.lists import choices
from sync.sheets.blank.validation import DEMANDS, Demand, nothing, prompt
from sync.sheets.google.drawing.formats import formula

MOST_CHOICES = 500
"""A drop-down of single values holds so many."""


def asked(plan: Plan, field: Field, cell: str, districts: Sequence[str]) -> dict[str, Any]:
    """Return the rule for the cells of a field, the first of which is `cell`; only choices are enforced."""
    offered = choices(field, tuple(districts))[:MOST_CHOICES]
    if offered:
        condition: Mapping[str, Any] = {
            "type": "ONE_OF_LIST",
            "values": [{"userEnteredValue": each} for each in offered],
        }
    else:
        condition = conditioned(DEMANDS.get(field.type, nothing)(plan, field, cell), cell)
    rule: dict[str, Any] = {
        "condition": condition,
        "inputMessage": prompt(field),
        "strict": bool(offered) and field.type != "district",
    }
    return rule | {"showCustomUi": True}


def conditioned(demand: Demand, cell: str) -> Mapping[str, Any]:
    """Return a demand of Excel's in the service's words; a rule without one exists for its message."""
    bounds = [{"userEnteredValue": str(demand[each])} for each in ("formula1", "formula2") if each in demand]
    match demand.get("type"):
        case "custom":
            return formula(f"={demand['formula1']}")
        case "textLength":
            return formula(f"=LEN({cell})={demand['formula1']}")
        case "date":
            return {"type": "DATE_IS_VALID"}
        case "whole" if len(bounds) > 1:
            return {"type": "NUMBER_BETWEEN", "values": bounds}
        case "whole":
            return {"type": "NUMBER_GREATER_THAN_EQ", "values": bounds}
    return formula("=TRUE")
