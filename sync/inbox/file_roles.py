"""What to make of a file in the inbox (收件分拣): a form to be read, evidence to be kept, or nobody's."""

from pathlib import PurePosixPath

from sync.sheets.received.file_formats.file_kinds import ZIP, Kind, kind_of
from sync.sheets.received.file_formats.sheet_pictures import holds_pictures
from sync.sheets.received.looking import FirstLook

IGNORED = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
IGNORED_STARTS = ("~$", ".")

WORKBOOKS = frozenset(
    {".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".xlt", ".et", ".ett", ".csv", ".ods"}
    | {".numbers", ".slk", ".wks", ".xlr"}
)
TABLES_AS_TEXT = frozenset({"", ".txt", ".tsv"})
MATERIALS = frozenset(
    {
        ".doc",
        ".docx",
        ".docm",
        ".wps",
        ".rtf",
        ".odt",
        ".ppt",
        ".pptx",
        ".dps",
        ".pdf",
        ".ofd",
        ".xps",
        ".oxps",
        ".txt",
        ".md",
        ".html",
    }
    | {".htm", ".mht", ".mhtml", ".pages", ".key", ".epub"}
    | {".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".svg", ".psd"}
    | {".mp4", ".mov", ".avi", ".wmv", ".mkv", ".flv", ".mpg", ".mpeg", ".m4v", ".mp3", ".wav", ".m4a", ".wma"}
)
WORKBOOK_KINDS = frozenset({Kind.XLSX, Kind.XLS, Kind.XLSB, Kind.ODS, Kind.NUMBERS, Kind.XML_SHEET, Kind.SYLK})
MATERIAL_KINDS = frozenset(
    {Kind.WORD, Kind.SLIDES, Kind.PDF, Kind.IMAGE, Kind.FILM, Kind.TEXT, Kind.PAGES, Kind.OFD, Kind.XPS}
    | {Kind.WEB_ARCHIVE, Kind.HTML}
)


def is_ignored(name: str) -> bool:
    """Say whether a path is a system's or a program's own: lock files, thumbnails, hidden files and folders."""
    parts = PurePosixPath(name).parts
    return any(part.startswith(IGNORED_STARTS) or part.lower() in IGNORED for part in parts)


def suffix_of(name: str) -> str:
    """Return a file name's suffix in small letters, with its dot."""
    return PurePosixPath(name).suffix.lower()


def claims_form(name: str) -> bool:
    """Say whether a name claims that the file is a workbook."""
    return suffix_of(name) in WORKBOOKS


def is_archive(name: str, kind: Kind) -> bool:
    """Say whether a file is a zip of files: neither a document that happens to be a zip, nor called a workbook."""
    return kind is Kind.ARCHIVE and not claims_form(name)


def is_container(name: str, kind: Kind) -> bool:
    """Say whether a file is a file of files: an archive, or a saved mail."""
    return kind is Kind.MAIL or is_archive(name, kind)


def may_hold_files(name: str, data: bytes) -> bool:
    """Say whether it is worth having a file's contents listed; of archives only zip is unpacked.

    A workbook is none of them, but the pictures of its entries are files as well.
    """
    kind = kind_of(data)
    if is_container(name, kind):
        return kind is Kind.MAIL or data.startswith(ZIP)
    return holds_pictures(data, kind)


def holds_files(look: FirstLook) -> bool:
    """Say whether files come out of a file; a mail without attachments has nobody to speak for it but itself."""
    return look.files is not None and (look.files > 0 or look.kind is Kind.ARCHIVE)


def is_form(name: str, kind: Kind) -> bool:
    """Say whether a file is to be opened as a form: its bytes are a workbook, or its name claims so.

    What claims it wrongly is opened too, and what nobody knows, for somebody has to be told what it is; whether it
    counts as a failed form is `set_aside.is_form_meant`'s to say.
    """
    suffix = suffix_of(name)
    if claims_form(name):
        return True
    if kind is Kind.CSV:
        return suffix in TABLES_AS_TEXT
    return kind in WORKBOOK_KINDS or (suffix not in MATERIALS and kind not in MATERIAL_KINDS)
