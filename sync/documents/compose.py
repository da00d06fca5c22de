"""Each document that is due, written (成文)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from sync.documents.contexts import ListedEntry, Scene, Subject, variables
from sync.documents.draft import drafted
from sync.documents.due import subjects
from sync.documents.front import front
from sync.documents.gongwen import Document, render
from sync.documents.text.markdown import parse
from sync.documents.text.template_text import FilledTemplate, environment, write
from sync.output import fit
from sync.plan import OFFICE, City, DocumentSpec, Plan, Round
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
    mark = numbered(scene.plan, spec, scene.today, number)
    document = drafted(written, spec.format, scene.today, number=mark, keep=words(scene.plan))
    shown = replace(document, banner=EXAMPLE if example else "")
    return Composed(file_name(scene.plan, spec, subject), spec, subject, shown)


def numbered(plan: Plan, spec: DocumentSpec, day: date, number: int | None = None) -> str:
    """Return a document's 发文字号, without a number as a draft has it; "" for one that belongs to no series."""
    return plan.numbering.mark(spec.series, day.year, number, minutes=spec.format == "纪要")


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


def key_of(subject: Subject) -> str:
    """Return what a subject is registered under: the city's code, the round's or the entry's key; "" for the season."""
    match subject:
        case City():
            return subject.code
        case Round():
            return subject.key
        case ListedEntry():
            return subject.entry.key or f"{of_city(subject, subject.city.code)}第{subject.entry.row}行"
    return ""


def of_city(subject: ListedEntry, name: str) -> str:
    """Return a city's name before an entry of its; nothing before the office's own."""
    return "" if subject.city == OFFICE else f"{name}-"


def file_name(plan: Plan, spec: DocumentSpec, subject: Subject) -> str:
    """Return a document's file name without suffix: 催报函-佛山市, 推荐函-一般推荐, 邀请函-JB01-示例甲, 活动周通知.

    A city's entry has its city before it: 入选通知-佛山市-S01-示例甲.
    """
    match subject:
        case City():
            about = subject.name
        case Round():
            about = subject.title
        case ListedEntry():
            named = plan.form_by_key[spec.forms[0]].of_type("name")
            names = [key_of(subject).rpartition("-")[2], *(subject.entry.text(each.key) for each in named)]
            about = fit(of_city(subject, subject.city.name) + "-".join(names[:2]))
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
