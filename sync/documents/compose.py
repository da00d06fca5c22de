"""Which documents are due, and each of them written (应出的公文)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from sync.documents.contexts import Scene, Subject, listed, variables
from sync.documents.contexts.recommended import recommended
from sync.documents.draft import drafted
from sync.documents.front import front
from sync.documents.gongwen import Document, render
from sync.documents.text.markdown import parse
from sync.documents.text.template_text import FilledTemplate, environment, write
from sync.model import Entry, Status
from sync.output import fit
from sync.plan import City, DocumentSpec, Plan, Round
from sync.store.letter_register import Issued

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "documents"
FOLDER = "公文"
EXAMPLE = "示例：由示例数据生成，非正式文件"


@dataclass(frozen=True, slots=True)
class Composed:
    """One document ready to be laid out: its file name without suffix, its kind, whom it is about, its blocks."""

    name: str
    spec: DocumentSpec
    subject: Subject
    document: Document

    @property
    def path(self) -> str:
        """Where its draft lies below the output folder."""
        return f"{FOLDER}/{self.name}.docx"

    def docx(self) -> bytes:
        """Lay it out as a Word file."""
        return render(self.document)


def templates(folder: Path = TEMPLATES) -> Environment:
    """Return the document templates of a folder."""
    return environment(FileSystemLoader(folder))


def compose(scene: Scene, made_with: Environment, *, example: bool = False) -> Iterator[Composed]:
    """Yield every document that is due, in the plan's order. Raises TemplateError.

    With `example` each says above every page that it comes from invented data.
    """
    for spec in scene.plan.documents:
        for subject in subjects(scene, spec):
            yield composed(scene, made_with, (spec, subject), example=example)


def composed(
    scene: Scene,
    made_with: Environment,
    about: tuple[DocumentSpec, Subject],
    number: int | None = None,
    *,
    example: bool = False,
) -> Composed:
    """Return one document, under its number or, without one, as a draft. Raises TemplateError."""
    spec, subject = about
    written = filled(scene, made_with, spec, subject)
    mark = scene.plan.numbering.mark(spec.series, scene.today.year, number, minutes=spec.format == "纪要")
    banner = EXAMPLE if example else ""
    document = drafted(written, spec.format, scene.today, banner=banner, keep=words(scene.plan))
    return Composed(
        file_name(scene.plan, spec, subject), spec, subject, replace(document, number=mark or document.number)
    )


def basis(scene: Scene, made_with: Environment, spec: DocumentSpec, subject: Subject, day: date) -> str:
    """Return the hash of what a document says when it is issued on `day`, its number aside. Raises TemplateError."""
    as_issued = replace(scene, day=day, issued=True)
    written = filled(as_issued, made_with, spec, subject)
    return sha256("\n".join(written.lines).encode()).hexdigest()


def has_changed(scene: Scene, made_with: Environment, line: Issued) -> bool:
    """Say whether a document would not be written any more as it was issued, or not at all."""
    spec = next((each for each in scene.plan.documents if each.key == line.document), None)
    due = {key_of(each): each for each in subjects(scene, spec)} if spec else {}
    if spec is None or line.subject not in due:
        return True
    return basis(scene, made_with, spec, due[line.subject], line.day) != line.basis


def hindrance(scene: Scene, made_with: Environment, spec: DocumentSpec, subject: Subject) -> str:
    """Return why a document must not go out yet, "" where nothing hinders it. Raises TemplateError."""
    written = filled(scene, made_with, spec, subject)
    return front(parse(written), written).unready


def filled(scene: Scene, made_with: Environment, spec: DocumentSpec, subject: Subject) -> FilledTemplate:
    """Fill a document's template, the scene's pictures at hand. Raises TemplateError."""
    written = write(made_with, spec.template, variables(scene, spec, subject))
    return replace(written, pictures=scene.pictures)


def subjects(scene: Scene, spec: DocumentSpec) -> Iterator[Subject]:
    """Yield whom or what the documents of a kind are about, where they are due."""
    yield from (subject for subject in possible(scene, spec) if DUE[spec.when](scene, spec, subject))


def possible(scene: Scene, spec: DocumentSpec) -> Sequence[Subject]:
    """Return whom or what the documents of a kind may be about."""
    match spec.per:
        case "city":
            return scene.plan.cities
        case "round":
            return [scene.plan.round_by_key[key] for key in spec.rounds]
        case "entry":
            return [entry for _, entry in first_listed(scene, spec)]
        case "season":
            return (None,)


def owing(scene: Scene, _spec: DocumentSpec, subject: Subject) -> bool:
    """Say whether a city is to be reminded: it owes something, and its file is not being returned as unreadable."""
    if not isinstance(subject, City):
        return False
    verdict = scene.progress.by_city[subject.code]
    unreadable = verdict.received is None and bool(verdict.findings)
    return bool(scene.progress.owed(subject.code)) and not unreadable


def returned(scene: Scene, _spec: DocumentSpec, subject: Subject) -> bool:
    """Say whether a city has something to mend."""
    return isinstance(subject, City) and scene.progress.by_city[subject.code].status is Status.RETURNED


def has_chosen(scene: Scene, _spec: DocumentSpec, subject: Subject) -> bool:
    """Say whether somebody goes on, in a round or at all."""
    round_ = subject if isinstance(subject, Round) else None
    return any(recommended(scene, award, round_) for award in scene.plan.awards)


def always(_scene: Scene, _spec: DocumentSpec, _subject: Subject) -> bool:
    """Say yes."""
    return True


def has_listed(scene: Scene, spec: DocumentSpec, _subject: Subject) -> bool:
    """Say whether the form the document is written for has accepted entries."""
    return any(True for _ in first_listed(scene, spec))


def scheduled(scene: Scene, _spec: DocumentSpec, _subject: Subject) -> bool:
    """Say whether the day of the national opening is known."""
    return bool(scene.plan.national.date)


def first_listed(scene: Scene, spec: DocumentSpec) -> Iterator[tuple[City, Entry]]:
    """Yield the accepted entries of the first form a document lists."""
    for key in spec.forms[:1]:
        yield from listed(scene, spec, scene.plan.form_by_key[key])


DUE: Mapping[str, Callable[[Scene, DocumentSpec, Subject], bool]] = {
    "always": always,
    "owing": owing,
    "returned": returned,
    "chosen": has_chosen,
    "listed": has_listed,
    "scheduled": scheduled,
}


def key_of(subject: Subject) -> str:
    """Return what a subject is registered under: the city's code, the round's or the entry's key; "" for the season."""
    match subject:
        case City():
            return subject.code
        case Round():
            return subject.key
        case Entry():
            return subject.key or f"第{subject.row}行"
    return ""


def file_name(plan: Plan, spec: DocumentSpec, subject: Subject) -> str:
    """Return a document's file name without suffix: 催报函-佛山市, 推荐函-一般推荐, 邀请函-JB01-示例甲, 活动周通知."""
    match subject:
        case City():
            about = subject.name
        case Round():
            about = subject.title
        case Entry():
            named = plan.form_by_key[spec.forms[0]].of_type("name")
            about = fit("-".join([key_of(subject).rpartition("-")[2], *(subject.text(each.key) for each in named)][:2]))
        case None:
            about = ""
    return f"{spec.title}-{about}" if about else spec.title


def words(plan: Plan) -> tuple[str, ...]:
    """Return the names that no line of a title splits."""
    offices = plan.offices
    cities = (city.name for city in plan.cities)
    awards = (name for award in plan.awards for name in (award.title, award.special_title))
    events = (plan.event, plan.theme, plan.national.event, plan.opening.event)
    names = (offices.association, offices.province, offices.department, offices.nation, offices.working_group)
    forms = (form.title for form in plan.forms)
    return tuple(dict.fromkeys(filter(None, (*cities, *awards, *events, *names, *forms))))
