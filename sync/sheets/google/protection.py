"""Protected ranges (保护区域): ours and each city's; what somebody changed in them, and whether we may mend it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from sync.plan import GoogleSheet, Plan
from sync.sheets import own_layout as layout
from sync.sheets.google.drawing import cell_values as cells
from sync.sheets.google.drawing.tabs import OURS, Tab
from sync.sheets.google.google_words import words
from sync.sheets.google.pulled.pulling import Pulled, PulledSheet
from sync.sheets.google.pulled.row_owners import Rows
from sync.sheets.google.service.spreadsheet import Request

GuardedSpan = Mapping[str, int]
Protection = Mapping[str, Any]
OPEN = 10**9
"""Stands for the end of a range that has none."""


@dataclass(frozen=True)
class RangeGuard:
    """A range that only `editors` may change; `exact` where more than that range must not be kept from others."""

    span: GuardedSpan
    description: str
    editors: tuple[str, ...]
    exact: bool = False

    def fits(self, found: Protection) -> bool:
        """Say whether a protection keeps what it should from whom it should."""
        there = found.get("range", {})
        kept = bounds(there) == bounds(self.span) if self.exact else covers(there, self.span)
        strict = not found.get("warningOnly") and not found.get("unprotectedRanges")
        editors = found.get("editors", {})
        named = set(self.editors) <= set(editors.get("users", ())) and not editors.get("domainUsersCanEdit")
        return kept and strict and named and found.get("description") == self.description

    def added(self) -> Request:
        """Return the request that makes it."""
        return cells.protect(dict(self.span), self.description, self.editors)

    def mended(self, found: Protection) -> Request:
        """Return the request that makes a protection this one again."""
        whole = self.added()["addProtectedRange"]["protectedRange"] | {"protectedRangeId": found["protectedRangeId"]}
        fields = "range,description,warningOnly,editors,unprotectedRanges"
        return {"updateProtectedRange": {"protectedRange": whole, "fields": fields}}


def ours_in(tab: Tab, sheet: int, header: int, editors: Sequence[str]) -> tuple[RangeGuard, ...]:
    """Return the guards of a tab: of its head, and of the columns that are ours."""
    row = layout.EXAMPLE_ROW + header - layout.HEADER_ROW
    ours = OURS + (not tab.is_card and tab.columns[0].title == words().city_title)
    if tab.is_card:
        ours = tab.places[tab.naming]
    return (
        RangeGuard(cells.area(sheet, 1, 0, row), words().header_protection, tuple(editors)),
        RangeGuard(cells.area(sheet, row + 1, 1, 0, ours), words().columns_protection, tuple(editors)),
    )


def whole(sheet: int, editors: Sequence[str]) -> RangeGuard:
    """Return the guard of a tab that is ours alone."""
    return RangeGuard(cells.area(sheet), words().sheet_protection, tuple(editors))


@dataclass(frozen=True)
class CityBlocks:
    """The rows of cities whose accounts are known (各市的行), for these and our `editors` alone."""

    plan: Plan
    settings: GoogleSheet
    editors: tuple[str, ...]

    def guards(self, owners: Sequence[str], first: int, sheet: int, ours: int) -> Iterator[RangeGuard]:
        """Yield a guard for each run of rows of a city; `owners` begin in sheet row `first`.

        Columns up to `ours` are kept from everybody anyway.
        """
        for code, start, end in runs(owners, first) if self.settings.shared else ():
            if accounts := self.settings.accounts.get(code):
                said = words().block_protection.format(city=self.plan.city_by_code[code].name)
                yield RangeGuard(cells.area(sheet, start, ours + 1, end), said, (*self.editors, *accounts), exact=True)


def runs(owners: Sequence[str], first: int) -> Iterator[tuple[str, int, int]]:
    """Yield city, first and last row of each run of rows; rows of nobody within a run are part of it."""
    owned = [(code, row) for row, code in enumerate(owners, start=first) if code]
    for code, rows in groupby(owned, key=lambda each: each[0]):
        numbers = [row for _, row in rows]
        yield code, numbers[0], numbers[-1]


def printed_owners(rows: Rows) -> list[str]:
    """Return the city whose key is printed in each row."""
    return [rows.owner_of(key) for key in rows.keys]


@dataclass(frozen=True)
class Mended:
    """What is to be done to the protections of a tab; `refused` describes those that our account may not change."""

    requests: tuple[Request, ...]
    refused: tuple[str, ...] = ()
    only_editors: bool = False
    """Whether all is as it was, but for the editors that the settings name by now."""


def guarded(sheet: PulledSheet, wanted: Sequence[RangeGuard], stale: frozenset[str] = frozenset()) -> Mended:
    """Return what makes a tab's protections those wanted; those described as in `stale` go where they are not."""
    left = list(sheet.protections)
    requests, refused, broken = [], [], False
    for guard in wanted:
        found = held(guard, left)
        if found is None:
            requests.append(guard.added())
            broken = True
            continue
        left.remove(found)
        if not found.get("requestingUserCanEdit"):
            refused.append(guard.description)
        elif not guard.fits(found):
            requests.append(guard.mended(found))
            broken |= not replace(guard, editors=()).fits(found)
    surplus = (each for each in left if each.get("description") in stale and each.get("requestingUserCanEdit"))
    requests += ({"deleteProtectedRange": {"protectedRangeId": each["protectedRangeId"]}} for each in surplus)
    return Mended(tuple(requests), tuple(refused), not broken)


def held(guard: RangeGuard, protections: Sequence[Protection]) -> Protection | None:
    """Return the protection that is a guard's, however it was edited: by its range, else by its description."""
    named = [each for each in protections if each.get("description") == guard.description]
    placed = [each for each in protections if bounds(each.get("range", {})) == bounds(guard.span)]
    both = [each for each in named if each in placed]
    return next(iter((*both, *(placed if not guard.exact else ()), *named)), None)


def bounds(span: GuardedSpan) -> tuple[int, int, int, int]:
    """Return first and end of rows and columns."""
    return (
        span.get("startRowIndex", 0),
        span.get("endRowIndex", OPEN),
        span.get("startColumnIndex", 0),
        span.get("endColumnIndex", OPEN),
    )


def covers(found: GuardedSpan, wanted: GuardedSpan) -> bool:
    """Say whether a range holds another."""
    top, bottom, left, right = bounds(found)
    first, last, start, end = bounds(wanted)
    return top <= first and last <= bottom and left <= start and end <= right


def block_names(plan: Plan) -> frozenset[str]:
    """Return the descriptions of the guards of cities."""
    return frozenset(words().block_protection.format(city=city.name) for city in plan.cities)


def is_read_only(now: Pulled) -> bool:
    """Say whether our account may change none of the ranges that we protected: it is no editor, or no longer."""
    ours = {words().header_protection, words().columns_protection, words().sheet_protection}
    found = [each for sheet in now.sheets for each in sheet.protections if each.get("description") in ours]
    return bool(found) and not any(each.get("requestingUserCanEdit") for each in found)
