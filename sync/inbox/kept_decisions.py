"""What is said on what (前后相继的决定): whoever decides has seen what was decided before, or is told what it was.

A subject is a row of a city's, a finding on it, or an award it answers 零报告 for; see docs/decisions/011.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import msgspec

from sync.errors import DeskError, StoreError
from sync.model import Received
from sync.plan import Plan
from sync.season import Kind, Ruled
from sync.store import Overtaken, Role, Snapshot, Store

TRIES = 50
"""So often may others be faster, each time on something else."""
Subject = tuple[str, ...]


class KeptRuling(msgspec.Struct, frozen=True, tag="ruling"):
    """A ruling of the office as it is kept. `access` is the number of the access code by which it was made."""

    city: str
    key: str
    ruled: Ruled
    who: str
    access: int
    reason: str
    form: str = ""
    code: str = ""

    @property
    def subject(self) -> Subject:
        """The row, or the finding on it."""
        return ("finding", self.city, self.form, self.key, self.code) if self.code else ("row", self.city, self.key)


class TakenBack(msgspec.Struct, frozen=True, tag="revocation"):
    """A ruling taken back, by the number of its reception."""

    ruling: int
    who: str
    access: int
    reason: str


class KeptStatement(msgspec.Struct, frozen=True):
    """A statement of a city as it is kept. `access` is the number of the access code by which it was made."""

    city: str
    kind: Kind
    subject: str
    holds: bool
    reason: str
    access: int

    @property
    def on(self) -> Subject:
        """The row, or the award."""
        return ("row" if self.kind == "withdrawn" else "award", self.city, self.subject)


Saying = KeptRuling | TakenBack | KeptStatement
STATED = {
    ("zero", True): "零报告",
    ("zero", False): "撤销零报告",
    ("withdrawn", True): "撤回",
    ("withdrawn", False): "恢复推荐",
}


@dataclass(frozen=True, slots=True)
class Word:
    """One thing that was said on a subject (一次决定): as it was kept, and what it was in a word."""

    received: Received
    subject: Subject
    said: Saying
    what: str

    def told(self, plan: Plan) -> str:
        """Say who said what, when and why."""
        who = plan.city_by_code[self.said.city].name if isinstance(self.said, KeptStatement) else self.said.who
        at = self.received.received_at.astimezone(plan.zone)
        why = f"，理由：{self.said.reason}" if self.said.reason else ""
        return f"由{who}于{at.month}月{at.day}日{at:%H:%M}决定：{self.what}{why}"


class Spoken(DeskError):  # noqa: N818  # reads as what it says
    """Somebody decided meanwhile (刚由…决定); `word` is what they said."""

    def __init__(self, word: Word, plan: Plan) -> None:
        """Say who, when and what."""
        super().__init__(f"刚{word.told(plan)}。请看清以后再决定")
        self.word = word


def words_said(held: Snapshot) -> Iterator[Word]:
    """Yield whatever cities and the office said, in the order it was kept. Raises StoreError."""
    rulings: dict[int, KeptRuling] = {}
    kept = [(role, each) for role in (Role.STATEMENT, Role.RULING) for each in held.received(role)]
    for role, each in sorted(kept, key=lambda one: one[1].id):
        if role is Role.STATEMENT:
            stated = msgspec.json.decode(held.data(each), type=KeptStatement)
            yield Word(each, stated.on, stated, STATED[stated.kind, stated.holds])
            continue
        said = msgspec.json.decode(held.data(each), type=KeptRuling | TakenBack)
        if isinstance(said, KeptRuling):
            rulings[each.id] = said
            yield Word(each, said.subject, said, said.ruled)
        elif before := rulings.get(said.ruling):
            yield Word(each, before.subject, said, f"撤销“{before.ruled}”的决定")


def last_word(held: Snapshot, subject: Subject) -> Word | None:
    """Return what was said last on a subject; None where nothing was. Raises StoreError."""
    found = [each for each in words_said(held) if each.subject == subject]
    return found[-1] if found else None


@dataclass(frozen=True)
class Floor:
    """The floor as somebody takes it (作决定的依据): where what is said is kept, who is who, and what they have seen.

    `base` is the number of what was said last on the same as far as they know, 0 for nothing.
    """

    store: Store
    plan: Plan
    base: int

    def speak(self, subject: Subject, said: Saying, keep: Callable[[int], Received]) -> Received:
        """Keep what is said on a subject.

        `keep` is given the number of the last thing said at all, and keeps it after that. Raises Spoken where somebody
        was faster; the same form sent twice is said once. Raises StoreError.
        """
        for _ in range(TRIES):
            held = self.store.snapshot()
            since = [each for each in words_said(held) if each.subject == subject and each.received.id > self.base]
            if since and since[0].said == said and len(since) == 1:
                return since[0].received
            if since:
                raise Spoken(since[-1], self.plan)
            try:
                return keep(held.last_said)
            except Overtaken:
                continue
        raise StoreError("一直有别人在作决定，没有记下，请稍后再试")
