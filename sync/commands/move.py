"""`move` (搬库): the stores of the office go into the database that STORE_URL names."""

from collections.abc import Iterator

from sync.commands import near
from sync.commands.screen_words import words
from sync.store import move as stores
from sync.store.move import MOVED


def move() -> Iterator[str]:
    """Move them, and yield what was moved as soon as it was. Raises DeskError."""
    found = False
    for each in stores.move():
        found = True
        yield words().move.moved.format(file=near(each.file), rows=each.rows, name=f"{each.file.name}{MOVED}")
    yield words().move.done if found else words().move.none
