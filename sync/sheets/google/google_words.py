"""The words of the shared sheet (在线表格用语): templates/google.toml, with places in braces to be filled."""

from functools import cache
from pathlib import Path
from typing import Annotated

from sync.words_file import TEMPLATES, Words, load


class Remarks(Words, frozen=True):
    """What the operator is told of a run."""

    created: Annotated[str, "title!"]
    renamed: Annotated[str, "found! title!"]
    renamed_seen: Annotated[str, "title! found!"]
    gone: Annotated[str, "title!"]
    own_gone: Annotated[str, "title!"]
    own_changed: Annotated[str, "title!"]
    protected: Annotated[str, "title!"]
    locked: Annotated[str, "title! range! account!"]
    colours_renewed: Annotated[str, "form!"]
    emptied: Annotated[str, "form! city! keys!"]
    column_added: Annotated[str, "form! title!"]
    column_renamed: Annotated[str, "form! found! title!"]
    column_kept: Annotated[str, "form! title!"]
    column_lost: Annotated[str, "form! title!"]
    rows_added: Annotated[str, "form! count!"]
    dressed: Annotated[str, "form!"]
    properties: str
    removed_empty: Annotated[str, "title!"]
    editors: str
    adrift: Annotated[str, "form! rows!"]
    headless: Annotated[str, "form!"]
    crossed: Annotated[str, "form! count! how! routes!"]
    route: Annotated[str, "whose! entries! to!"]
    entry: Annotated[str, "key! row!"]
    moved_within: Annotated[str, "form! city! count! how! entries!"]
    permuted: str
    shifted_up: Annotated[str, "count!"]
    shifted_down: Annotated[str, "count!"]
    dragged: str
    mixed: Annotated[str, "form! city! rows!"]
    torn: Annotated[str, "form! rows! why! held!"]
    nothing_held: str
    copied: Annotated[str, "form! row! whose! city! key!"]
    formerly: Annotated[str, "form! row! city! whose! key!"]
    unguarded: Annotated[str, "cities!"]
    own_sheets: str
    nobody: str
    more: Annotated[str, "count!"]
    tab_copied: Annotated[str, "title! form!"]
    tab_strange: Annotated[str, "title!"]
    overtyped: Annotated[str, "form! rows! title! shown!"]
    formulas_typed: Annotated[str, "form! rows! title! shown!"]
    formulas_renewed: Annotated[str, "form! count! title!"]
    blank_shown: str
    read_only: Annotated[str, "account!"]
    unchanged: str


class OnlineWords(Words, frozen=True):
    """templates/google.toml as written."""

    city_title: str
    title: Annotated[str, "form! year event"]
    guide_sheet: str
    results_title: Annotated[str, "year event"]
    results_note: str
    results_heading: Annotated[str, "cities errors warnings hints"]
    elsewhere: Annotated[str, "received!"]
    doubtful: Annotated[str, "why!"]
    stamp: Annotated[str, "month:d! day:d! hour:d! minute:d!"]
    repeated: Annotated[str, "key! count! places!"]
    pull_name: Annotated[str, "year city!"]
    list_titles: tuple[str, ...]
    header_protection: str
    columns_protection: str
    block_protection: Annotated[str, "city!"]
    sheet_protection: str
    guide: Annotated[tuple[str, ...], "year event"]
    remarks: Remarks


@cache
def words(path: Path = TEMPLATES / "google.toml") -> OnlineWords:
    """Read the words of the shared sheet. Raises PlanError naming the file and the key."""
    return load(path, OnlineWords)
