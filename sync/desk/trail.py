"""The trail (办理记录): who received, decided, issued, voided, removed, or was let in, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sync.inbox.gather import Gathered
from sync.plan import OFFICE, Plan
from sync.privacy import mask_numbers
from sync.reading import sender
from sync.sheets.overviews.overview_words import words
from sync.store import Role, Store
from sync.store.accesses import Accesses
from sync.store.letter_register import Register
from sync.store.remove import records


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done (一件事): when, by whom, what, about what; `who` is "" where nobody was named."""

    at: datetime
    who: str
    what: str
    about: str


def trail(store: Store, register: Register, gathered: Gathered, *, masked: bool = False) -> list[Deed]:
    """Return everything that was done, the latest first; with `masked` names of files say nothing of people."""
    plan = gathered.season.plan
    found = [
        *received(store, plan, masked=masked),
        *ruled(gathered),
        *documents(register, plan.year),
        *purged(store),
        *admitted(store, plan),
    ]
    return sorted(found, key=lambda each: each.at, reverse=True)


def received(store: Store, plan: Plan, *, masked: bool) -> Iterator[Deed]:
    """Yield what came in; pulls of the shared sheet that nobody sent are among it."""
    known = words().trail.deeds
    for role, each in store.snapshot().rows:
        if role is not Role.RULING:
            city = sender(each, plan)
            name = f"{each.name}（{each.id}）"
            what = known["stated" if role is Role.STATEMENT else "received"]
            yield Deed(
                each.received_at, city.name if city else each.channel, what, mask_numbers(name) if masked else name
            )


def ruled(gathered: Gathered) -> Iterator[Deed]:
    """Yield what the office decided and took back."""
    known, plan = words().trail.deeds, gathered.season.plan
    for each in gathered.rulings:
        city = plan.city_by_code[each.city].name
        about = f"{city} {each.key} {each.ruled}：{each.reason}"
        yield Deed(each.received.received_at, each.who, known["ruled"], about)
        if each.revoked:
            taken = f"{city} {each.key} {each.ruled}：{each.revoked.reason}"
            yield Deed(each.revoked.received.received_at, each.revoked.who, known["revoked"], taken)


def documents(register: Register, season: int) -> Iterator[Deed]:
    """Yield what was issued and voided."""
    known, hands = words().trail.deeds, register.hands()
    for each in register.lines(season):
        name = f"{each.mark} {each.name}".strip()
        yield Deed(each.issued_at, hands.get((each.id, "issued"), ""), known["issued"], name)
        if each.voided_at:
            yield Deed(each.voided_at, hands.get((each.id, "voided"), ""), known["voided"], f"{name}：{each.reason}")


def purged(store: Store) -> Iterator[Deed]:
    """Yield when personal data was removed."""
    said = words().trail
    for at, who, count in records(store):
        yield Deed(at, who, said.deeds["purged"], said.purged.format(count=count))


def admitted(store: Store, plan: Plan) -> Iterator[Deed]:
    """Yield who was given an access code, and who lost it."""
    known = words().trail.deeds
    for each in Accesses(store).lines():
        city = plan.city_by_code.get(each.city, OFFICE)
        about = f"{city.name if each.city else each.person}（{each.role}，{each.head}-…）"
        yield Deed(each.created_at, "", known["given"], about)
        if each.revoked_at:
            yield Deed(each.revoked_at, "", known["ended"], about)
