"""`Messages`: sentence, remedy, severity and place of a finding; identical findings told once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from string import Formatter

from sync.messages.cell_names import cells_text
from sync.messages.quoting import QUOTED, quoted, worded
from sync.model import Finding, Severity
from sync.words_file import Words

WHOLE = "全文"
"""Format of a place in a sentence that is not cut: {reason:全文}."""
TITLE = "title"
"""The parameter that holds the title of the column a finding is about."""


class Wording(Words, frozen=True):
    """One code's words: what was found, what to do, how grave it is unless the year says otherwise.

    `read` and `unread` are for the handbook: what is read in such a field, and what is not.
    """

    severity: Severity
    sentence: str
    remedy: str
    read: str = ""
    unread: str = ""


@dataclass(frozen=True)
class Combined:
    """The same finding on several cells of a sheet, told once (合并意见). `cells` reads “E5、E7 至 E9”."""

    code: str
    severity: Severity
    sheet: str
    cells: str
    sentence: str
    remedy: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Messages:
    """The words of all findings. An unknown code or a missing parameter is a KeyError: our fault, not a city's."""

    wordings: Mapping[str, Wording]

    def severity(self, code: str) -> Severity:
        """Return how grave a finding is unless the year's plan says otherwise."""
        return self.wordings[code].severity

    def sentence(self, finding: Finding) -> str:
        """Say what was found."""
        return SentenceFiller(self).vformat(self.wordings[finding.code].sentence, (), finding.params)

    def remedy(self, finding: Finding) -> str:
        """Say what to do about it."""
        return SentenceFiller(self).vformat(self.wordings[finding.code].remedy, (), finding.params)

    def place(self, finding: Finding) -> str:
        """Say where: “百姓学习之星”E6, or the sheet alone; empty where the whole file is meant."""
        address = finding.address
        return f"“{quoted(address.sheet)}”{address.cell}" if address and address.sheet else ""

    def combine(self, findings: Iterable[Finding]) -> list[Combined]:
        """Tell identical findings on the cells of one sheet once, in the order of their first.

        What is said of several whole columns of a sheet is told once with all their titles.
        """
        groups: defaultdict[tuple[object, ...], list[Finding]] = defaultdict(list)
        for each in findings:
            sheet = each.address.sheet if each.address else ""
            alike = titled(each, ()) if is_of_column(each) else each
            groups[each.code, each.severity, sheet, self.sentence(alike), self.remedy(alike)].append(each)
        return [self.combined(group) for group in groups.values()]

    def combined(self, group: Sequence[Finding]) -> Combined:
        """Make one line of findings that differ by their cell alone, or by their column."""
        first = group[0]
        if is_of_column(first):
            first = titled(first, tuple(dict.fromkeys(str(each.params[TITLE]) for each in group)))
        sheet = first.address.sheet if first.address else ""
        cells = cells_text(
            {(each.address.column, each.address.row) for each in group if each.address and each.address.row}
        )
        return Combined(
            first.code, first.severity, sheet, cells, self.sentence(first), self.remedy(first), tuple(group)
        )


def is_of_column(finding: Finding) -> bool:
    """Say whether a finding is about a whole column: it names one and has no cell."""
    return TITLE in finding.params and not (finding.address and finding.address.row)


def titled(finding: Finding, titles: tuple[str, ...]) -> Finding:
    """Return a finding as said of all these columns."""
    return replace(finding, params={**finding.params, TITLE: titles})


class SentenceFiller(Formatter):
    """Fills the places of a sentence; every value is worded for a clerk, a finding by its own sentence."""

    def __init__(self, messages: Messages) -> None:
        self.messages = messages

    def format_field(self, value: object, format_spec: str) -> str:
        """Word one value."""
        if isinstance(value, Finding):
            return self.messages.sentence(value).removesuffix("。")
        return worded(value, None if format_spec == WHOLE else QUOTED)
