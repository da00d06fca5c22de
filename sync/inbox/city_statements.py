"""Statements of cities in the store (声明存档): kept like files that came in, a small JSON each."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from sync.inbox.kept_decisions import Floor, KeptStatement
from sync.model import Received
from sync.reading import web_channel, web_name
from sync.season import Statement
from sync.store import Role, Snapshot


def state(floor: Floor, said: KeptStatement, name: str, moment: datetime) -> Received:
    """Keep what a city says, under a name people will read; return its reception. Raises Spoken, StoreError."""
    city = floor.plan.city_by_code[said.city]
    data = msgspec.json.format(msgspec.json.encode(said), indent=1)

    def keep(after: int) -> Received:
        return floor.store.keep(data, web_name(city, name), web_channel(city), moment, Role.STATEMENT, after=after)

    return floor.speak(said.on, said, keep)


def statements(held: Snapshot, now: datetime) -> Iterator[Statement]:
    """Yield what cities have said until now. Raises StoreError."""
    for received in held.received(Role.STATEMENT):
        if received.received_at <= now:
            said = msgspec.json.decode(held.data(received), type=KeptStatement)
            yield Statement(said.city, said.kind, said.subject, said.holds, said.reason, received)
