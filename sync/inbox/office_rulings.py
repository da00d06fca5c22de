"""Rulings of the office in the store (网上决定存档): what it decided on its pages, kept beside cities' statements."""

from dataclasses import replace
from datetime import datetime

from sync.errors import DeskError
from sync.inbox.kept_decisions import OFFICE_CHANNEL, Floor, KeptRuling, SaidOn, TakenBack, words_said
from sync.model import Received
from sync.plan.checks.decided import decided_contradictions
from sync.season import Revocation, Ruling
from sync.store import Snapshot


def rule(floor: Floor, said: KeptRuling, name: str, moment: datetime) -> Received:
    """Keep a ruling, under a name people will read; return its reception.

    Raises DeskError where it cannot stand, and Spoken where somebody was faster.
    """
    refuse_unreasoned(said)
    if said.ruled != "豁免":
        meant = ruling(said, Received(0, "", name, OFFICE_CHANNEL, moment, 0)).decision(floor.plan)
        for _, _, wrong in decided_contradictions(replace(floor.plan, decisions=(meant,))):
            raise DeskError(wrong)
    return floor.speak(said.subject, said, name, moment)


def take_back(floor: Floor, said: TakenBack, name: str, moment: datetime) -> Received:
    """Keep that a ruling is taken back. Raises DeskError where there is none, Spoken where somebody was faster."""
    refuse_unreasoned(said)
    subject = subject_of(floor.store.snapshot(), said.ruling)
    if subject is None:
        raise DeskError("没有这条决定")
    return floor.speak(subject, said, name, moment)


def subject_of(held: Snapshot, number: int) -> SaidOn | None:
    """Return what a ruling is on, by the number of its reception; None where there is none. Raises StoreError."""
    own = (each for each in words_said(held) if isinstance(each.said, KeptRuling))
    return next((each.subject for each in own if each.received.id == number), None)


def refuse_unreasoned(said: KeptRuling | TakenBack) -> None:
    """Raise DeskError for what nobody gave a reason for."""
    if not said.reason.strip():
        raise DeskError("还没有写理由，请写明理由再确认")


def rulings(held: Snapshot, now: datetime) -> tuple[Ruling, ...]:
    """Return what the office ruled until now, in the order it was kept, taken back or not. Raises StoreError."""
    found: dict[int, Ruling] = {}
    for word in words_said(held):
        said, received = word.said, word.received
        if received.received_at > now:
            continue
        if isinstance(said, KeptRuling):
            found[received.id] = ruling(said, received)
        elif isinstance(said, TakenBack) and (known := found.get(said.ruling)) and known.revoked is None:
            found[said.ruling] = replace(known, revoked=Revocation(said.who, said.reason, received))
    return tuple(found.values())


def ruling(said: KeptRuling, received: Received) -> Ruling:
    """Return what was kept as the season knows it."""
    return Ruling(said.city, said.key, said.ruled, said.form, said.code, said.who, said.reason, received)
