"""Which document is meant (选定公文): what the operator writes after DOC and whom it is about."""

from collections.abc import Iterable, Mapping, Sequence

from sync.documents.compose import file_name, key_of
from sync.documents.contexts import ListedEntry, Scene, Subject
from sync.documents.due import possible, subjects
from sync.errors import DeskError
from sync.plan import City, DocumentSpec, Plan, Round
from sync.store.letter_register import Issued

ALL = "全部"
"""In place of a city, round or entry: every one that is due and not out yet."""
EVERY: Mapping[str, tuple[str, str]] = {
    "city": ("每市", "CITY=佛山市"),
    "round": ("每轮", "ROUND=early"),
    "entry": ("每人", "ENTRY=JB01"),
}
"""How many there are of a kind of document, and how to say which."""


def chosen(scene: Scene, document: str, about: str) -> tuple[DocumentSpec, Subject]:
    """Return what is to be issued, where it is due. Raises DeskError."""
    spec = spec_of(scene.plan, document)
    subject = subject_of(scene, spec, about)
    if key_of(subject) not in {key_of(each) for each in subjects(scene, spec)}:
        raise DeskError(f"现在不需要“{file_name(scene.plan, spec, subject)}”，没有可发的内容")
    return spec, subject


def spec_of(plan: Plan, document: str) -> DocumentSpec:
    """Return a kind of document by its key or title. Raises DeskError."""
    known = {name: each for each in plan.documents for name in (each.key, each.title)}
    if document not in known:
        names = "、".join(f"{each.key}（{each.title}）" for each in plan.documents)
        raise DeskError(f"没有“{document}”这种公文，DOC 应为：{names}")
    return known[document]


def subject_of(scene: Scene, spec: DocumentSpec, about: str) -> Subject:
    """Return whom or what a document is about, by one of its names. Raises DeskError."""
    meant = [each for each in possible(scene, spec) if each is None or about in names_of(scene.plan, spec, each)]
    exact = [each for each in meant if key_of(each) == about]
    if len(meant) > 1 and not exact:
        raise several(spec, about, [(file_name(scene.plan, spec, each), key_of(each)) for each in meant])
    if not meant:
        raise unclear(spec)
    return (exact or meant)[0]


def line_of(plan: Plan, lines: Iterable[Issued], document: str, about: str) -> Issued:
    """Return the valid issue of a document, by what it is about or by the end of its name. Raises DeskError."""
    spec = spec_of(plan, document)
    if spec.per != "season" and not about:
        raise unclear(spec)
    known: tuple[City | Round, ...] = (*plan.cities, *plan.rounds)
    subject = next((key_of(each) for each in known if about in names_of(plan, spec, each)), about)
    valid = [each for each in lines if each.valid and each.document == spec.key]
    exact = [each for each in valid if each.subject == subject]
    meant = exact or [each for each in valid if about and f"-{about}-" in f"{each.name.removeprefix(spec.title)}-"]
    if len(meant) > 1:
        raise several(spec, about, [(each.name, each.subject) for each in meant])
    if meant:
        return meant[0]
    raise DeskError(f"“{'-'.join(filter(None, (spec.title, about)))}”没有发出过，或者已经作废，不用再作废")


def several(spec: DocumentSpec, about: str, found: Sequence[tuple[str, str]]) -> DeskError:
    """Return what to say where what was written names several documents: their names and what each is about."""
    names = "、".join(name for name, _ in found)
    return DeskError(f"“{about}”有几份“{spec.title}”（{names}），请写明编号，如 ENTRY={found[0][1]}")


def unclear(spec: DocumentSpec) -> DeskError:
    """Return what to say where nobody knows which of several documents is meant."""
    how_many, example = EVERY[spec.per]
    return DeskError(f"“{spec.title}”{how_many}一份，请写明是哪一份，如 {example}")


def names_of(plan: Plan, spec: DocumentSpec, subject: City | Round | ListedEntry) -> tuple[str, ...]:
    """Return by what the operator may call what a document is about."""
    match subject:
        case City():
            return (subject.code, subject.name, *subject.aliases)
        case Round():
            return subject.key, subject.title
        case ListedEntry():
            key = key_of(subject)
            return key, key.rpartition("-")[2], file_name(plan, spec, subject).rpartition("-")[2]
