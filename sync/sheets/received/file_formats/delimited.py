"""Tables as text (CSV 文本): what an online sheet exports, in UTF-8, GB18030 or UTF-16."""

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from sync.model import Broken, Finding, Grid, Raw, Workbook
from sync.sheets.received.file_formats.visible_cells import trimmed

DELIMITERS = ("\t", ";", ",")
"""The comma last: it is the one that also stands within texts."""
SAMPLE_ROWS = 30
LONGEST_FIELD = 1_000_000
ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#ERROR!"})
"""How a spreadsheet program writes a broken cell into text."""


def read(data: bytes) -> Workbook | Finding:
    """Return the table as a workbook of one sheet without a name; the finding where it is no table after all."""
    text = decoded(data)
    separator = delimiter(text) if text is not None else None
    if text is None or separator is None:
        return Finding("file-text")
    rows = [[cell(value) for value in row] for row in parsed(text, separator)]
    return Workbook((Grid("", trimmed(rows)),), (Finding("file-csv"),))


def cell(value: str) -> Raw:
    """Return a field as a cell: nothing, a broken one, or its text."""
    return None if value == "" else Broken(value) if value in ERRORS else value


def decoded(data: bytes, *, whole: bool = True) -> str | None:
    """Decode text in any encoding our cities use; None where it is not text.

    Not `whole`: the data is the beginning of something, and its last character may be cut.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return decoded_as(encoding, data.removeprefix(mark), whole=whole)
    if b"\x00" in data:
        return None
    text = decoded_as("utf-8", data, whole=whole)
    return decoded_as("gb18030", data, whole=whole) if text is None else text


def decoded_as(encoding: str, data: bytes, *, whole: bool) -> str | None:
    """Decode as one encoding, or return None."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(data, whole)
    except UnicodeDecodeError:
        return None


def delimiter(text: str) -> str | None:
    """Return what separates the columns: whatever cuts most of the first rows into the same number of them."""
    scores = {each: regularity(text, each) for each in DELIMITERS}
    best = max(DELIMITERS, key=lambda each: scores[each])
    return best if any(scores[best]) else None


def regularity(text: str, separator: str) -> tuple[int, int]:
    """Return (rows, columns) of the most frequent width; (0, 0) where no table shows."""
    try:
        widths = Counter(len(row) for row in islice(parsed(text, separator), SAMPLE_ROWS) if any(row))
    except csv.Error:
        return 0, 0
    wide = [(count, width) for width, count in widths.items() if width > 1]
    return max(wide) if wide and 2 * max(wide)[0] >= widths.total() else (0, 0)


def parsed(text: str, separator: str) -> Iterator[list[str]]:
    """Return the rows of text."""
    csv.field_size_limit(LONGEST_FIELD)
    return csv.reader(StringIO(text, newline=""), delimiter=separator)
