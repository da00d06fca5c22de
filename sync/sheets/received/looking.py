"""A file looked at for the first time (初看): what its bytes are, how much is in an archive or a mail; run by a child.

What is handed over is a `FirstLook`, then, if the parent wants it, member by member a `Member` and its bytes in pieces.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.msgpack import Encoder

from sync.sheets.received import enclosed
from sync.sheets.received.enclosed import CONTAINERS
from sync.sheets.received.file_formats.attachments import Budget, Size
from sync.sheets.received.file_formats.file_kinds import Kind, kind_of
from sync.sheets.received.file_formats.mails import LONGEST_SENDER
from sync.sheets.received.file_formats.sheet_pictures import holds_pictures

ByteCount = Annotated[int, Meta(ge=0, le=1 << 48)]
LONGEST_NAME = 4096
PIECE = 1 << 20
"""Bytes of a member that are handed over at a time."""


class FirstLook(Struct, frozen=True):
    """What was seen (初看结果). `files` and `bytes` are what would come out of an archive that can be unpacked."""

    kind: Kind
    files: ByteCount | None = None
    bytes: ByteCount = 0


class Member(Struct, frozen=True):
    """One file in an archive or a mail (包内文件): its harmless name, what its bytes are, how many follow.

    `at` and `sender` are those of the mail that brought it, where one did.
    """

    name: Annotated[str, Meta(max_length=LONGEST_NAME)]
    kind: Kind
    size: ByteCount
    at: datetime | None = None
    sender: Annotated[str, Meta(max_length=LONGEST_SENDER)] = ""


ENCODER = Encoder()


def looked(data: bytes, budget: Budget) -> bytes:
    """Say what a file is."""
    kind = kind_of(data)
    holds = kind in CONTAINERS or holds_pictures(data, kind)
    size = enclosed.measured(data, kind, budget) if holds else None
    return ENCODER.encode(FirstLook(kind, *size) if isinstance(size, Size) else FirstLook(kind))


def unpacked(data: bytes, budget: Budget) -> Iterator[bytes]:
    """Yield what is in an archive or a mail, ready to be handed over."""
    for each in enclosed.members(data, kind_of(data), budget):
        name, sender = each.name[-LONGEST_NAME:], each.sender[:LONGEST_SENDER]
        yield ENCODER.encode(Member(name, kind_of(each.data), len(each.data), each.at, sender))
        for start in range(0, len(each.data), PIECE):
            yield each.data[start : start + PIECE]
