"""By what texts the rows of a pull look up their verdicts (各行的查询文字), and what they should show."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from sync.sheets.google.drawing.verdict_lookup import EntryLookup, joined, lookup_of
from sync.sheets.google.pulled.pulling import PulledSheet
from sync.sheets.google.pulled.row_entries import RowEntries
from sync.sheets.google.pulled.splitting import Split
from sync.sheets.results_layout import FIRST_ROW

LOOKUP = slice(9, 12)
"""Columns J to L of our tab."""


class RowTexts(NamedTuple):
    """What one row looks up: row key and name; what it says, with its name and without, "" where that is too little."""

    bound: str
    content: tuple[str, str]


def lookup_in(tab: RowEntries, split: Split) -> EntryLookup:
    """Return what the rows of a pulled tab are looked up by."""
    form = tab.rows.form
    fields = [each for each in form.fields if split.has_personal or not each.personal]
    return lookup_of(form, split.plan, fields, tab.rows.places)


def row_texts(tab: RowEntries, lookup: EntryLookup) -> Iterator[RowTexts]:
    """Yield what each row looks up."""
    rows = tab.rows
    columns = {title: rows.column(title) for title in (lookup.key, lookup.name, *lookup.others)}
    keys, names = columns[lookup.key], columns[lookup.name]
    for index, filled in enumerate(rows.filled):
        row = {title: column[index] for title, column in columns.items()} if filled else {}
        content = (lookup.content_text(row), lookup.content_text(row, nameless=True)) if filled else ("", "")
        yield RowTexts(lookup.bound_text(keys[index], names[index]), content)


def expected(split: Split, tab: RowEntries, results: PulledSheet) -> Iterator[tuple[int, str, str]]:
    """Yield sheet row, what the status cell of that row should show by our tab as pulled, and what it does show."""
    table = looked_up(results)
    shown = tab.rows.column(split.plan.words.status_title)
    for index, texts in enumerate(row_texts(tab, lookup_in(tab, split))):
        found = (table[text.casefold()] for text in (texts.content[0], texts.bound) if text.casefold() in table)
        yield tab.rows.first + index, next(found, ""), joined(shown[index])


def looked_up(results: PulledSheet) -> Mapping[str, str]:
    """Return what our tab holds to be looked up: text → status, the first of several."""
    rows = (row[LOOKUP] for row in islice(results.grid.rows, FIRST_ROW - 1, None))
    return {text.casefold(): status for text, status in reversed(list(pairs(rows))) if text}


def pairs(rows: Iterator[Sequence[object]]) -> Iterator[tuple[str, str]]:
    """Yield text and status of each row."""
    for row in rows:
        texts = ["" if raw is None else str(raw) for raw in row]
        if texts:
            yield texts[0], texts[1] if len(texts) > 1 else ""
