"""Which document is meant (选定公文): what the operator writes after DOC, CITY and ROUND."""

from sync.documents.compose import file_name, key_of, subjects
from sync.documents.contexts import Scene, Subject
from sync.errors import DeskError
from sync.plan import City, DocumentSpec, Plan, Round


def chosen(scene: Scene, document: str, about: str) -> tuple[DocumentSpec, Subject]:
    """Return what is to be issued, where it is due. Raises DeskError."""
    spec = spec_of(scene.plan, document)
    subject = subject_of(scene.plan, spec, about)
    if key_of(subject) not in {key_of(each) for each in subjects(scene, spec)}:
        raise DeskError(f"现在不需要“{file_name(spec, subject)}”，没有可发的内容")
    return spec, subject


def spec_of(plan: Plan, document: str) -> DocumentSpec:
    """Return a kind of document by its key or title. Raises DeskError."""
    known = {name: each for each in plan.documents for name in (each.key, each.title)}
    if document not in known:
        names = "、".join(f"{each.key}（{each.title}）" for each in plan.documents)
        raise DeskError(f"没有“{document}”这种公文，DOC 应为：{names}")
    return known[document]


def subject_of(plan: Plan, spec: DocumentSpec, about: str) -> Subject:
    """Return whom or what a document is about: a city by code or name, a round by key or title. Raises DeskError."""
    if spec.per == "season":
        return None
    possible: tuple[City, ...] | tuple[Round, ...] = plan.cities
    if spec.per == "round":
        possible = tuple(plan.round_by_key[key] for key in spec.rounds)
    found = [each for each in possible if about in names_of(each)]
    if not about or not found:
        word = "CITY=佛山市" if spec.per == "city" else "ROUND=" + "、".join(each.key for each in plan.rounds)
        raise DeskError(f"“{spec.title}”{'每市' if spec.per == 'city' else '每轮'}一份，请写明是哪一份，如 {word}")
    return found[0]


def names_of(subject: City | Round) -> tuple[str, ...]:
    """Return by what names the operator may call a city or a round."""
    if isinstance(subject, City):
        return (subject.code, subject.name, *subject.aliases)
    return subject.key, subject.title
