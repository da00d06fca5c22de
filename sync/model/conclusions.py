"""Where an entry, a form, a city stands (核验结论), and what the city's own sheet is told of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sync.model.findings import Finding
from sync.model.grids import Received


class Status(StrEnum):
    """Where a form or an entry stands (状态)."""

    MISSING = "未报"
    NIL = "零报告"
    RETURNED = "待修改"
    REMARKED = "已接收（有提示）"
    ACCEPTED = "已接收"
    LATE = "逾期待定"
    CHOSEN = "已入选"
    PASSED_OVER = "未入选"
    WITHDRAWN = "已撤回"


class Sealed(StrEnum):
    """Whether the stamped copy of an entry is there (盖章件)."""

    RECEIVED = "已收到"
    FAULTY = "打不开"
    MISSING = "未收到"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where one row key stands and why (核验结论). What somebody decided to let pass is a finding `waived`.

    `sealed` says how its stamped copy stands, beside the status; None where none is asked for, or nobody looked.
    """

    key: str
    form: str
    status: Status
    findings: tuple[Finding, ...] = ()
    sealed: Sealed | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """What the city's sheet is told about one row key (回写标记): plain text, already worded.

    `titles` are the header titles of the very cells complained of.
    """

    key: str
    status: str
    text: str
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormVerdict:
    """Where one form of a city stands (一张表的结论). `findings` are those that belong to no entry.

    `due` is whether the form is expected of this city by now; `on_time` is None where nothing has come.
    """

    form: str
    status: Status
    entries: tuple[Verdict, ...] = ()
    findings: tuple[Finding, ...] = ()
    received_at: datetime | None = None
    due: bool = False
    on_time: bool | None = None


@dataclass(frozen=True, slots=True)
class CityVerdict:
    """Where a city stands (一市的结论). `findings` are those of its files as a whole."""

    city: str
    status: Status
    forms: tuple[FormVerdict, ...]
    findings: tuple[Finding, ...] = ()
    received: Received | None = None

    def all_findings(self) -> Iterator[Finding]:
        """Yield every finding of the city: the files', the forms', the entries'."""
        yield from self.findings
        for form in self.forms:
            yield from form.findings
            for entry in form.entries:
                yield from entry.findings
