"""Rulings of the office in the store (网上决定存档): kept like files that came in, a small JSON each."""

from dataclasses import replace
from datetime import datetime

import msgspec

from sync.errors import DeskError
from sync.inbox.kept_decisions import Floor, KeptRuling, Subject, TakenBack
from sync.model import Received
from sync.plan.decided import decided_contradictions
from sync.season import Revocation, Ruling
from sync.store import Role, Snapshot, Store

CHANNEL = "秘书处"


def rule(floor: Floor, said: KeptRuling, name: str, moment: datetime) -> Received:
    """Keep a ruling, under a name people will read; return its reception.

    Raises DeskError where it cannot stand, and Spoken where somebody was faster.
    """
    refuse_unreasoned(said)
    received = Received(0, "", name, CHANNEL, moment, 0)
    if said.ruled != "豁免":
        meant = ruling(said, received).decision(floor.plan)
        for _, _, wrong in decided_contradictions(replace(floor.plan, decisions=(meant,))):
            raise DeskError(wrong)
    return floor.speak(said.subject, said, lambda after: kept(floor.store, said, name, moment, after))


def take_back(floor: Floor, said: TakenBack, name: str, moment: datetime) -> Received:
    """Keep that a ruling is taken back. Raises DeskError where there is none, Spoken where somebody was faster."""
    refuse_unreasoned(said)
    subject = subject_of(floor.store.snapshot(), said.ruling)
    if subject is None:
        raise DeskError("没有这条决定")
    return floor.speak(subject, said, lambda after: kept(floor.store, said, name, moment, after))


def subject_of(held: Snapshot, number: int) -> Subject | None:
    """Return what a ruling is on, by the number of its reception; None where there is none. Raises StoreError."""
    for received in held.received(Role.RULING):
        if received.id == number:
            said = msgspec.json.decode(held.data(received), type=KeptRuling | TakenBack)
            return said.subject if isinstance(said, KeptRuling) else None
    return None


def refuse_unreasoned(said: KeptRuling | TakenBack) -> None:
    """Raise DeskError for what nobody gave a reason for."""
    if not said.reason.strip():
        raise DeskError("还没有写理由，请写明理由再确认")


def kept(store: Store, said: KeptRuling | TakenBack, name: str, moment: datetime, after: int) -> Received:
    """Put it into the store, as the next after `after`."""
    data = msgspec.json.format(msgspec.json.encode(said), indent=1)
    return store.keep(data, name, CHANNEL, moment, Role.RULING, after=after)


def rulings(held: Snapshot, now: datetime) -> tuple[Ruling, ...]:
    """Return what the office ruled until now, in the order it was kept, taken back or not. Raises StoreError."""
    found: dict[int, Ruling] = {}
    for received in sorted(held.received(Role.RULING), key=lambda each: each.id):
        if received.received_at <= now:
            said = msgspec.json.decode(held.data(received), type=KeptRuling | TakenBack)
            if isinstance(said, KeptRuling):
                found[received.id] = ruling(said, received)
            elif (known := found.get(said.ruling)) and known.revoked is None:
                found[said.ruling] = replace(known, revoked=Revocation(said.who, said.reason, received))
    return tuple(found.values())


def ruling(said: KeptRuling, received: Received) -> Ruling:
    """Return what was kept as the season knows it."""
    return Ruling(said.city, said.key, said.ruled, said.form, said.code, said.who, said.reason, received)
