"""Duplicates (重复填报): the same thing twice in one city's form."""

from collections import defaultdict
from collections.abc import Iterator

from sync.model import Finding
from sync.plan import Check
from sync.rules.declared import CheckRule, declared
from sync.rules.filled import Filled
from sync.season import Sameness, Season, sameness


def unique(sheet: Filled, check: Check, season: Season) -> Iterator[Finding]:
    """Find an entry that repeats an earlier one of the same form; what was withdrawn does not count."""
    for cells in sheet.together(*check.fields):
        same = sameness([each.column for each in cells])
        if not repeated(same):
            return
        titles = "、".join(each.field.title for each in cells)
        for index, first in repeats(sheet, season, same):
            place = sheet.table.address(check.fields[0], first).cell
            yield cells[0].finding("repeated", index, cell=place, titles=titles)


def repeated(same: list[tuple[Sameness, ...] | None]) -> bool:
    """Say whether any two entries say the same."""
    silent = same.count(None)
    return len(set(same)) < len(same) - max(silent - 1, 0)


def repeats(sheet: Filled, season: Season, same: list[tuple[Sameness, ...] | None]) -> Iterator[tuple[int, int]]:
    """Yield (entry, the first that says the same) for each entry that is not the first."""
    firsts: defaultdict[tuple[Sameness, ...], list[int]] = defaultdict(list)
    for index, each in enumerate(same):
        if each is not None and not season.dropped(sheet.submission.city, sheet.table.keys[index]):
            firsts[each].append(index)
            if len(firsts[each]) > 1:
                yield index, firsts[each][0]


CHECKS = {"unique": CheckRule(unique, 1)}
RULES = (declared(CHECKS),)
