"""A file looked at for the first time (初看): what its bytes are, and of an archive what is in it; run by a child."""

from dataclasses import dataclass

from sync.sheets.received import attachments
from sync.sheets.received.kinds import Kind, kind_of


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive (压缩包里的文件)."""

    name: str
    data: bytes
    kind: Kind


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen (初看结果). `members` is None where the file is no archive, or cannot be unpacked safely."""

    kind: Kind
    members: tuple[Member, ...] | None = None


def looked(data: bytes) -> Look:
    """Say what a file is."""
    kind = kind_of(data)
    inside = attachments.members(data) if kind is Kind.ARCHIVE else None
    return Look(kind, None if inside is None else tuple(Member(name, each, kind_of(each)) for name, each in inside))
