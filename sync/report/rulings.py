"""Rulings of the office in the store (网上决定存档): kept like files that came in, a small JSON each."""

from dataclasses import replace
from datetime import datetime

import msgspec

from sync.errors import DeskError
from sync.model import Received
from sync.plan import Plan
from sync.plan.decided import decided_contradictions
from sync.season import Revocation, Ruled, Ruling
from sync.store import Role, Snapshot, Store

CHANNEL = "秘书处"


class Written(msgspec.Struct, frozen=True, tag="ruling"):
    """A ruling as it is kept. `access` is the number of the access code by which it was made."""

    city: str
    key: str
    ruled: Ruled
    who: str
    access: int
    reason: str
    form: str = ""
    code: str = ""


class TakenBack(msgspec.Struct, frozen=True, tag="revocation"):
    """A ruling taken back, by the number of its reception."""

    ruling: int
    who: str
    access: int
    reason: str


def rule(store: Store, plan: Plan, said: Written, name: str, moment: datetime) -> Received:
    """Keep a ruling, under a name people will read; return its reception. Raises DeskError where it cannot stand."""
    refuse_unreasoned(said)
    received = Received(0, "", name, CHANNEL, moment, 0)
    if said.ruled != "豁免":
        meant = ruling(said, received).decision(plan)
        for _, _, wrong in decided_contradictions(replace(plan, decisions=(meant,))):
            raise DeskError(wrong)
    return kept(store, said, name, moment)


def take_back(store: Store, said: TakenBack, name: str, moment: datetime) -> Received:
    """Keep that a ruling is taken back. Raises DeskError where nothing like it stands."""
    refuse_unreasoned(said)
    standing = {each.received.id for each in rulings(store.snapshot(), moment) if each.revoked is None}
    if said.ruling not in standing:
        raise DeskError("这条决定已经撤销过了")
    return kept(store, said, name, moment)


def refuse_unreasoned(said: Written | TakenBack) -> None:
    """Raise DeskError for what nobody gave a reason for."""
    if not said.reason.strip():
        raise DeskError("还没有写理由，请写明理由再确认")


def kept(store: Store, said: Written | TakenBack, name: str, moment: datetime) -> Received:
    """Put it into the store."""
    data = msgspec.json.format(msgspec.json.encode(said), indent=1)
    return store.keep(data, name, CHANNEL, moment, Role.RULING)


def rulings(held: Snapshot, now: datetime) -> tuple[Ruling, ...]:
    """Return what the office ruled until now, the earliest first, taken back or not. Raises StoreError."""
    found: dict[int, Ruling] = {}
    for received in held.received(Role.RULING):
        if received.received_at <= now:
            said = msgspec.json.decode(held.data(received), type=Written | TakenBack)
            if isinstance(said, Written):
                found[received.id] = ruling(said, received)
            elif (known := found.get(said.ruling)) and known.revoked is None:
                found[said.ruling] = replace(known, revoked=Revocation(said.who, said.reason, received))
    return tuple(found.values())


def ruling(said: Written, received: Received) -> Ruling:
    """Return what was kept as the season knows it."""
    return Ruling(said.city, said.key, said.ruled, said.form, said.code, said.who, said.reason, received)
