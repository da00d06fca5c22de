"""本年度设置核对单: what follows from a year's configuration, to be read, printed and signed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from msgspec import Struct

from sync.documents.compose import TEMPLATES, words
from sync.documents.draft import drafted
from sync.documents.gongwen import Document
from sync.documents.text.inert import unwrap
from sync.documents.text.template_text import FilledTemplate, environment, write
from sync.plan import Award, DocumentSpec, Plan, Round, differences, typed

FOLDER = TEMPLATES.parent
TEMPLATE, WORDS = "config.md.j2", "config.toml"
TO = re.compile(r'^to = "(.*)"$', re.MULTILINE)
TAG = re.compile(r"\{\{ *+([\w.]++)[^{}]*+\}\}")
UNKNOWN = re.compile(r"(?:\{\{[^{}]*+\}\})++")
FENCE = "---"
RULE_LINE = re.compile(r"\|(?: ?---+ ?\|)+")


class SheetSentences(Struct, frozen=True, forbid_unknown_fields=True):
    """What is put together from several settings, with places in braces."""

    grace: str
    criterion: str
    by_content: str


class SheetWords(Struct, frozen=True, forbid_unknown_fields=True):
    """templates/config.toml as written: what is printed for what the configuration says."""

    types: dict[str, str]
    late: dict[str, str]
    method: dict[str, str]
    ties: dict[str, str]
    per: dict[str, str]
    when: dict[str, str]
    events: dict[str, str]
    sentences: SheetSentences
    keys: dict[str, str]


@dataclass(frozen=True, slots=True)
class Milestone:
    """One line of the calendar (日程): the day, what ends or begins, what happens to what comes later."""

    day: date
    what: str
    how: str


def year_sheet(plan: Plan, before: Plan | None, folder: Path = FOLDER) -> FilledTemplate:
    """Fill the sheet; `before` is last year's plan, where there is one. Raises TemplateError or PlanError."""
    said = typed(folder / WORDS, SheetWords)
    variables = {
        "plan": plan,
        "words": said,
        "calendar": sorted(calendar(plan, said), key=lambda each: each.day),
        "criteria": {award.key: [*criteria(award, said)] for award in plan.awards},
        "ties": [said.ties[each] for each in plan.selection.ties],
        "documents": [{"spec": each, "to": addressee(plan, each, folder, said)} for each in plan.documents],
        "differences": [*differences(before, plan, said.keys)] if before else None,
    }
    return write(made_with(folder), TEMPLATE, variables)


def made_with(folder: Path) -> Environment:
    """Return the engine of the sheet's template."""
    made = environment(FileSystemLoader(folder))
    made.filters["joined"] = "、".join
    return made


def as_document(written: FilledTemplate, plan: Plan, day: date) -> Document:
    """Return the sheet as a document to print, dated `day`. Raises TemplateError."""
    return drafted(written, "普通", day, keep=words(plan))


def as_lines(written: FilledTemplate) -> Iterator[str]:
    """Yield the sheet as lines for a screen, without what only a page needs."""
    lines = [unwrap(each) for each in written.lines]
    fences = [number for number, each in enumerate(lines) if each == FENCE]
    yield from (each for each in lines[fences[1] + 1 :] if not RULE_LINE.fullmatch(each))


def calendar(plan: Plan, said: SheetWords) -> Iterator[Milestone]:
    """Yield the days of a year that a city or the office has to keep."""
    for each in plan.rounds:
        yield Milestone(each.date, f"{each.title}截止", of_round(each, said))
    if plan.evidence.ask_from:
        yield Milestone(plan.evidence.ask_from, "缺证明材料的列为警告", "")
    if plan.evidence.require_from:
        yield Milestone(plan.evidence.require_from, "缺证明材料的列为错误", "到期仍缺的退出评审")


def of_round(each: Round, said: SheetWords) -> str:
    """Say when a round ends on its day and what becomes of what is late."""
    until = "至当日24时" if each.inclusive else "至当日0时"
    grace = said.sentences.grace.format(hours=each.grace_hours) if each.grace_hours else ""
    return f"{until}{grace}；{said.late[each.late]}"


def criteria(award: Award, said: SheetWords) -> Iterator[str]:
    """Yield what an award is marked by, each with its share of the score in per cent."""
    full = sum(each.weight * each.max for each in award.criteria)
    for each in award.criteria:
        share = f"{100 * each.weight * each.max / full:g}"
        yield said.sentences.criterion.format(title=each.title, share=share, least=each.min, most=each.max)


def addressee(plan: Plan, spec: DocumentSpec, folder: Path, said: SheetWords) -> str:
    """Return to whom a document goes, as its template says."""
    try:
        found = TO.search((folder / TEMPLATES.name / spec.template).read_text(encoding="utf-8-sig"))
    except OSError:
        return f"没有模板 {spec.template}"
    if not found:
        return "不写主送"
    offices = {f"offices.{name}": getattr(plan.offices, name) for name in plan.offices.__struct_fields__}
    known = {**offices, "city": "该市"}
    return UNKNOWN.sub(said.sentences.by_content, TAG.sub(lambda tag: known.get(tag[1], tag[0]), found[1]))
