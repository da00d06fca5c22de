"""Province (全省比对): the same candidate put forward by two cities, or names so close that somebody should look."""

from collections.abc import Iterator
from itertools import islice

from rapidfuzz import fuzz, process

from sync.model import Entry, Finding
from sync.plan import Check
from sync.rules.declared import CheckRule, declared
from sync.rules.filled import Cells, Filled
from sync.season import Sameness, Season, in_common, sameness
from sync.work import spend

NEAR = 88
"""How alike two names must be, of 100 (2 × common 字 / all 字). One 字 more or less in a name of four is 89 and counts;
one 字 replaced in a name of six is 83 and does not, for 社区学堂 and 社区讲堂 are two things."""


A_NAME = 2
"""What it costs to hold a name against another."""


def unique(sheet: Filled, check: Check, season: Season) -> Iterator[Finding]:
    """Find the same in another city; each side is told the other's name and nothing else of it."""
    for cells in sheet.together(*check.fields) if check.scope == "province" else ():
        index = season.alike(sheet.form, check.fields)
        titles = "、".join(each.field.title for each in cells)
        for entry, same in standing(sheet, cells, season):
            if others := others_of(sheet, index[same]) if same in index else []:
                cities = tuple(season.plan.city_by_code[city].name for city, _ in others)
                yield cells[0].finding("repeated-elsewhere", entry, titles=titles, cities=cities)
            yield from in_other_characters(sheet, cells, entry, same, season)


def in_other_characters(
    sheet: Filled, cells: tuple[Cells, ...], entry: int, same: tuple[Sameness, ...], season: Season
) -> Iterator[Finding]:
    """Find the same in another city but for traditional or variant characters: 葉志強, 叶志强. It may be another."""
    fields = tuple(each.field.key for each in cells)
    index = season.alike(sheet.form, fields)
    for other in sorted(
        season.alike_in_variants(sheet.form, fields).get(in_common(same), frozenset()) - {same}, key=str
    ):
        for city, found in others_of(sheet, index[other]):
            name = season.plan.city_by_code[city].name
            yield cells[0].finding("similar-characters", entry, city=name, other=found.text(fields[0]))


def similar(sheet: Filled, check: Check, season: Season) -> Iterator[Finding]:
    """Find a name close to one that another city put forward; of each city as many as there is room for are held so."""
    most = season.plan.room(sheet.form)
    for cells in sheet.together(check.fields[0]):
        index = season.alike(sheet.form, check.fields[:1], most)
        names = {same: str(same[0]) for same in index}
        for entry, same in islice(standing(sheet, cells, season), most):
            spend(len(names) * A_NAME)
            for _, _, near in process.extract(str(same[0]), names, scorer=fuzz.ratio, score_cutoff=NEAR, limit=None):
                for city, other in others_of(sheet, index[near]) if near != same else ():
                    name = season.plan.city_by_code[city].name
                    yield cells[0].finding("similar", entry, city=name, other=other.text(check.fields[0]))


def standing(sheet: Filled, cells: tuple[Cells, ...], season: Season) -> Iterator[tuple[int, tuple[Sameness, ...]]]:
    """Yield what identifies each entry that can be compared: understood, and not withdrawn."""
    for entry, same in enumerate(sameness([each.column for each in cells])):
        if same is not None and not season.dropped(sheet.submission.city, sheet.table.keys[entry]):
            yield entry, same


def others_of(sheet: Filled, found: tuple[tuple[str, Entry], ...]) -> list[tuple[str, Entry]]:
    """Return what was found in other cities than this one."""
    return [(city, entry) for city, entry in found if city != sheet.submission.city]


CHECKS = {"unique": CheckRule(unique, 1), "similar": CheckRule(similar, 1)}
RULES = (declared(CHECKS),)
