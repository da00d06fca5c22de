"""A file looked at for the first time (初看): what its bytes are, and of an archive how much is in it; run by a child.

What is handed over is a `FirstLook`, then, if the parent wants it, member by member a `Member` and its bytes in pieces.
"""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.msgpack import Encoder

from sync.sheets.received.file_formats import attachments
from sync.sheets.received.file_formats.attachments import Budget, Size
from sync.sheets.received.file_formats.file_kinds import Kind, kind_of

ByteCount = Annotated[int, Meta(ge=0, le=1 << 48)]
PIECE = 1 << 20
"""Bytes of a member that are handed over at a time."""


class FirstLook(Struct, frozen=True):
    """What was seen (初看结果). `files` and `bytes` are what would come out of an archive that can be unpacked."""

    kind: Kind
    files: ByteCount | None = None
    bytes: ByteCount = 0


class Member(Struct, frozen=True):
    """One file in an archive (压缩包里的文件): its harmless name, what its bytes are, how many follow."""

    name: Annotated[str, Meta(max_length=4096)]
    kind: Kind
    size: ByteCount


ENCODER = Encoder()


def looked(data: bytes, budget: Budget) -> bytes:
    """Say what a file is."""
    kind = kind_of(data)
    size = attachments.measured(data, budget) if kind is Kind.ARCHIVE else None
    return ENCODER.encode(FirstLook(kind, *size) if isinstance(size, Size) else FirstLook(kind))


def unpacked(data: bytes) -> Iterator[bytes]:
    """Yield what is in an archive, ready to be handed over."""
    for name, member in attachments.members(data):
        yield ENCODER.encode(Member(name, kind_of(member), len(member)))
        for start in range(0, len(member), PIECE):
            yield member[start : start + PIECE]
