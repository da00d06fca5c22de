"""`issue`, `void`: a draft becomes a document, with the next number of its series; or its number is left unused."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sync.desk.run import Run
from sync.documents.compose import (
    FOLDER,
    basis,
    compose,
    composed,
    file_name,
    has_changed,
    hindrance,
    key_of,
    templates,
)
from sync.documents.contexts import Scene, Subject
from sync.documents.due import subjects
from sync.errors import DeskError
from sync.letters.issued_folder import path_of, shelve
from sync.letters.which import chosen, line_of, spec_of
from sync.manifest import recorded
from sync.output import digest_of
from sync.plan import DocumentSpec
from sync.store.letter_register import Issued, Register, UnnumberedLetter


@dataclass(frozen=True)
class Sent:
    """A document that went out (发文结果): its line, its file, and the draft if somebody had changed it by hand.

    `overtaken` is the document of the series that has a lower number and a later date, if there is one.
    """

    line: Issued
    file: Path
    edited: str = ""
    overtaken: Issued | None = None


@dataclass(frozen=True)
class IssuedFolder:
    """What there is (公文清单): drafts by file name, every line of the register, those issued that have changed."""

    drafts: tuple[str, ...]
    lines: tuple[Issued, ...]
    changed: tuple[Issued, ...]


def issue(run: Run, scene: Scene, document: str, about: str = "", who: str = "") -> Sent:
    """Issue a document, by its key or title and whom it is about, dated the day of the run. Raises DeskError.

    `who` issues it is noted where somebody is named.
    """
    return issue_one(run, scene, *chosen(scene, document, about), who)


def issue_all(run: Run, scene: Scene, document: str, who: str = "") -> Iterator[Sent]:
    """Issue every document of a kind that is due and not out yet, one after another. Raises DeskError."""
    spec = spec_of(scene.plan, document)
    out = Register(run.register).out(scene.plan.year)
    due = [each for each in subjects(scene, spec) if (spec.key, key_of(each)) not in out]
    if not due:
        raise DeskError(f"没有要发的“{spec.title}”：都发出了，或者现在不需要")
    yield from (issue_one(run, scene, spec, each, who) for each in due)


def issue_one(run: Run, scene: Scene, spec: DocumentSpec, subject: Subject, who: str = "") -> Sent:
    """Give a document its number, and let its draft go. Raises DeskError."""
    scene = replace(scene, day=run.now.date(), issued=True)
    register, made_with = Register(run.register), templates()
    if hindered := hindrance(scene, made_with, spec, subject):
        raise DeskError(f"“{file_name(run.plan, spec, subject)}”还不能发：{hindered}")
    paper = UnnumberedLetter(
        run.plan.year,
        spec.key,
        key_of(subject),
        spec.series,
        scene.today,
        file_name(run.plan, spec, subject),
        basis(scene, made_with, spec, subject, scene.today),
        bool(spec.personal),
    )

    def layout(number: int | None) -> tuple[str, bytes]:
        made = composed(scene, made_with, (spec, subject), number, example=run.example)
        return "" if number is None else made.document.number, made.docx()

    first = run.plan.numbering.first.get(spec.series, 1)
    line = register.issue(paper, layout, run.now, first, who)
    shelve(run.out, register, run.plan.year)
    edited = drop_draft(run.out, f"{FOLDER}/{line.name}.docx")
    return Sent(line, run.out / path_of(line), edited, overtaken(register.lines(), line))


def overtaken(lines: Iterable[Issued], line: Issued) -> Issued | None:
    """Return the valid document of the same series and year with a lower number and the latest later date."""
    series = [each for each in lines if each.valid and (each.series, each.year) == (line.series, line.year)]
    later = [each for each in series if (each.number or 0) < (line.number or 0) and each.day > line.day]
    return max(later, key=lambda each: each.day, default=None)


def void(run: Run, document: str, about: str, reason: str, who: str = "") -> Issued:
    """Void the valid issue of a document, for a reason; its number stays used. Raises DeskError."""
    if not reason.strip():
        raise DeskError("作废要写明理由，如 VOID=日期有误")
    register = Register(run.register)
    valid = line_of(run.plan, register.lines(run.plan.year), document, about)
    line = register.void(valid, reason.strip(), run.now, who)
    shelve(run.out, register, run.plan.year)
    return line


def shelf(run: Run, scene: Scene) -> IssuedFolder:
    """Return drafts, what was issued, and what would say something else by now. Raises DeskError."""
    made_with = templates()
    register = Register(run.register)
    lines = register.lines(run.plan.year)
    out = register.out(run.plan.year)
    drafts = tuple(
        each.name
        for each in compose(scene, made_with, example=run.example)
        if (each.spec.key, key_of(each.subject)) not in out
    )
    changed = tuple(each for each in out.values() if has_changed(scene, made_with, each))
    return IssuedFolder(drafts, tuple(lines), changed)


def drop_draft(out: Path, path: str) -> str:
    """Remove the draft of what went out; leave it and return its path where somebody has changed it."""
    draft = out / path
    made = recorded(out)
    digest = digest_of(draft)
    if made is None or not digest:
        return ""
    if digest != made.get(path):
        return path
    draft.unlink(missing_ok=True)
    return ""
