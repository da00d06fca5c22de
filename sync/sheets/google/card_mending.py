"""The lines of a card that is there already (补齐卡片表): labels stay where they are, row keys follow them."""

from collections.abc import Iterator, Mapping

from sync.sheets.google import cells
from sync.sheets.google.owning import Rows
from sync.sheets.google.spreadsheet import Request
from sync.sheets.google.tabs import Line, Tab
from sync.sheets.google.words import words


def new_lines(tab: Tab, issued: Mapping[str, str]) -> list[Line]:
    """Return the lines of fields that were never issued; `issued` are titles by field key."""
    return [line for line in tab.lines if line.field and line.field.key not in issued]


def relabelled(tab: Tab, rows: Rows, issued: Mapping[str, str], places: Mapping[str, int]) -> Iterator[Request]:
    """Yield what gives every line the label and row key its field has by now."""
    named = rows.plan.words
    titles = {(line.city.code, title(line, issued)): line for line in tab.lines}
    labels = rows.column(named.item_title)
    for row, (owner, label, key) in enumerate(zip(rows.owners, labels, rows.keys, strict=True), start=rows.first):
        line = titles.get((owner, str(label)))
        if line is None or line.field is None:
            continue
        if line.field.title != label:
            yield cells.put(tab.sheet_id, row, places[named.item_title], [[cells.text(line.field.title)]])
        if line.key != key:
            yield cells.put(tab.sheet_id, row, places[named.key_title], [[cells.text(line.key)]])


def title(line: Line, issued: Mapping[str, str]) -> str:
    """Return the label a line was issued with."""
    return issued.get(line.field.key, line.field.title) if line.field else ""


def renamed(tab: Tab, issued: Mapping[str, str]) -> Iterator[str]:
    """Yield what there is to say of labels that change."""
    fields = {line.field.key: line.field for line in tab.lines if line.field}
    for key, field in fields.items():
        if issued.get(key, field.title) != field.title:
            yield words().remarks.column_renamed.format(form=tab.form.title, found=issued[key], title=field.title)
