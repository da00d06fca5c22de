"""Workbooks locked with the password that Excel itself tries (默认密码): whoever opens one is never asked for it.

Excel encrypts a workbook whose structure is protected with it ([MS-OFFCRYPTO] 2.4.2.3). A password of the city's own is
not guessed.
"""

from importlib import import_module
from io import BytesIO
from typing import Any

from sync.model import Finding, Workbook
from sync.sheets.received.file_formats.file_kinds import Kind, kind_of

PASSWORD = "VelvetSweatshop"  # noqa: S105  # published by Microsoft; it protects nothing
READERS = {Kind.XLSX: "sync.sheets.received.file_formats.excel", Kind.XLS: "sync.sheets.received.file_formats.biff"}


def read(data: bytes) -> Workbook | Finding:
    """Return the sheets of a workbook locked so; the finding where it has another password."""
    plain = unlocked(data)
    kind = kind_of(plain) if plain else None
    if plain is None or kind not in READERS:
        return Finding("file-encrypted")
    answer: Workbook | Finding = import_module(READERS[kind]).read(plain)
    return answer


def unlocked(data: bytes) -> bytes | None:
    """Return a file without its lock; None where the password is another one, or the lock of a kind nobody knows."""
    office: Any = import_module("msoffcrypto")  # seldom needed, and slow to load
    made = BytesIO()
    try:
        locked = office.OfficeFile(BytesIO(data))
        if isinstance(locked, office.format.ooxml.OOXMLFile):
            locked.load_key(password=PASSWORD, verify_password=True)
        else:
            locked.load_key(password=PASSWORD)
        locked.decrypt(made)
    except Exception:  # noqa: BLE001  # a hostile container may provoke anything in it
        return None
    return made.getvalue()
