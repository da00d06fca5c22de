"""What bytes are (文件种类), by looking at them and never at a name. Only containers' directories are opened here."""

import re
import struct
from importlib import import_module
from io import BytesIO
from zipfile import ZipFile

from sync.model import Finding
from sync.sheets.received.file_formats.signatures import (
    IMAGE_BRANDS,
    MOST_MEMBERS,
    OLE2,
    OLE_STREAMS,
    READABLE,
    SIGNATURES,
    ZIP,
    ZIP_ENTRY,
    Kind,
)
from sync.sheets.received.file_formats.text_kinds import kind_of_text
from sync.sheets.received.file_formats.zip_kinds import kind_of_zip

__all__ = [
    "MOST_MEMBERS",
    "READABLE",
    "ZIP",
    "ZIP_ENTRY",
    "Kind",
    "finding_of",
    "has_macros",
    "kind_of",
]

LOOKED_AT = 4096
BLANKS = b"\x00 \t\r\n"
FILEPASS = 0x2F
FIRST_RECORDS = 8
CONTENT_TYPES = "[Content_Types].xml"
MOST_CONTENT_TYPES = 1 << 20
OVERRIDE = re.compile(rb"<(?:\w+:)?Override\b[^<>]*+>")
MAIN_PART = re.compile(rb"""PartName\s*=\s*["']/?xl/workbook\d*\.xml["']""", re.IGNORECASE)
MACRO_TYPE = re.compile(rb"""ContentType\s*=\s*["'][^"']*macroEnabled\.main\+xml["']""")


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
    if data.startswith(ZIP) and data.count(ZIP_ENTRY) > MOST_MEMBERS:
        return Kind.CROWDED
    try:
        if not data.startswith(ZIP):
            return kind_of_ole(data)
        with ZipFile(BytesIO(data)) as archive:
            return kind_of_zip(archive)
    except Exception:  # noqa: BLE001  # a hostile directory may provoke anything in either library
        return Kind.DAMAGED


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


def has_macros(data: bytes) -> bool:
    """Say whether a workbook's main part is declared with macros: then programs open it only under the name .xlsm.

    What else it declares says nothing: SheetJS names a macro-enabled type for every `bin`, and one may hold another.
    """
    try:
        with ZipFile(BytesIO(data)) as archive, archive.open(CONTENT_TYPES) as part:
            declared = part.read(MOST_CONTENT_TYPES)
    except Exception:  # noqa: BLE001  # what is no zip has no macros, whatever it provokes
        return False
    return any(MAIN_PART.search(each) and MACRO_TYPE.search(each) for each in OVERRIDE.findall(declared))
