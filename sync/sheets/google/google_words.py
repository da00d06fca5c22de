"""The words of the shared sheet (在线表格用语): templates/google.toml, with places in braces to be filled."""

from functools import cache
from pathlib import Path

from msgspec import Struct

from sync.plan.config_files import typed

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"


class Remarks(Struct, frozen=True, forbid_unknown_fields=True):
    """What the operator is told of a run."""

    created: str
    renamed: str
    renamed_seen: str
    gone: str
    own_gone: str
    own_changed: str
    protected: str
    locked: str
    colours_renewed: str
    emptied: str
    column_added: str
    column_renamed: str
    column_kept: str
    column_lost: str
    rows_added: str
    dressed: str
    properties: str
    removed_empty: str
    editors: str
    adrift: str
    headless: str
    crossed: str
    route: str
    entry: str
    moved_within: str
    permuted: str
    shifted_up: str
    shifted_down: str
    dragged: str
    mixed: str
    torn: str
    nothing_held: str
    copied: str
    formerly: str
    unguarded: str
    own_sheets: str
    nobody: str
    more: str
    tab_copied: str
    tab_strange: str
    overtyped: str
    formulas_typed: str
    formulas_renewed: str
    blank_shown: str
    read_only: str
    unchanged: str


class OnlineWords(Struct, frozen=True, forbid_unknown_fields=True):
    """templates/google.toml as written."""

    city_title: str
    title: str
    guide_sheet: str
    results_title: str
    results_note: str
    results_heading: str
    elsewhere: str
    doubtful: str
    stamp: str
    repeated: str
    pull_name: str
    list_titles: tuple[str, ...]
    header_protection: str
    columns_protection: str
    block_protection: str
    sheet_protection: str
    guide: tuple[str, ...]
    remarks: Remarks


@cache
def words(path: Path = TEMPLATES / "google.toml") -> OnlineWords:
    """Read the words of the shared sheet. Raises PlanError naming the file and the key."""
    return typed(path, OnlineWords)
