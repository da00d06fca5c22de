"""Row keys (编号) as they stand in a sheet: as allotted, or what is odd about them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from openpyxl.utils import get_column_letter

from sync.model import Address, Finding, Raw
from sync.plan import City, Form, Plan
from sync.reading.sheet_layout.found_layout import Layout
from sync.reading.values.folding import shown, tight

OWNER = re.compile(r"(\d{6})-")


@dataclass(frozen=True)
class KeyAllotment:
    """The row keys one city may use in a form; an open-ended list may be numbered on beyond those allotted."""

    city: City
    form: Form
    plan: Plan

    @property
    def head(self) -> str:
        """What every key of the form begins with."""
        return f"{self.city.code}-{self.form.prefix}"

    @property
    def closed(self) -> bool:
        """Whether a quota counts the rows."""
        quota = self.form.quota
        return self.plan.award_of(self.form) is not None or (quota is not None and quota.most is not None)

    @cached_property
    def allotted(self) -> frozenset[str]:
        """The keys in the workbook as it was sent out."""
        return frozenset(self.plan.keys(self.form, self.city))

    def holds(self, key: str) -> bool:
        """Say whether a key is one of these."""
        if self.closed:
            return key in self.allotted
        number = key.removeprefix(self.head)
        return number != key and number.isascii() and number.isdecimal()

    def holds_all(self, cells: Sequence[Raw]) -> bool:
        """Say whether cells are keys of these, written as allotted, each once."""
        if len(set(cells)) != len(cells):
            return False
        if self.closed:
            return self.allotted.issuperset(cells)
        try:
            together = "\n" + "\n".join(cast("Sequence[str]", cells))
        except TypeError:  # not all cells are texts
            return False
        numbers = together.replace(f"\n{self.head}", "\n")
        plain = together.count(f"\n{self.head}") == numbers.count("\n") == len(cells)
        digits = numbers.replace("\n", "")
        return plain and "\n\n" not in f"{numbers}\n" and digits.isascii() and digits.isdecimal()


def key_of(raw: Raw) -> str:
    """Return a cell as a row key: narrow, upper case, no blank."""
    return tight(shown(raw)).upper()


def read_keys(
    cells: Sequence[Raw], rows: Sequence[int], layout: Layout, plan: Plan, city: City
) -> tuple[Sequence[str], tuple[Finding, ...]]:
    """Return one key an entry ("" where its row has none), and findings; keys in order where the sheet has none."""
    known = KeyAllotment(city, layout.form, plan)
    if layout.keys and known.holds_all(cells):
        return cast("Sequence[str]", cells), ()
    keys = [key_of(raw) for raw in cells] if layout.keys else []
    if rows and not any(keys):
        return given(known, len(rows)), (Finding("keys-absent", Address(layout.sheet), layout.form.key),)
    seen, findings = set[str](), []
    for key, row in zip(keys, rows, strict=False):
        code, params = trouble(key, known, seen, plan)
        seen.add(key)
        if code:
            address = Address(layout.sheet, get_column_letter(layout.keys), row)
            findings.append(Finding(code, address, layout.form.key, key, params=params))
    return keys, tuple(findings)


def trouble(key: str, known: KeyAllotment, seen: set[str], plan: Plan) -> tuple[str, dict[str, object]]:
    """Return the code and parameters of what is wrong with a key; "" where nothing is."""
    if not key:
        return "key-missing", {}
    if key in seen:
        return "key-repeated", {"value": key}
    if known.holds(key):
        return "", {}
    owner = plan.city_by_code.get(found[1]) if (found := OWNER.match(key)) else None
    if owner and owner != known.city:
        return "key-foreign", {"value": key, "city": owner.name}
    return "key-unknown", {"value": key}


def given(known: KeyAllotment, count: int) -> list[str]:
    """Return keys for a sheet without them: in their order, numbered on beyond the last."""
    return [f"{known.head}{number:02d}" for number in range(1, count + 1)]
