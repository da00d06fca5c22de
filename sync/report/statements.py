"""Statements of cities in the store (声明存档): kept like files that came in, a small JSON each."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from sync.model import Received
from sync.plan import City
from sync.reading import web_channel, web_name
from sync.season import Kind, Statement
from sync.store import Role, Snapshot, Store


class Written(msgspec.Struct, frozen=True):
    """A statement as it is kept. `access` is the number of the access code by which it was made."""

    city: str
    kind: Kind
    subject: str
    holds: bool
    reason: str
    access: int


def state(store: Store, city: City, said: Written, name: str, moment: datetime) -> Received:
    """Keep what a city says, under a name people will read; return its reception. Raises StoreError."""
    data = msgspec.json.format(msgspec.json.encode(said), indent=1)
    return store.keep(data, web_name(city, name), web_channel(city), moment, Role.STATEMENT)


def statements(held: Snapshot, now: datetime) -> Iterator[Statement]:
    """Yield what cities have said until now. Raises StoreError."""
    for received in held.received(Role.STATEMENT):
        if received.received_at <= now:
            said = msgspec.json.decode(held.data(received), type=Written)
            yield Statement(said.city, said.kind, said.subject, said.holds, said.reason, received)
