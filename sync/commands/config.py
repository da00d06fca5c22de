"""A year's configuration checked as a whole, and what follows from it as a page (年度设置核对)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sync.commands.screen_words import words
from sync.documents.gongwen import render
from sync.documents.year_sheet import as_document, as_lines, year_sheet
from sync.errors import PlanError
from sync.messages import load as load_messages
from sync.output import settle, write_aside
from sync.plan import Plan, config_folder, load, located
from sync.rules import unknown_checks, unknown_codes

NAME = "{year}年度设置核对单.docx"


@dataclass(frozen=True)
class YearSheet:
    """The sheet as lines for the screen, and as a Word file."""

    lines: tuple[str, ...]
    name: str
    docx: bytes


def checked(year: int, config: Path | None = None) -> Plan:
    """Return the plan of a year in which also every rule and every code of a finding exists. Raises PlanError."""
    config = config or config_folder()
    plan = load(year, config)
    found = (*unknown_checks(plan), *unknown_codes(plan, load_messages()))
    faults = [located(config / str(year), each.file, each.place, each.expected) for each in found]
    if faults:
        raise PlanError.of(faults)
    return plan


def sheet_of(year: int, today: date, config: Path | None = None) -> YearSheet:
    """Check a year and say what follows from it. Raises DeskError."""
    config = config or config_folder()
    plan = checked(year, config)
    written = year_sheet(plan, year_before(year, config))
    return YearSheet(tuple(as_lines(written)), NAME.format(year=year), render(as_document(written, plan, today)))


def year_before(year: int, config: Path) -> Plan | None:
    """Return last year's plan; None where there is none that can be read."""
    try:
        return load(year - 1, config)
    except PlanError:
        return None


def saved(sheet: YearSheet, folder: Path) -> Path:
    """Write the page. Raises FolderError."""
    path = folder / sheet.name
    write_aside(path, sheet.docx)
    settle(path)
    return path


def said(sheet: YearSheet, path: Path) -> Iterator[str]:
    """Yield what the operator reads: the sheet, and where its page lies."""
    yield from on_screen(sheet)
    yield words().config.format(file=path)


def on_screen(sheet: YearSheet) -> Iterator[str]:
    """Yield the lines of the sheet without the empty ones that follow one another."""
    last = ""
    for line in sheet.lines:
        if line or last:
            yield line
        last = line
