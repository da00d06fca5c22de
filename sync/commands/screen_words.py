"""The words that commands say at their end (屏幕用语): templates/screen.toml, with places in braces to be filled."""

from functools import cache
from pathlib import Path
from typing import Annotated

from sync.words_file import TEMPLATES, Words, load


class AccessScreen(Words, frozen=True):
    """Codes for the web page."""

    title: str
    who: str
    role: str
    head: str
    made: str
    used: str
    ended: str
    code: Annotated[str, "name! code!"]
    link: Annotated[str, "address! code!"]
    revoked: Annotated[str, "name! count!"]


class CheckScreen(Words, frozen=True):
    """What is wrong with one file."""

    level: str
    sheet: str
    cell: str
    field: str
    sentence: str
    remedy: str


class IssueScreen(Words, frozen=True):
    """What goes out, is void, or has been issued."""

    issued: Annotated[str, "document! day!"]
    file: Annotated[str, "file!"]
    overtaken: Annotated[str, "document! day!"]
    edited: Annotated[str, "file!"]
    voided: Annotated[str, "document! reason!"]
    title: str
    number: str
    document: str
    day: str
    state: str
    void: Annotated[str, "reason!"]
    changed: str
    none: str
    drafts: Annotated[str, "documents!"]
    no_drafts: str
    changes: Annotated[str, "documents!"]


class MoveScreen(Words, frozen=True):
    """The stores that went into the database."""

    moved: Annotated[str, "file! rows! name!"]
    done: str
    none: str


class PackageScreen(Words, frozen=True):
    """The folders ready to send."""

    made: Annotated[str, "document! state! count! folder!"]
    issued: str
    draft: str
    changed: str
    foreign: Annotated[str, "files!"]
    lacking: Annotated[str, "about! field! state!"]
    none: str


class ProgressScreen(Words, frozen=True):
    """How far the cities are, and what they owe."""

    title: Annotated[str, "year! event! day!"]
    city: str
    status: str
    errors: str
    warnings: str
    owed_title: str
    owed: str
    missing: str
    deadline: str


class PurgeScreen(Words, frozen=True):
    """What left the stores of past seasons, or would."""

    removed: Annotated[str, "year! receptions! files megabytes generated! documents!"]
    would: Annotated[str, "year! receptions! files megabytes generated! documents!"]
    left: Annotated[str, "files!"]
    none: str
    confirm: str
    elsewhere: str


class ReportScreen(Words, frozen=True):
    """What came in, what was made of it, and what somebody has to look at."""

    received: Annotated[str, "forms! distinct! evidence!"]
    low: Annotated[str, "megabytes!"]
    missing: Annotated[str, "files!"]
    supposed: Annotated[str, "files!"]
    unclaimed: Annotated[str, "file!"]
    aside: Annotated[str, "city! file! why!"]
    strays: Annotated[str, "count! files!"]
    idle: Annotated[str, "city! key! code!"]
    unpublished: str
    left: Annotated[str, "file!"]
    proofed: Annotated[str, "count! found! unseen!"]
    failed: Annotated[str, "count! documents!"]
    passed: str
    unseen: str
    silent: Annotated[str, "cities!"]
    written: Annotated[str, "count! folder!"]


class SelectScreen(Words, frozen=True):
    """What came of the ballots."""

    absent: Annotated[str, "round! state! judge!"]
    wrong: Annotated[str, "count! sheet!"]
    unclaimed: Annotated[str, "file!"]
    hanging: Annotated[str, "award! heading! count!"]
    short: Annotated[str, "award! short!"]
    written: Annotated[str, "folder!"]


class ServeScreen(Words, frozen=True):
    """Where the page is."""

    started: Annotated[str, "year!"]
    example: Annotated[str, "year!"]
    cities: Annotated[str, "address!"]
    office: Annotated[str, "address!"]
    codes: str


class SheetScreen(Words, frozen=True):
    """The shared sheets, handed out or answered."""

    each: str
    parts: str
    handed_out: Annotated[str, "city! address!"]
    without: Annotated[str, "cities!"]
    requests: Annotated[str, "count!"]
    answered: Annotated[str, "count! requests!"]
    unchanged: Annotated[str, "requests!"]
    synced: Annotated[str, "count!"]
    failed: Annotated[str, "error!"]


class ScreenWords(Words, frozen=True):
    """templates/screen.toml as written."""

    blank: Annotated[str, "count! folder!"]
    scoring: Annotated[str, "count! folder!"]
    newyear: Annotated[str, "year!"]
    config: Annotated[str, "file!"]
    preview: str
    access: AccessScreen
    check: CheckScreen
    issue: IssueScreen
    move: MoveScreen
    package: PackageScreen
    progress: ProgressScreen
    purge: PurgeScreen
    report: ReportScreen
    select: SelectScreen
    serve: ServeScreen
    sheet: SheetScreen


@cache
def words(path: Path = TEMPLATES / "screen.toml") -> ScreenWords:
    """Read the words of the screen. Raises PlanError naming the file and the key."""
    return load(path, ScreenWords)
