"""What the operator should know of a pull (在线表格的异常): entries taken out, tabs renamed or gone, rows of nobody."""

from collections.abc import Iterator
from itertools import chain, groupby

from sync.sheets.google.answer_tab import is_ours
from sync.sheets.google.entry_remarks import moved_about
from sync.sheets.google.google_words import words
from sync.sheets.google.pulled.splitting import Split
from sync.sheets.google.status_cells import overtyped
from sync.sheets.google.strange_tabs import strange


def emptied(before: Split, now: Split) -> Iterator[str]:
    """Yield what cities have taken out since the pull before: entries may have been accepted meanwhile."""
    gone = sorted(before.filled - now.filled)
    for (title, owner), rows in groupby(gone, key=lambda each: each[:2]):
        keys = "、".join(key for _, _, key in rows)
        city = now.plan.city_by_code[owner].name
        yield words().remarks.emptied.format(form=title, city=city, keys=keys)


def noticed(split: Split, front: str) -> Iterator[str]:
    """Yield what the operator should know of a pull: tabs renamed or gone, rows of nobody; `front` says whose."""
    found = (noticed_of_forms(split), moved_about(split), strange(split), noticed_of_ours(split), overtyped(split))
    return (f"{front}{each}" for each in chain.from_iterable(found))


def noticed_of_ours(split: Split) -> Iterator[str]:
    """Yield what happened to the office's own tabs."""
    told, named = words().remarks, split.plan.words
    for title in (named.results_sheet, words().guide_sheet, named.meta_sheet):
        found = split.pulled.sheet(title, title)
        if found is None:
            yield told.own_gone.format(title=title)
        elif title == named.results_sheet and not is_ours(found, split):
            yield told.own_changed.format(title=title)


def noticed_of_forms(split: Split) -> Iterator[str]:
    """Yield what happened to the tabs of the forms."""
    told = words().remarks
    there = {tab.form.key: tab for tab in split.tabs}
    placed = {each.rows.form.key: each.entries.decided for each in split.shares}
    for form in split.plan.forms_of(split.cities[0]):
        tab = there.get(form.key)
        if form.kind == "guide":
            continue
        if tab is None:
            yield told.gone.format(title=form.title)
            continue
        if tab.sheet.grid.name != form.title:
            yield told.renamed_seen.format(title=form.title, found=tab.sheet.grid.name)
        if tab.headless:
            yield told.headless.format(form=form.title)
        elif adrift := [row for row in tab.adrift if row not in placed[form.key]]:
            yield told.adrift.format(form=form.title, rows="、".join(map(str, adrift)))
