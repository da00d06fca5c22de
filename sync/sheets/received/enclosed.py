"""What is in a file of files (包内文件): an archive, a mail, what lies in these in turn; measured, then given.

The child does both, within one budget for all that comes out of one file.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from importlib import import_module
from pathlib import PurePosixPath
from typing import NamedTuple

from sync.model import Finding
from sync.sheets.received.file_formats import attachments
from sync.sheets.received.file_formats.attachments import MEGABYTE, Budget, Size, safe
from sync.sheets.received.file_formats.file_kinds import ZIP, Kind, finding_of, kind_of
from sync.sheets.received.file_formats.mails import UNNAMED, Mail, mail
from sync.sheets.received.file_formats.sheet_pictures import MEDIA

CONTAINERS = frozenset({Kind.ARCHIVE, Kind.MAIL})
MOST_NESTED = 5
"""A mail in a mail in a mail: one that lies deeper is handed over as it is."""
SENT, BOOKS = (".eml", ".msg"), (".xlsx", ".xlsm")


class Enclosed(NamedTuple):
    """A file in another (包内文件): its harmless path, its bytes; when the mail that brought it came, and from whom."""

    name: str
    data: bytes
    at: datetime | None = None
    sender: str = ""


def measured(data: bytes, kind: Kind, budget: Budget) -> Size | Finding:
    """Say what would come out of an archive or a mail, or why nothing can; what else raises is the file's trouble."""
    if kind is Kind.ARCHIVE:
        size = attachments.measured(data, budget)
        if isinstance(size, Finding) or not holds_more(data):
            return size
    try:
        return counted(members(data, kind, budget), budget)
    except Exception:  # noqa: BLE001  # a hostile mail may provoke anything in a parser
        return finding_of(kind)


def holds_more(archive: bytes) -> bool:
    """Say whether the names in an archive that was measured are those of files that may hold others."""
    return any(name.lower().endswith((*SENT, *BOOKS)) for name in attachments.names(archive))


def counted(files: Iterator[Enclosed], budget: Budget) -> Size | Finding:
    """Count files and bytes as far as the budget goes."""
    count = total = 0
    for each in files:
        count, total = count + 1, total + len(each.data)
        if count > budget.files:
            return Finding("archive-many-files", params={"most": budget.files})
        if total > budget.bytes:
            return Finding("archive-too-large", params={"megabytes": budget.bytes // MEGABYTE})
    return Size(count, total)


def members(data: bytes, kind: Kind, budget: Budget) -> Iterator[Enclosed]:
    """Yield the files in an archive, a mail or a workbook that was measured; no two have one name.

    The pictures of a workbook follow it, under its name.
    """
    if kind is Kind.XLSX:
        yield from of_workbook(data)
        return
    taken: set[str] = set()
    for each in of_archive(data, budget, 0) if kind is Kind.ARCHIVE else of_mail(mail(data), budget, 0):
        apart_from_all = each._replace(name=apart(each.name, taken))
        yield apart_from_all
        if MEDIA in each.data and kind_of(each.data) is Kind.XLSX:
            for picture in under(apart_from_all.name, of_workbook(each.data)):
                yield picture._replace(at=each.at, sender=each.sender)


def of_workbook(data: bytes) -> Iterator[Enclosed]:
    """Yield the pictures of a workbook's entries; of one that cannot be read, none."""
    excel = import_module("sync.sheets.received.file_formats.excel")  # not every file looked at is worth its start
    return (Enclosed(name, content) for name, content in excel.pictures_of(data))


def of_archive(data: bytes, budget: Budget, depth: int) -> Iterator[Enclosed]:
    """Yield the files in an archive; a mail among them is opened, another archive is not."""
    for name, content in attachments.members(data):
        opened = mail_in(content, depth) if name.lower().endswith(SENT) else None
        yield from under(name, of_mail(opened, budget, depth + 1)) if opened else (Enclosed(name, content),)


def of_mail(opened: Mail, budget: Budget, depth: int) -> Iterator[Enclosed]:
    """Yield the files attached to a mail and to mails within it, and those of archives among them.

    Raises ValueError for mails within too many others: what cannot be opened whole is not opened.
    """
    for said, content in opened.attached():
        name = safe(said) or UNNAMED
        inner = content if isinstance(content, Mail) else mail_in(content, depth)
        if inner is not None and depth < MOST_NESTED:
            files = under(name, of_mail(dated(inner, opened), budget, depth + 1))
        elif isinstance(content, Mail):
            raise ValueError("mails nested too deep")
        elif is_archive(content, budget) and depth < MOST_NESTED:
            files = under(name, of_archive(content, budget, depth + 1))
        else:
            files = iter((Enclosed(name, content),))
        for each in files:
            yield each._replace(at=each.at or opened.at, sender=each.sender or opened.sender)


def dated(inner: Mail, outer: Mail) -> Mail:
    """Return a forwarded mail as one that came when, and from whom, the mail that brought it did."""
    return replace(inner, at=outer.at, sender=outer.sender) if outer.at or outer.sender else inner


def mail_in(content: bytes, depth: int) -> Mail | None:
    """Return the mail that an attachment is; None where it is none."""
    return mail(content) if depth < MOST_NESTED and kind_of(content) is Kind.MAIL else None


def is_archive(content: bytes, budget: Budget) -> bool:
    """Say whether an attachment is an archive that may be unpacked."""
    if not content.startswith(ZIP) or kind_of(content) is not Kind.ARCHIVE:
        return False
    return isinstance(attachments.measured(content, budget), Size)


def under(folder: str, files: Iterator[Enclosed]) -> Iterator[Enclosed]:
    """Put files into a folder."""
    return (each._replace(name=f"{folder}/{each.name}") for each in files)


def apart(name: str, taken: set[str]) -> str:
    """Return a name that no other file has, and note it."""
    path, number, free = PurePosixPath(name), 1, name
    while free.casefold() in taken:
        number += 1
        free = str(path.with_name(f"{path.stem}({number}){path.suffix}"))
    taken.add(free.casefold())
    return free
