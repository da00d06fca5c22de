"""A reception to be (收件): which bytes came in, under which name, how, when, and what they are to us."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple

Identity = tuple[str, str, datetime]
"""What makes two receptions the same: the sha256 of their bytes, the name, the moment in UTC."""


class Role(StrEnum):
    """What a received file is to us (用途): a form to read, evidence for people, an archive of the others, a pull.

    `ARRIVED` is what nobody has looked at yet; `STATEMENT` is what a city said by a button of the web page, `RULING`
    what the office decided there. `PURGED` is what was removed since: only its hash, size and time are left.
    """

    FORM = "form"
    EVIDENCE = "evidence"
    ARCHIVE = "archive"
    PULL = "pull"
    ARRIVED = "arrived"
    STATEMENT = "statement"
    RULING = "ruling"
    PURGED = "purged"


SAID = (Role.STATEMENT, Role.RULING)
"""What somebody said by a button or a form of the web page, on what others said before."""


class Reception(NamedTuple):
    """A row to be: under which name, how and when (an aware moment) bytes came in."""

    sha256: str
    name: str
    channel: str
    received_at: datetime
    size: int
    role: Role

    @property
    def identity(self) -> Identity:
        """What makes this the same reception as another."""
        return self.sha256, self.name, self.received_at.astimezone(UTC)


def storable(name: str) -> str:
    """Return a file name as every database takes it: what is no text becomes a mark of that."""
    return name.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")
