"""Zip archives of workbooks (压缩包附件): their members, one level deep, within limits, under harmless names."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812  # a class, whatever its name looks like

from sync.sheets.received.kinds import ZIP_ENTRY

MEGABYTE = 1 << 20
MOST_MEMBERS = 500
MOST_IN_A_MEMBER = 256 * MEGABYTE
MOST_IN_ALL = 1024 * MEGABYTE
STEEPEST = 200
"""Unpacked : packed, beyond which a member is a bomb."""
CHUNK = MEGABYTE
UTF8_NAME, LOCKED = 0x800, 0x1

Member = tuple[str, bytes]


class Unfit(Exception):  # noqa: N818  # never leaves this module
    """The archive goes over a limit or is locked."""


def members(data: bytes) -> list[Member] | None:
    """Return the files in an archive (name, bytes) by name; None where it cannot be unpacked safely or at all."""
    if data.count(ZIP_ENTRY) > MOST_MEMBERS:
        return None
    try:
        with ZipFile(BytesIO(data)) as archive:
            return sorted(unpacked(archive))
    except (Unfit, BadZipFile, ZlibError, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        return None


def unpacked(archive: ZipFile) -> Iterator[Member]:
    """Yield the files of an archive. Raises Unfit."""
    total = 0
    for info in archive.infolist():
        name = safe(decoded(info))
        if info.is_dir() or not name:
            continue
        if info.flag_bits & LOCKED:
            raise Unfit
        data = inflated(archive, info)
        total += len(data)
        if total > MOST_IN_ALL:
            raise Unfit
        yield name, data


def inflated(archive: ZipFile, info: ZipInfo) -> bytes:
    """Unpack one member chunk by chunk. Raises Unfit as soon as it is over a limit."""
    chunks = []
    size = 0
    with archive.open(info) as member:
        while chunk := member.read(CHUNK):
            size += len(chunk)
            if size > MOST_IN_A_MEMBER or size > max(MEGABYTE, STEEPEST * info.compress_size):
                raise Unfit
            chunks.append(chunk)
    return b"".join(chunks)


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
