"""The words of the shared sheet (在线表格用语): templates/google.toml, with places in braces to be filled."""

from functools import cache
from pathlib import Path

from msgspec import Struct

from sync.plan.config.config_files import typed

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
    repeated: str
    pull_name: str
    list_titles: tuple[str, ...]
    header_protection: str
    columns_protection: str
    sheet_protection: str
    guide: tuple[str, ...]
    remarks: Remarks


@cache
def words(path: Path = TEMPLATES / "google.toml") -> OnlineWords:
    """Read the words of the shared sheet. Raises PlanError naming the file and the key."""
    return typed(path, OnlineWords)
