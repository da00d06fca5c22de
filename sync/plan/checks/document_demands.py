"""What a year's documents must not contradict (公文申明自洽); part of `consistency`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sync.plan.awards import Award
from sync.plan.checks import Contradictions, repeated
from sync.plan.document_kinds import SEALED, DocumentSpec
from sync.plan.form import Form
from sync.plan.plan import Plan

FILE = "documents.toml"
LONGEST_TITLE = 40
"""字; a title is part of file names."""
UNFIT_FOR_TITLES = re.compile(r"[-/\\:*?\"<>|\x00-\x1f]|^[\s.]|[\s.]$")
"""What file names cannot hold, and the hyphen that parts a title from whom the document is about."""


@dataclass(frozen=True, slots=True)
class KeyDemand:
    """What one key of a declaration asks of another (键与键的要求).

    Where `key` is `says`, or is written at all where `says` is "", `other` must be one of `allowed`, or be written at
    all where nothing is listed.
    """

    key: str
    says: str
    other: str
    allowed: tuple[str, ...] = ()

    def refusal(self, document: DocumentSpec) -> str:
        """Say what `other` should be; "" where it is, or where nothing is asked."""
        said, now = getattr(document, self.key), getattr(document, self.other)
        if not said or (self.says and said != self.says) or (now in self.allowed if self.allowed else now):
            return ""
        cause = f'{self.key} = "{said}" 的公文' if isinstance(said, str) else f"写了 {self.key} 的公文"
        if not self.allowed:
            return f"{cause}，要写明 {self.other}，如 {EXAMPLES[self.other]}"
        listed = " 或 ".join(f'"{each}"' for each in self.allowed)
        return f"{cause}，{self.other} 应为 {listed}，现为“{now}”"


EXAMPLES = {"rounds": '["early", "regular"]', "forms": '["guests"]'}
OF_CHOSEN = ("publicity", "recommendation", "commendation")
"""Variables that name those who go on."""
DEMANDS: tuple[KeyDemand, ...] = (
    KeyDemand("per", "round", "rounds"),
    KeyDemand("per", "entry", "forms"),
    KeyDemand("rounds", "", "per", ("round",)),
    KeyDemand("event", "", "forms"),
    KeyDemand("when", "listed", "forms"),
    KeyDemand("when", "owing", "per", ("city",)),
    KeyDemand("when", "returned", "per", ("city",)),
    KeyDemand("variables", "reminder", "when", ("owing",)),
    KeyDemand("variables", "correction", "when", ("returned",)),
    KeyDemand("variables", "minutes", "per", ("round",)),
    KeyDemand("variables", "publicity", "when", ("chosen",)),
    KeyDemand("variables", "recommendation", "when", ("chosen",)),
    KeyDemand("evidence", "", "when", ("chosen",)),
    KeyDemand("announces", "", "per", ("season",)),
    KeyDemand("announces", "", "when", ("chosen",)),
    KeyDemand("announces", "", "variables", OF_CHOSEN),
)
"""What is asked of a declaration, in the order in which it is looked at. What a kind of variables needs stands here and
not beside its function, because the plan is refused where it is loaded, below everything that is made of it."""


def document_contradictions(plan: Plan) -> Contradictions:
    """Yield what the documents of a year name but the plan does not hold, and where their keys are at odds."""
    yield from repeated(FILE, "documents", (each.key for each in plan.documents))
    yield from repeated(FILE, "documents", (each.title for each in plan.documents))
    keys = {each.key for each in plan.documents}
    for document in plan.documents:
        if document.title in keys - {document.key}:
            yield FILE, f"documents.{document.key}.title", f"“{document.title}”已是另一种公文的 key，请改名"
        for key, expected in refusals(plan, document):
            yield FILE, f"documents.{document.key}.{key}", expected


def refusals(plan: Plan, document: DocumentSpec) -> Iterator[tuple[str, str]]:
    """Yield (key, what was expected) for each contradiction of one document."""
    if not document.title or len(document.title) > LONGEST_TITLE or UNFIT_FOR_TITLES.search(document.title):
        yield "title", f'用作文件名：要写，{LONGEST_TITLE}字以内，不能有 - / \\ : * ? " < > |，首尾不能有空格和点'
    yield from ((each.other, said) for each in DEMANDS if (said := each.refusal(document)))
    yield from (("rounds", said) for said in rounds(plan, document))
    yield from (("forms", said) for said in forms(plan, document))
    yield from (("event", said) for said in event(plan, document))
    yield from (("personal", said) for said in personal(plan, document))
    yield from (("evidence", said) for said in evidence(plan, document))


def rounds(plan: Plan, document: DocumentSpec) -> Iterator[str]:
    """Say which rounds are unknown or named twice, and which can have nobody that the document is about."""
    yield from twice(document.rounds)
    needed = list(candidates(plan, document))
    for key in document.rounds:
        if key not in plan.round_by_key:
            yield f"没有“{key}”这一轮，应为 plan.toml 里的轮次之一"
        elif not all(any(key in {each.round, each.special_round} for each in awards) for awards in needed):
            yield f"“{key}”这一轮没有这份公文要写的候选对象，应为推荐奖项的轮次"


def candidates(plan: Plan, document: DocumentSpec) -> Iterator[list[Award]]:
    """Yield the awards of which every round of the document must have one: scored ones, any, that of its first form."""
    if document.variables == "minutes":
        yield [award for award in plan.awards if award.criteria]
    if document.when == "chosen":
        yield list(plan.awards)
    if document.when == "listed":
        yield from ([award] for form in known(plan, document.forms[:1]) if (award := plan.award_of(form)))


def forms(plan: Plan, document: DocumentSpec) -> Iterator[str]:
    """Say which forms are unknown, named twice or hold nothing, and where the first cannot have a letter an entry."""
    yield from twice(document.forms)
    for key in document.forms:
        form = plan.form_by_key.get(key)
        if form is None:
            yield f"没有“{key}”这张表，应为 forms.toml 里的表之一"
        elif form.kind == "guide":
            yield f"“{key}”是填报说明，没有内容可列"
    first = next(iter(known(plan, document.forms[:1])), None)
    if first and document.per == "entry" and first.kind == "card":
        yield f'per = "entry" 的公文，第一张表应一条一行，“{first.key}”是一项一行的'
    if first and (document.per, document.when) == ("entry", "chosen") and not first.award:
        yield f'per = "entry"、when = "chosen" 的公文，第一张表应是推荐奖项的，“{first.key}”不是'


def event(plan: Plan, document: DocumentSpec) -> Iterator[str]:
    """Say where no form tells who goes to the document's opening."""
    if not document.event or not document.forms:
        return
    place = plan.opening_of(document.event).place
    fields = (field for form in known(plan, document.forms) for field in form.fields)
    if not place or not any(place in choice for field in fields for choice in field.choices):
        yield f"forms 里的表没有一个选项写有“{place}”（plan.toml 的 {document.event}.city），选不出参加的"


