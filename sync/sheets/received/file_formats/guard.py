"""The door (安全预检): a workbook's zip is unpacked here within limits, before any parser sees it.

Sizes are measured by unpacking, never read from headers.
"""

import codecs
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812  # a class, whatever its name looks like

from sync.model import Finding
from sync.sheets.received.file_formats.signatures import MOST_MEMBERS, ZIP_ENTRY, ZIP_LOCKED, is_utf16

MEGABYTE = 1 << 20
MOST_IN_A_MEMBER = 128 * MEGABYTE
MOST_IN_ALL = 320 * MEGABYTE
STEEPEST = 200
"""Unpacked : packed. Sheets of ghost rows reach some 50, the deflate bomb 1000."""
CHUNK = MEGABYTE

DOCTYPE = b"<!DOCTYPE"
XML_STARTS = (b"<", codecs.BOM_UTF8 + b"<")
PICTURES = (".svg",)
"""Pictures that are XML of their own and are never parsed here; drawing programs do give them a DOCTYPE."""


class MemberRefused(Exception):  # noqa: N818  # carries a finding to `unpacked`, never leaves this module
    """A member went over a limit; `finding` says which."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding


def unpacked(data: bytes) -> dict[str, bytes] | Finding:
    """Return the XML members of a workbook by name, in UTF-8, or the finding that refuses it."""
    if data.count(ZIP_ENTRY) > MOST_MEMBERS:
        return Finding("file-crowded")
    try:
        with ZipFile(BytesIO(data)) as archive:
            return dict(xml_members(archive, len(data)))
    except MemberRefused as refusal:
        return refusal.finding
    except (BadZipFile, ZlibError, EOFError, OSError, ValueError, NotImplementedError):
        return Finding("file-damaged")


def xml_members(archive: ZipFile, packed: int) -> Iterator[tuple[str, bytes]]:
    """Yield the XML members (name, text in UTF-8), measuring all. Raises Refused."""
    total = 0
    for info in archive.infolist():
        if info.flag_bits & ZIP_LOCKED:
            raise MemberRefused(Finding("file-encrypted"))
        member = inflated(archive, info, packed)
        total += len(member)
        refuse_if_steep(total, packed)
        refuse_if_large(total, MOST_IN_ALL)
        if member.startswith(XML_STARTS) or is_utf16(member) or member[:2] in {b"<\0", b"\0<"}:
            yield info.filename, checked(info.filename, in_utf8(member))


def inflated(archive: ZipFile, info: ZipInfo, packed: int) -> bytes:
    """Unpack one member chunk by chunk. Raises Refused as soon as it is over a limit."""
    chunks = []
    size = 0
    with archive.open(info) as member:
        while chunk := member.read(CHUNK):
            chunks.append(chunk)
            size += len(chunk)
            refuse_if_steep(size, min(info.compress_size, packed))
            refuse_if_large(size, MOST_IN_A_MEMBER)
    return chunks[0] if len(chunks) == 1 else b"".join(chunks)


def refuse_if_steep(size: int, packed: int) -> None:
    """Raise Refused where much comes out of little."""
    if size > MEGABYTE and size > STEEPEST * packed:
        raise MemberRefused(Finding("file-bomb", params={"ratio": size // max(packed, 1)}))


def refuse_if_large(size: int, most: int) -> None:
    """Raise Refused where more comes out than a form can need."""
    if size > most:
        raise MemberRefused(Finding("file-too-large", params={"megabytes": most // MEGABYTE}))


def checked(name: str, text: bytes) -> bytes:
    """Return XML that declares nothing of its own. Raises Refused for entities, the stuff of XML bombs and of XXE."""
    if DOCTYPE in text and not name.lower().endswith(PICTURES):
        raise MemberRefused(Finding("file-entities"))
    return text


def in_utf8(text: bytes) -> bytes:
    """Return XML as UTF-8, so that nothing hides in another encoding."""
    if is_utf16(text):
        return text.decode("utf-16", "replace").encode()
    if text[:2] in {b"<\0", b"\0<"}:
        return text.decode("utf-16-le" if text[1] == 0 else "utf-16-be", "replace").encode()
    return text
