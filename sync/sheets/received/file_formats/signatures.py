"""By what files are told apart (文件特征): the kinds, and what each begins with or holds."""

import codecs
from enum import StrEnum


class Kind(StrEnum):
    """The kinds told apart; of those that are not read, `file-` + the kind is the finding's code."""

    XLSX = "xlsx"
    XLS = "xls"
    CSV = "csv"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    CROWDED = "crowded"
    XLSB = "xlsb"
    ODS = "ods"
    WORD = "word"
    SLIDES = "slides"
    HTML = "html"
    WEB_ARCHIVE = "mht"
    XML = "xml"
    XML_SHEET = "xml-sheet"
    SYLK = "sylk"
    WORKS = "works"
    NUMBERS = "numbers"
    PAGES = "pages"
    OFD = "ofd"
    XPS = "xps"
    MAIL = "mail"
    PDF = "pdf"
    IMAGE = "image"
    FILM = "film"
    ARCHIVE = "archive"
    TEXT = "text"
    UNKNOWN = "unknown"


READABLE = frozenset({Kind.XLSX, Kind.XLS, Kind.CSV})

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK"
ZIP_ENTRY = b"PK\x01\x02"
ZIP_LOCKED = 0x1
MOST_MEMBERS = 10_000
"""A zip with more members than this is not even listed."""
SIGNATURES = (
    (b"%PDF-", Kind.PDF),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"\x89PNG\r\n", Kind.IMAGE),
    (b"GIF8", Kind.IMAGE),
    (b"II*\x00", Kind.IMAGE),
    (b"MM\x00*", Kind.IMAGE),
    (b"ID3", Kind.FILM),
    (b"FLV\x01", Kind.FILM),
    (b"\x1a\x45\xdf\xa3", Kind.FILM),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", Kind.FILM),
    (b"\x00\x00\x01\xba", Kind.FILM),
    (b"Rar!\x1a\x07", Kind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (b"\x1f\x8b\x08", Kind.ARCHIVE),
    (b"{\\rtf", Kind.WORD),
    (b"ID;P", Kind.SYLK),
    (b"\xff\x00\x02\x00\x04\x04", Kind.WORKS),
    # Old programs write the records of an .xls without the container.
    (b"\x09\x00\x04\x00", Kind.XLS),
    (b"\x09\x02\x06\x00", Kind.XLS),
    (b"\x09\x04\x06\x00", Kind.XLS),
    (b"\x09\x08\x08\x00", Kind.XLS),
    (b"\x09\x08\x10\x00", Kind.XLS),
)
IMAGE_BRANDS = (b"heic", b"heix", b"mif1", b"avif")
OLE_STREAMS = (
    ("EncryptedPackage", Kind.ENCRYPTED),
    ("Workbook", Kind.XLS),
    ("Book", Kind.XLS),
    ("WordDocument", Kind.WORD),
    ("PowerPoint Document", Kind.SLIDES),
    ("__properties_version1.0", Kind.MAIL),
    ("WksSSWorkBook", Kind.WORKS),
    ("MatOST", Kind.WORKS),
)
OPEN_DOCUMENTS = ((b"spreadsheet", Kind.ODS), (b"presentation", Kind.SLIDES), (b"text", Kind.WORD))
XML_SHEETS = ("urn:schemas-microsoft-com:office:spreadsheet", 'progid="excel.sheet"')
XML_WORDS = ('progid="word.document"', "http://schemas.microsoft.com/office/word/2003/wordml")
HTML_STARTS = ("<!doctype html", "<html", "<table", "<meta", "<head", "<body", "<style", "<div")


def is_utf16(data: bytes) -> bool:
    """Say whether text starts with a UTF-16 byte order mark."""
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
