"""What bytes are (文件种类), by looking at them and never at a name. Only containers' directories are opened here."""

import codecs
import struct
from importlib import import_module
from io import BytesIO
from zipfile import ZipFile

from sync.model import Finding
from sync.sheets.received.file_formats import delimited
from sync.sheets.received.file_formats.signatures import (
    HTML_STARTS,
    IMAGE_BRANDS,
    OLE2,
    OLE_STREAMS,
    OPEN_DOCUMENTS,
    READABLE,
    SIGNATURES,
    ZIP,
    ZIP_ENTRY,
    ZIP_MEMBERS,
    Kind,
)

__all__ = [
    "MOST_MEMBERS",
    "READABLE",
    "ZIP",
    "ZIP_ENTRY",
    "ZIP_LOCKED",
    "Kind",
    "finding_of",
    "has_macros",
    "is_utf16",
    "kind_of",
]

MOST_MEMBERS = 10_000
"""A zip with more members than this is not even listed."""

LOOKED_AT = 4096
BLANKS = b"\x00 \t\r\n"
ZIP_LOCKED = 0x1
FILEPASS = 0x2F
FIRST_RECORDS = 8
CONTENT_TYPES = "[Content_Types].xml"
MOST_CONTENT_TYPES = 1 << 20


def kind_of(data: bytes) -> Kind:
    """Say what a file's bytes are; whatever a broken or hostile container provokes makes it DAMAGED."""
    if not data[:LOOKED_AT].strip(BLANKS) and not data.strip(BLANKS):
        return Kind.EMPTY
    if known := kind_by_start(data):
        return known
    return kind_of_container(data) if data.startswith((ZIP, OLE2)) else kind_of_text(data)


def kind_by_start(data: bytes) -> Kind | None:
    """Tell a file by its first bytes, where they are enough."""
    if data.startswith(b"RIFF"):
        return Kind.IMAGE if data[8:12] == b"WEBP" else Kind.FILM
    if data[4:8] == b"ftyp":
        return Kind.IMAGE if data[8:12] in IMAGE_BRANDS else Kind.FILM
    if data.startswith(b"BM") and data[6:10] == bytes(4):
        return Kind.IMAGE
    return next((kind for start, kind in SIGNATURES if data.startswith(start)), None)


def finding_of(kind: Kind) -> Finding:
    """Return what a city is told about a file of a kind that is not read."""
    return Finding(f"file-{kind}")


def kind_of_container(data: bytes) -> Kind:
    """Tell apart what comes in zip and OLE2 files."""
    try:
        return kind_of_zip(data) if data.startswith(ZIP) else kind_of_ole(data)
    except Exception:  # noqa: BLE001  # a hostile directory may provoke anything in either library
        return Kind.DAMAGED


def kind_of_zip(data: bytes) -> Kind:
    """Tell a zip by the names of its members; raises whatever zipfile does on a broken one."""
    if data.count(ZIP_ENTRY) > MOST_MEMBERS:
        return Kind.CROWDED
    with ZipFile(BytesIO(data)) as archive:
        members = {each.filename.replace("\\", "/").lower(): each for each in archive.infolist()}
        for name, kind in ZIP_MEMBERS:
            if name in members:
                return Kind.ENCRYPTED if members[name].flag_bits & ZIP_LOCKED else kind
        if "mimetype" in members and "content.xml" in members:
            with archive.open(members["mimetype"]) as member:
                said = member.read(100)
            return next((kind for word, kind in OPEN_DOCUMENTS if word in said), Kind.ARCHIVE)
    return Kind.ARCHIVE


def kind_of_ole(data: bytes) -> Kind:
    """Tell an OLE2 file by its streams; raises whatever olefile does on a broken one."""
    with import_module("olefile").OleFileIO(BytesIO(data)) as container:  # seldom needed: not worth a slower start
        for stream, kind in OLE_STREAMS:
            if container.exists(stream):
                locked = kind is Kind.XLS and has_password(container.openstream(stream).read(LOOKED_AT))
                return Kind.ENCRYPTED if locked else kind
    return Kind.UNKNOWN


def has_password(records: bytes) -> bool:
    """Say whether the first BIFF records of a workbook announce a password."""
    at = 0
    for _ in range(FIRST_RECORDS):
        if at + 4 > len(records):
            return False
        record, length = struct.unpack_from("<HH", records, at)
        if record == FILEPASS:
            return True
        at += 4 + length
    return False


def kind_of_text(data: bytes) -> Kind:
    """Tell text apart: a web page, XML, a table with separators, prose; anything else is unknown."""
    start = delimited.decoded(data[:LOOKED_AT], whole=False)
    if start is None:
        return Kind.UNKNOWN
    start = start.lstrip().lower()
    if start.startswith("<"):
        is_page = start.startswith(HTML_STARTS) or "<html" in start or "<table" in start
        return Kind.HTML if is_page else Kind.XML
    text = delimited.decoded(data)
    if text is None:
        return Kind.UNKNOWN
    return Kind.CSV if delimited.delimiter(text) else Kind.TEXT


def is_utf16(data: bytes) -> bool:
    """Say whether text starts with a UTF-16 byte order mark."""
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def has_macros(data: bytes) -> bool:
    """Say whether an .xlsx declares macros: then programs open it only under the name .xlsm."""
    try:
        with ZipFile(BytesIO(data)) as archive, archive.open(CONTENT_TYPES) as part:
            return b"macroEnabled" in part.read(MOST_CONTENT_TYPES)
    except Exception:  # noqa: BLE001  # what is no zip has no macros, whatever it provokes
        return False
