"""What a city is answered (答复): its verdict in words, for its own workbook, a correction workbook and its letter."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sync.messages import Combined, Messages
from sync.messages.quoting import listed
from sync.model import Address, CityVerdict, Finding, Mark, Severity, Verdict
from sync.plan import Plan
from sync.status.order import worst

GRAVITY = tuple(Severity)


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One line of the list a clerk works through (核验结果的一行), worded.

    `cells` reads “E5、E7 至 E9”; `addresses` are these cells one by one, the first is what the line links to. `key` and
    `title` name the row keys and the fields meant, joined by 、 where they are several.
    """

    level: Severity
    sheet: str
    cells: str
    key: str
    title: str
    sentence: str
    remedy: str
    addresses: tuple[Address, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """All that is told to one city: marks by row key, the list, and one line above it."""

    marks: tuple[Mark, ...]
    lines: tuple[ResultLine, ...]
    heading: str


def answer(verdict: CityVerdict, plan: Plan, messages: Messages) -> Answer:
    """Word a city's verdict; the gravest lines come first, otherwise in the order of the forms."""
    findings = list(verdict.all_findings())
    lines = [line(each, plan) for each in messages.combine(findings)]
    lines.sort(key=lambda each: GRAVITY.index(each.level))
    marks = tuple(mark(each, plan, messages) for each in by_key(verdict))
    return Answer(marks, tuple(lines), heading(verdict, findings, plan, messages))


def by_key(verdict: CityVerdict) -> Iterator[Verdict]:
    """Yield one verdict a row key: rows that share a key show the same, so each shows all that is said of them.

    A row without a key can be told nothing by its key; the list names its cells.
    """
    rows: dict[str, list[Verdict]] = {}
    for each in (entry for form in verdict.forms for entry in form.entries if entry.key):
        rows.setdefault(each.key, []).append(each)
    for same in rows.values():
        findings = tuple(finding for each in same for finding in each.findings)
        shared = replace(same[0], status=worst(each.status for each in same), findings=findings)
        yield shared if len(same) > 1 else same[0]


def line(combined: Combined, plan: Plan) -> ResultLine:
    """Make the line of findings that are told once."""
    findings = combined.findings
    return ResultLine(
        combined.severity,
        combined.sheet or joined(form_title(each, plan) for each in findings),
        combined.cells,
        joined(each.key for each in findings),
        joined(field_title(each, plan) for each in findings),
        combined.sentence,
        combined.remedy,
        tuple(each.address for each in findings if each.address and each.address.row),
    )


def mark(verdict: Verdict, plan: Plan, messages: Messages) -> Mark:
    """Word what one row of the city's sheet shows: what is wrong, what to do; several things are numbered."""
    texts = [each.sentence + each.remedy for each in messages.combine(verdict.findings)]
    if len(texts) > 1:
        texts = [f"{number}. {text}" for number, text in enumerate(texts, start=1)]
    grave = (each for each in verdict.findings if each.severity is not Severity.HINT)
    titles = dict.fromkeys(title for each in grave if (title := field_title(each, plan)))
    return Mark(verdict.key, verdict.status, "\n".join(texts), tuple(titles))


def heading(verdict: CityVerdict, findings: Sequence[Finding], plan: Plan, messages: Messages) -> str:
    """Say in one line where the city stands and what to do next."""
    errors, warnings, hints = (sum(each.severity == level for each in findings) for level in GRAVITY)
    code = "answer-errors" if errors else "answer-warnings" if warnings else "answer-clean"
    received = verdict.received.received_at.astimezone(plan.zone) if verdict.received else ""
    counts = {"errors": errors, "warnings": warnings, "hints": hints}
    city = plan.city_by_code.get(verdict.city)
    params = {"city": city.name if city else "", "status": verdict.status, "received": received, **counts}
    words = Finding(code, params=params)
    return messages.sentence(words) + messages.remedy(words)


def form_title(finding: Finding, plan: Plan) -> str:
    """Return the title of the form a finding is about; "" where it is about none."""
    form = plan.form_by_key.get(finding.form)
    return form.title if form else ""


def field_title(finding: Finding, plan: Plan) -> str:
    """Return the title of the field a finding is about; "" where it is about none."""
    form = plan.form_by_key.get(finding.form)
    return next((each.title for each in form.fields if each.key == finding.field), "") if form else ""


def joined(names: Iterable[str]) -> str:
    """Join names, each once, in their order; a long list is cut and counted."""
    return listed(list(dict.fromkeys(filter(None, names))))
