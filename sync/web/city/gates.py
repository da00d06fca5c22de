"""The three gates (三道关): is it a workbook of theirs, are its rows right, is it accepted."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from sync.answers import ResultLine
from sync.model import CityVerdict, Finding, Received, Severity, Submission
from sync.rules import structure
from sync.web.city.problem_tables import ShownTable, anchors, board
from sync.web.view.desk import View


class Gate(Enum):
    """How far what was sent has come."""

    STRUCTURE = "structure"
    ROWS = "rows"
    ACCEPTED = "accepted"


@dataclass(frozen=True)
class RefusedFile:
    """A file that could not be read as the city's, in words."""

    received: Received
    said: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class SentVerdict:
    """What is said of files sent together (核验情况). `lines` are (line, where its link leads).

    `version` is the workbook among them that was read, None where there is none; `is_latest` says that it counts.
    """

    gate: Gate
    refused: Sequence[RefusedFile]
    version: Submission | None
    is_latest: bool
    verdict: CityVerdict | None
    lines: Sequence[tuple[ResultLine, str]]
    tables: Sequence[ShownTable]


def checked(view: View, files: Sequence[Received]) -> SentVerdict:
    """Say what came of files sent together; of several workbooks the last is looked at."""
    numbers = {each.id for each in files}
    gathered = view.told.gathered
    told = [refused(view, each) for each in files if each.id in gathered.refused]
    found = [each for each in gathered.versions if each.received.id in numbers]
    version = max(found, key=lambda each: each.received.id, default=None)
    if version is None:
        return SentVerdict(Gate.STRUCTURE if told else Gate.ACCEPTED, told, None, False, None, (), ())  # noqa: FBT003
    verdict, answer = view.told.version(version)
    findings = list(verdict.all_findings())
    tables = board(version, view.plan, view.told.messages, findings).tables()
    places = anchors(tables)
    lines = [(each, link(each, places)) for each in answer.lines]
    latest = view.told.season.submissions.get(version.city)
    counts = latest is not None and latest.received == version.received
    gate = Gate.STRUCTURE if told else gate_of(view, version, findings)
    return SentVerdict(gate, told, version, counts, verdict, lines, tables)


def gate_of(view: View, version: Submission, findings: Sequence[Finding]) -> Gate:
    """Say at which gate a workbook stands: what is wrong with its sheets and columns comes before its rows."""
    errors = [each for each in findings if each.severity is Severity.ERROR]
    codes = {each.code for rule in structure.RULES for each in rule(version, view.told.season)}
    if any(each.code in codes and not (each.address and each.address.row) for each in errors):
        return Gate.STRUCTURE
    return Gate.ROWS if errors else Gate.ACCEPTED


def refused(view: View, received: Received) -> RefusedFile:
    """Word why a file was not read."""
    messages = view.told.messages
    found = view.told.gathered.refused[received.id]
    return RefusedFile(received, [(messages.sentence(each), messages.remedy(each)) for each in found])


def link(line: ResultLine, places: dict[tuple[str, str], str]) -> str:
    """Return where the first of a line's cells is shown; "" where it is not."""
    return next((places[each.sheet, each.cell] for each in line.addresses if (each.sheet, each.cell) in places), "")