def personal(plan: Plan, document: DocumentSpec) -> Iterator[str]:
    """Say which names are of no personal field that the document could show."""
    awards = [award.form for award in plan.awards if document.variables == "recommendation"]
    shown = known(plan, dict.fromkeys((*document.forms, *awards)))
    if len(known(plan, awards)) < len(awards):
        return  # the award is told of, and what follows from it would only hide that
    yield from unnamed(
        document.personal, [(form.key, each.key) for form in shown for each in form.fields if each.personal], "个人信息"
    )


def evidence(plan: Plan, document: DocumentSpec) -> Iterator[str]:
    """Say which names are of no file that those who go on hand in."""
    handed = known(plan, (award.form for award in plan.awards))
    if len(handed) < len(plan.awards):
        return  # as above
    fields = [(form.key, each.key) for form in handed for each in form.fields if each.type in {"files", "link"}]
    yield from unnamed(document.evidence, [*fields, *((form.key, SEALED) for form in handed if form.sealed)], "文件")


def unnamed(names: Iterable[str], fields: list[tuple[str, str]], what: str) -> Iterator[str]:
    """Say which names are neither a field's nor a form's and field's, and which there are; which are named twice."""
    yield from twice(names := tuple(names))
    valid = {key for _, key in fields} | {f"{form}.{key}" for form, key in fields}
    there_are = "、".join(f"{form}.{key}" for form, key in fields)
    for name in names:
        if name not in valid:
            yield f"没有“{name}”这个{what}栏目，" + (f"可以写：{there_are}" if there_are else "这份公文不用写这一项")


def twice(names: Iterable[str]) -> Iterator[str]:
    """Say which names are written twice."""
    yield from (f"“{name}”写了两次，请删去一个" for name, count in Counter(names).items() if count > 1)


def known(plan: Plan, keys: Iterable[str]) -> list[Form]:
    """Return the forms of these keys that there are."""
    return [plan.form_by_key[key] for key in keys if key in plan.form_by_key]
