"""One door for all received bytes (打开收件): sniff, pick the reader of that kind. The reader's child runs it."""

from importlib import import_module

from sync.model import Finding, Workbook
from sync.sheets.received.file_formats import attachments
from sync.sheets.received.file_formats.attachments import Budget
from sync.sheets.received.file_formats.file_kinds import ZIP, Kind, finding_of, kind_of

READERS = {
    Kind.XLSX: "sync.sheets.received.file_formats.excel",
    Kind.XLS: "sync.sheets.received.file_formats.biff",
    Kind.CSV: "sync.sheets.received.file_formats.delimited",
    Kind.ENCRYPTED: "sync.sheets.received.file_formats.default_password",
}
"""Each has `read(data) -> Workbook | Finding`; loaded when first needed, so that the child starts fast."""


def opened(data: bytes, budget: Budget = Budget()) -> Workbook | Finding:  # noqa: B008  # a tuple
    """Return what the bytes hold, or why they cannot be read; whatever a parser stumbles over is a finding."""
    try:
        kind = kind_of(data)
        answer: Workbook | Finding = import_module(READERS[kind]).read(data) if kind in READERS else about(data, budget)
    except MemoryError:
        return Finding("file-memory")
    except Exception:  # noqa: BLE001  # a hostile file may provoke anything in a parser; the run must go on
        return Finding("file-damaged")
    return answer


def about(data: bytes, budget: Budget) -> Finding:
    """Say why a file of a kind that is not read is not; an archive that was not unpacked may go over a limit."""
    kind = kind_of(data)
    trouble = attachments.measured(data, budget) if kind is Kind.ARCHIVE and data.startswith(ZIP) else None
    return trouble if isinstance(trouble, Finding) else finding_of(kind)
