"""What the office should know of entries that moved (条目的变动): permuted, shifted, torn, copied, each told apart."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sync.plan import Plan
from sync.sheets.google.entries.entry_matching import Sighting
from sync.sheets.google.entries.entry_memory import Doubt, Ground
from sync.sheets.google.google_words import words
from sync.sheets.google.pulled.row_entries import RowEntries
from sync.sheets.google.pulled.splitting import Split

LISTED = 60
"""So many entries are named one by one."""


def moved_about(split: Split) -> Iterator[str]:
    """Yield what happened to entries since the pull before, and what still stands where it should not."""
    for share in split.shares:
        yield from crossings(share.entries)
        if not any(share is each for each in split.known):
            yield from within(share.entries)
            yield from mixtures(share.entries)
        yield from doubts(share.entries)
        yield from returned(share.entries)


def crossings(tab: RowEntries) -> Iterator[str]:
    """Yield which entries stand in rows of other cities, from whom to whom."""
    away = [each for each in tab.matched.sightings if each.city and each.city != each.seen.city]
    if away:
        pairs: defaultdict[tuple[str, str], list[Sighting]] = defaultdict(list)
        for each in away:
            pairs[each.city, each.seen.city].append(each)
        routes = [
            words().remarks.route.format(
                whose=name(tab.rows.plan, whose), to=name(tab.rows.plan, to), entries=placed(entries)
            )
            for (whose, to), entries in pairs.items()
        ]
        yield words().remarks.crossed.format(
            form=tab.rows.form.title, count=len(away), how=how(tab, away), routes="；".join(routes)
        )


def within(tab: RowEntries) -> Iterator[str]:
    """Yield which entries changed their rows within their city; where others left theirs, that has been said."""
    plan, form = tab.rows.plan, tab.rows.form.title
    moved = [each for each in tab.matched.sightings if each.ground is Ground.MOVED]
    for city, found in by_city(moved).items() if all(each.city == each.seen.city for each in moved) else ():
        yield words().remarks.moved_within.format(
            form=form, city=name(plan, city), count=len(found), how=how(tab, found), entries=placed(found)
        )


def mixtures(tab: RowEntries) -> Iterator[str]:
    """Yield which rows have cells of two entries of the same city."""
    plan, form = tab.rows.plan, tab.rows.form.title
    for city, found in by_city(each for each in tab.matched.sightings if each.mixed).items():
        rows = numbers(each.seen.row for each in found)
        yield words().remarks.mixed.format(form=form, city=name(plan, city), rows=rows)


def doubts(tab: RowEntries) -> Iterator[str]:
    """Yield which rows are nobody's, and why."""
    plan, told, form = tab.rows.plan, words().remarks, tab.rows.form.title
    for each in tab.matched.doubtful:
        if each.doubt is Doubt.COPIED:
            origin, whose = each.origins[0], name(plan, each.seen.city)
            yield told.copied.format(
                form=form, row=each.seen.row, whose=whose, city=name(plan, origin.city), key=origin.key
            )
    for doubt in (Doubt.TORN, Doubt.CONTESTED):
        rows = [each for each in tab.matched.doubtful if each.doubt is doubt]
        if not rows:
            continue
        held = [
            f"{name(plan, each.city)}{each.key}" for each in sorted(tab.matched.held, key=lambda e: e.row) if each.said
        ]
        yield told.torn.format(
            form=form,
            rows=numbers(sorted(each.seen.row for each in rows)),
            why=doubt,
            held=some(held) or told.nothing_held,
        )


def returned(tab: RowEntries) -> Iterator[str]:
    """Yield which new rows say what an entry of another city said before it was taken out."""
    plan = tab.rows.plan
    for seen, entry in tab.matched.formerly:
        yield words().remarks.formerly.format(
            form=tab.rows.form.title,
            row=seen.row,
            city=name(plan, seen.city),
            whose=name(plan, entry.city),
            key=entry.key,
        )


def how(tab: RowEntries, moved: Sequence[Sighting]) -> str:
    """Say how entries moved: all by as many rows, or each otherwise."""
    homes = {key: row for row, key in reversed(list(enumerate(tab.rows.keys, start=tab.rows.first))) if key}
    steps = Counter(each.seen.row - homes.get(each.key, each.seen.row) for each in moved)
    told = words().remarks
    step, count = steps.most_common(1)[0]
    if not step or count < len(moved) or len(moved) == 1:
        return told.dragged if len(moved) == 1 else told.permuted
    return (told.shifted_down if step > 0 else told.shifted_up).format(count=abs(step))


def placed(moved: Iterable[Sighting]) -> str:
    """Return entries with where they stand."""
    return some([words().remarks.entry.format(key=each.key, row=each.seen.row) for each in moved])


def numbers(rows: Iterable[int]) -> str:
    """Return row numbers."""
    return some([str(row) for row in rows])


def some(texts: Sequence[str]) -> str:
    """Return texts joined, all of them where they are few enough to be looked at one by one."""
    more = words().remarks.more.format(count=len(texts)) if len(texts) > LISTED else ""
    return "、".join(texts[:LISTED]) + more


def by_city(sightings: Iterable[Sighting]) -> Mapping[str, Sequence[Sighting]]:
    """Return entries by city."""
    found: defaultdict[str, list[Sighting]] = defaultdict(list)
    for each in sightings:
        found[each.city].append(each)
    return found


def name(plan: Plan, code: str) -> str:
    """Return a city's name, or that it is nobody's."""
    return plan.city_by_code[code].name if code in plan.city_by_code else words().remarks.nobody
