"""What is said on what (前后相继的决定): whoever decides has seen what was decided before, or is told what it was.

A subject is a row of a city's, a finding on it, or an award it answers 零报告 for; see docs/decisions/011.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from msgspec.json import Decoder

from sync.errors import DeskError, StoreError
from sync.model import Received
from sync.plan import Plan
from sync.reading import web_channel, web_name
from sync.season import Ruled, StatedKind
from sync.store import Overtaken, Role, Snapshot, Store

TRIES = 50
"""So often may others be faster, each time on something else."""
OFFICE_CHANNEL = "秘书处"
SaidOn = tuple[str, ...]


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
    def subject(self) -> SaidOn:
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
    kind: StatedKind
    subject: str
    holds: bool
    reason: str
    access: int

    @property
    def on(self) -> SaidOn:
        """The row, or the award."""
        return ("row" if self.kind == "withdrawn" else "award", self.city, self.subject)


Saying = KeptRuling | TakenBack | KeptStatement
KINDS: Mapping[Role, Decoder[Any]] = {
    Role.STATEMENT: Decoder(KeptStatement),
    Role.RULING: Decoder(KeptRuling | TakenBack),
}
"""What is kept as what; made here, for of two threads that ask msgspec for a type at first one may end the process."""
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
    subject: SaidOn
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
    kept = [(kind, each) for role, kind in KINDS.items() for each in held.received(role)]
    for kind, received in sorted(kept, key=lambda one: one[1].id):
        said: Saying = kind.decode(held.data(received))
        match said:
            case KeptStatement():
                yield Word(received, said.on, said, STATED[said.kind, said.holds])
            case KeptRuling():
                rulings[received.id] = said
                yield Word(received, said.subject, said, said.ruled)
            case TakenBack() if before := rulings.get(said.ruling):
                yield Word(received, before.subject, said, f"撤销“{before.ruled}”的决定")


def last_word(held: Snapshot, subject: SaidOn) -> Word | None:
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

    def speak(self, subject: SaidOn, said: Saying, name: str, moment: datetime) -> Received:
        """Keep what is said on a subject, a small JSON under a name people will read; return its reception.

        It is kept as the next after the last thing said at all. Raises Spoken where somebody was faster on the same;
        the same form sent twice is said once. Raises StoreError.
        """
        data = msgspec.json.format(msgspec.json.encode(said), indent=1)
        for _ in range(TRIES):
            held = self.store.snapshot()
            since = [each for each in words_said(held) if each.subject == subject and each.received.id > self.base]
            if since and since[0].said == said and len(since) == 1:
                return since[0].received
            if since:
                raise Spoken(since[-1], self.plan)
            with suppress(Overtaken):
                return self.store.keep(data, *self.sender(said, name), moment, role_of(said), after=held.last_said)
        raise StoreError("一直有别人在作决定，没有记下，请稍后再试")

    def sender(self, said: Saying, name: str) -> tuple[str, str]:
        """Return under which name it is kept, and how it came: from a city, or from the office."""
        if not isinstance(said, KeptStatement):
            return name, OFFICE_CHANNEL
        city = self.plan.city_by_code[said.city]
        return web_name(city, name), web_channel(city)


def role_of(said: Saying) -> Role:
    """Return as what it is kept."""
    return Role.STATEMENT if isinstance(said, KeptStatement) else Role.RULING
