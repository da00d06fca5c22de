"""A first and a last day written in one cell (起止日期写在一格): the last day goes where it belongs."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from sync.model import Column, Remark
from sync.plan import Field

SPAN = "date-span"


def with_last_days(columns: Mapping[str, Column], fields: Iterable[Field]) -> Mapping[str, Column]:
    """Return columns in which a last day that stands beside the first is where it belongs; asked where two differ."""
    changed = dict(columns)
    for field in fields:
        first, last = changed.get(field.key), changed.get(field.until)
        if first and last and any(said and said[0].code == SPAN for said in first.remarks.values()):
            changed[field.key], changed[field.until] = spread(first, last)
    return changed


def spread(first: Column, last: Column) -> tuple[Column, Column]:
    """Move each last day from the column of first days to its own, where that is empty."""
    begins, ends = list(first.values), list(last.values)
    remarks = dict(first.remarks)
    for i, said in first.remarks.items():
        if not said or said[0].code != SPAN:
            continue
        end = date.fromisoformat(str(said[0].params["last"]))
        if last.raws[i] is None:
            ends[i] = end
        elif ends[i] != end:
            begins[i] = None
            readings = (str(said[0].params["last"]), str(ends[i] or last.raws[i]))
            remarks[i] = (Remark("read-either", {"readings": readings}),)
    return replace(first, values=begins, remarks=remarks), replace(last, values=ends)
