"""Statements of cities in the store (声明存档): what they said by a button, kept beside the office's rulings."""

from collections.abc import Iterator
from datetime import datetime

from sync.inbox.kept_decisions import Floor, KeptStatement, words_said
from sync.model import Received
from sync.season import Statement
from sync.store import Snapshot


def state(floor: Floor, said: KeptStatement, name: str, moment: datetime) -> Received:
    """Keep what a city says, under a name people will read; return its reception. Raises Spoken, StoreError."""
    return floor.speak(said.on, said, name, moment)


def statements(held: Snapshot, now: datetime) -> Iterator[Statement]:
    """Yield what cities have said until now. Raises StoreError."""
    for word in words_said(held):
        if isinstance(word.said, KeptStatement) and word.received.received_at <= now:
            said = word.said
            yield Statement(said.city, said.kind, said.subject, said.holds, said.reason, word.received)
