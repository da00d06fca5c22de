"""Tabs that were not handed out (多出来的工作表): copies of forms, and what cities put in tabs of their own."""

from collections.abc import Iterator

from sync.plan import Form
from sync.sheets.google.drawing.tabs import header_of, placed
from sync.sheets.google.google_words import words
from sync.sheets.google.pulled.pulling import PulledSheet
from sync.sheets.google.pulled.splitting import Split


def strange(split: Split) -> Iterator[str]:
    """Yield what stands in tabs that are not read; empty ones are nobody's concern."""
    told = words().remarks
    for sheet in unread(split):
        form = copied(split, sheet)
        if form:
            yield told.tab_copied.format(title=sheet.title, form=form.title)
        else:
            yield told.tab_strange.format(title=sheet.title)


def unread(split: Split) -> Iterator[PulledSheet]:
    """Yield the tabs that are none of the forms' and none of ours, where something stands in them."""
    named = split.plan.words
    ours = [split.pulled.sheet(title, title) for title in (named.results_sheet, words().guide_sheet, named.meta_sheet)]
    known = {each.id for each in (*(share.rows.sheet for share in split.shares), *filter(None, ours))}
    for sheet in split.pulled.sheets:
        if sheet.id not in known and any(raw is not None for row in sheet.grid.rows for raw in row):
            yield sheet


def copied(split: Split, sheet: PulledSheet) -> Form | None:
    """Return the form whose copy a tab is, by its header and row keys; None where it is none's."""
    header = header_of(sheet.grid, split.plan)
    if not header:
        return None
    titles = placed(sheet.grid, header)
    column = titles[split.plan.words.key_title] - 1
    keys = [str(row[column]) for row in sheet.grid.rows[header:] if column < len(row)]
    for form in split.plan.forms:
        if any(f"-{form.prefix}" in key for key in keys) and form.prefix:
            return form
    return None
