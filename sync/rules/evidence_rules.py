"""Evidence (证明材料): what came for each entry, against what the form asks for; names and figures, never content."""

from collections import defaultdict
from collections.abc import Iterator
from heapq import nsmallest

from sync.counting import is_slight
from sync.evidence.file_names import folded, names_in
from sync.model import Entry, Evidence, Finding, Inspection, Sealed, Submission
from sync.plan import SEALED, Field
from sync.rules.filled import Cells, Filled, filled
from sync.season import Season

KINDS = {"jpeg": "jpg", "docm": "docx"}
"""Suffixes that mean the same kind of file."""
IN_SHEET = "表内图片"
"""Stands in the name of a picture that was taken out of a workbook (`received.sheet_pictures`)."""
WORDS = frozenset({"doc", "docx"})


def missing(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find files the city named that did not come, once the day to ask for them is there."""
    code = code_for_missing(season)
    for cells, entry in asked(submission, season) if code else ():
        found = season.evidence_of(submission.city, entry, cells.field.key)
        if lost := not_there(names_in(entry, cells.field), found):
            yield cells.finding(code, entry.index, value=lost)


def code_for_missing(season: Season) -> str:
    """Return what is said of missing files today; "" for nothing."""
    asking = season.plan.evidence
    if season.evidence is None:
        return ""
    if asking.require_from and season.today >= asking.require_from:
        return "evidence-required"
    return "evidence-missing" if asking.ask_from and season.today >= asking.ask_from else ""


def unfit(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find files that came and are not what was asked for."""
    for cells, entry in asked(submission, season):
        for each in season.evidence_of(submission.city, entry, cells.field.key):
            for code, params in faults(each.seen, cells.field):
                yield cells.finding(code, entry.index, value=own_name(each), **params)


def faults(seen: Inspection, field: Field) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield (code, parameters) for what is wrong with one file."""
    kinds = {KINDS.get(each, each) for each in field.suffixes}
    if seen.trouble:
        yield seen.trouble, {}
    elif kinds and field.type == "files" and seen.kind not in kinds | (WORDS if kinds & WORDS else set()):
        yield "evidence-kind", {"suffixes": field.suffixes}
    elif field.words and seen.kind in WORDS and seen.letters is None:
        yield "evidence-uncounted", {}
    else:
        yield from amiss(seen, field)


def amiss(seen: Inspection, field: Field) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield what is wrong with the figures of a file that is of the right kind."""
    bounds, letters, side = field.words, seen.letters, seen.long_side
    if bounds and letters is not None and bounds.min is not None and letters < bounds.min:
        slightly = is_slight(letters, bounds.min)
        yield ("evidence-slightly-short" if slightly else "evidence-short"), {"count": letters, "min": bounds.min}
    if bounds and letters is not None and bounds.max is not None and letters > bounds.max:
        slightly = is_slight(letters, bounds.max)
        yield ("evidence-slightly-long" if slightly else "evidence-long"), {"count": letters, "max": bounds.max}
    if field.pixels and side is not None and side < field.pixels:
        yield "evidence-small", {"count": side, "min": field.pixels}


def shared(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find a photo that was sent for two entries."""
    owners: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for (city, key, _), found in (season.evidence or {}).items():
        for each in found:
            if each.seen.long_side is not None:
                owners[each.received.sha256].add((city, key))
    first = {digest: nsmallest(2, each) for digest, each in owners.items()}
    for cells, entry in asked(submission, season):
        for each in season.evidence_of(submission.city, entry, cells.field.key) if cells.field.pixels else ():
            others = (one for one in first.get(each.received.sha256, ()) if one != (submission.city, entry.key))
            if other := next(others, None):
                yield cells.finding("evidence-shared", entry.index, value=own_name(each), other=other[1])


def inside(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find pictures that were taken out of the workbook itself: the city should know that they came, and as whose."""
    for cells, entry in asked(submission, season):
        names = tuple(map(own_name, season.evidence_of(submission.city, entry, cells.field.key)))
        if taken := tuple(name for name in names if IN_SHEET in name):
            yield cells.finding("evidence-inside", entry.index, value=taken)


def sealed(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find a stamped copy that cannot be opened; one that did not come is told by its status alone."""
    for sheet in filled(submission, season):
        for entry in sheet.table.entries():
            if season.sealed(submission.city, sheet.form, entry) is Sealed.FAULTY:
                names = tuple(map(own_name, season.evidence_of(submission.city, entry, SEALED)))
                yield sheet.of_entry("sealed-faulty", entry, value=names, title=sheet.form.sealed[0])


RULES = (missing, unfit, shared, inside, sealed)


def asked(submission: Submission, season: Season) -> Iterator[tuple[Cells, Entry]]:
    """Yield each field of each entry that names files; nothing where nobody looked for evidence."""
    for sheet in filled(submission, season) if season.evidence is not None else ():
        yield from of_form(sheet)


def of_form(sheet: Filled) -> Iterator[tuple[Cells, Entry]]:
    """Yield the fields of one form that name files, entry by entry."""
    for cells in sheet.columns(lambda field: field.type in {"files", "link"}):
        yield from ((cells, entry) for entry in sheet.table.entries())


def not_there(names: tuple[str, ...], found: tuple[Evidence, ...]) -> tuple[str, ...]:
    """Return the names without a file; as many files under other names as were named are all of them."""
    if len(found) >= len(names):
        return ()
    came = {folded(each.received.name) for each in found}
    return tuple(each for each in names if folded(each) not in came)


def own_name(evidence: Evidence) -> str:
    """Return a file's own name, without folders."""
    return evidence.received.name.replace("\\", "/").rpartition("/")[2]
