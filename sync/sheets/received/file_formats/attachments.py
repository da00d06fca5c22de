"""Zip archives of workbooks (压缩包附件): measured, then unpacked one level deep, within limits, under harmless names.

The child does both: nobody else unpacks what came in.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812  # a class, whatever its name looks like

from sync.model import Finding
from sync.sheets.received.file_formats.file_kinds import MOST_MEMBERS, ZIP_ENTRY, Kind, finding_of

MEGABYTE = 1 << 20
STEEPEST = 200
"""Unpacked : packed, beyond which a member is a bomb."""
CHUNK = MEGABYTE
UTF8_NAME, LOCKED = 0x800, 0x1


class Budget(NamedTuple):
    """What may come out of one archive (展开限量): so many files, so many bytes of all."""

    files: int = 500
    bytes: int = 300 * MEGABYTE


class Size(NamedTuple):
    """What is in an archive (展开后): how many files, how many bytes."""

    files: int
    bytes: int


class Unfit(Exception):  # noqa: N818  # carries a finding to `measured`, never leaves this module
    """The archive goes over a limit or is locked; `finding` says which."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding


def measured(data: bytes, budget: Budget) -> Size | Finding:
    """Say what would come out of an archive, keeping nothing of it, or why it cannot be unpacked."""
    if data.count(ZIP_ENTRY) > MOST_MEMBERS:
        return Finding("archive-many-files", params={"most": budget.files})
    try:
        with ZipFile(BytesIO(data)) as archive:
            infos = [info for _, info in files(archive)]
            if len(infos) > budget.files:
                return Finding("archive-many-files", params={"most": budget.files})
            total = 0
            for info in infos:
                for piece in inflated(archive, info):
                    total += len(piece)
                    if total > budget.bytes:
                        return Finding("archive-too-large", params={"megabytes": budget.bytes // MEGABYTE})
    except Unfit as unfit:
        return unfit.finding
    except (BadZipFile, ZlibError, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        return finding_of(Kind.ARCHIVE)
    return Size(len(infos), total)


def members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files in an archive that was measured (name, bytes), by name; one at a time is in memory."""
    with ZipFile(BytesIO(data)) as archive:
        for name, info in files(archive):
            yield name, b"".join(inflated(archive, info))


def names(data: bytes) -> list[str]:
    """Return the names of the files in an archive that was measured."""
    with ZipFile(BytesIO(data)) as archive:
        return [name for name, _ in files(archive)]


def files(archive: ZipFile) -> list[tuple[str, ZipInfo]]:
    """Return the files of an archive under harmless names, by name."""
    named = ((safe(decoded(info)), info) for info in archive.infolist() if not info.is_dir())
    return sorted(((name, info) for name, info in named if name), key=lambda each: each[0])


def inflated(archive: ZipFile, info: ZipInfo) -> Iterator[bytes]:
    """Unpack one member chunk by chunk. Raises Unfit for one that is locked or a bomb."""
    if info.flag_bits & LOCKED:
        raise Unfit(finding_of(Kind.ARCHIVE))
    size = 0
    with archive.open(info) as member:
        while chunk := member.read(CHUNK):
            size += len(chunk)
            if size > max(MEGABYTE, STEEPEST * info.compress_size):
                raise Unfit(Finding("file-bomb", params={"ratio": size // max(info.compress_size, 1)}))
            yield chunk


def decoded(info: ZipInfo) -> str:
    """Return a member's name as it was meant: Chinese Windows writes GBK and says nothing of it."""
    if info.flag_bits & UTF8_NAME:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def safe(name: str) -> str:
    """Return a member's name without drive, root and steps upward; empty where nothing remains."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return "/".join(part for part in parts if part not in {"/", "//", "..", "."} and not part.endswith(":"))
