"""Which finding belongs to which row (意见归属): by its place in the sheet, in a card by its field's key."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sync.model import Finding, Table
from sync.plan import Form


@dataclass(frozen=True)
class Placed:
    """The findings of one form: by entry (its index; in a card by row key), and those of the form as a whole."""

    by_entry: Mapping[int, list[Finding]] = field(default_factory=dict)
    by_key: Mapping[str, list[Finding]] = field(default_factory=dict)
    whole: tuple[Finding, ...] = ()


def placed(form: Form, table: Table | None, findings: Iterable[Finding]) -> Placed:
    """Tell the findings of a form apart. A row is known by where it stands, for keys may be missing or repeated."""
    entries: defaultdict[int, list[Finding]] = defaultdict(list)
    keys: defaultdict[str, list[Finding]] = defaultdict(list)
    whole = []
    rows = places(table) if table and form.kind != "card" else {}
    for each in findings:
        index = rows.get((each.address.sheet, each.address.row)) if each.address else None
        if index is not None:
            entries[index].append(each)
        elif form.kind == "card" and each.key:
            keys[each.key].append(each)
        else:
            whole.append(each)
    return Placed(entries, keys, tuple(whole))


def places(table: Table) -> Mapping[tuple[str, int], int]:
    """Return the entry that stands in each row of a sheet."""
    return {table.place(index): index for index in range(len(table))} if table.columns else {}
