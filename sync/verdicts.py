"""核验结果.json (结论): every city's verdict for other programmes; personal values are masked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from sync.messages import Messages
from sync.model import CityVerdict, Finding, FormVerdict, Received, Verdict
from sync.plan import Plan
from sync.privacy import mask_numbers, masked


class FindingAnswer(msgspec.Struct, frozen=True):
    """One finding; `cell` is "" where it is about a whole sheet, `sheet` too where it is about the file."""

    code: str
    severity: str
    sheet: str
    cell: str
    field: str
    message: str
    remedy: str


class EntryAnswer(msgspec.Struct, frozen=True, omit_defaults=True):
    """One row key; `sealed` says how its stamped copy stands, and is absent where none is asked for."""

    key: str
    status: str
    findings: list[FindingAnswer]
    sealed: str = ""


class FormAnswer(msgspec.Struct, frozen=True):
    """One form; `received_at` and `on_time` are null where nothing came."""

    form: str
    title: str
    status: str
    received_at: datetime | None
    due: bool
    on_time: bool | None
    entries: list[EntryAnswer]
    findings: list[FindingAnswer]


class CityAnswer(msgspec.Struct, frozen=True):
    """One city; `file` and `sha256` name what was received last, "" where nothing was."""

    city: str
    name: str
    status: str
    file: str
    sha256: str
    forms: list[FormAnswer]
    findings: list[FindingAnswer]


class FileAnswer(msgspec.Struct, frozen=True):
    """A file that no city can be told to own, or that is no form of the city it came from."""

    file: str
    sha256: str
    findings: list[FindingAnswer]


class VerdictFile(msgspec.Struct, frozen=True):
    """The whole file."""

    year: int
    today: date
    cities: list[CityAnswer]
    files: list[FileAnswer]


@dataclass(frozen=True)
class Writer:
    """Words verdicts as data."""

    plan: Plan
    messages: Messages

    def city(self, verdict: CityVerdict) -> CityAnswer:
        """Word a city's verdict."""
        received, city = verdict.received, self.plan.city_by_code[verdict.city]
        return CityAnswer(
            city.code,
            city.name,
            verdict.status,
            mask_numbers(received.name) if received else "",
            received.sha256 if received else "",
            [self.form(each) for each in verdict.forms],
            [self.finding(each) for each in verdict.findings],
        )

    def file(self, received: Received, findings: Iterable[Finding]) -> FileAnswer:
        """Word what is said of a file that is nobody's form."""
        return FileAnswer(mask_numbers(received.name), received.sha256, [self.finding(each) for each in findings])

    def form(self, verdict: FormVerdict) -> FormAnswer:
        """Word a form's verdict."""
        came = verdict.received_at
        return FormAnswer(
            verdict.form,
            self.plan.form_by_key[verdict.form].title,
            verdict.status,
            came.astimezone(self.plan.zone) if came else None,
            verdict.due,
            verdict.on_time,
            [self.entry(each) for each in verdict.entries],
            [self.finding(each) for each in verdict.findings],
        )

    def entry(self, verdict: Verdict) -> EntryAnswer:
        """Word one row's verdict."""
        found = [self.finding(each) for each in verdict.findings]
        return EntryAnswer(verdict.key, verdict.status, found, verdict.sealed or "")

    def finding(self, finding: Finding) -> FindingAnswer:
        """Word a finding."""
        safe = masked(finding, self.plan)
        return FindingAnswer(
            finding.code,
            finding.severity,
            finding.address.sheet if finding.address else "",
            finding.address.cell if finding.address else "",
            finding.field,
            self.messages.sentence(safe),
            self.messages.remedy(safe),
        )


def as_json(
    verdicts: Iterable[CityVerdict],
    plan: Plan,
    today: date,
    messages: Messages,
    files: Iterable[tuple[Received, Iterable[Finding]]] = (),
) -> bytes:
    """Return 核验结果.json, UTF-8, indented; cities in the order given, then `files` that are nobody's form."""
    writer = Writer(plan, messages)
    unclaimed = [writer.file(received, findings) for received, findings in files]
    answers = VerdictFile(plan.year, today, [writer.city(each) for each in verdicts], unclaimed)
    return msgspec.json.format(msgspec.json.encode(answers), indent=2) + b"\n"
