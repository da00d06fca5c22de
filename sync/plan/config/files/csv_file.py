"""A CSV file of the configuration (CSV 名册) → rows, or all its faults, each with its line; Excel may be its editor.

Excel saves as GBK or UTF-8, writes days as 2014/9/12, leaves rows of nothing where somebody cleared them, and drops
empty cells at the end of rows.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from itertools import zip_longest
from pathlib import Path
from typing import Any, TypeVar, get_origin

import msgspec
from msgspec.structs import FieldInfo, fields

from sync.errors import Fault, PlanError
from sync.plan.config.files.config_text import NATIONAL, decoded
from sync.plan.config.files.shape import bare, converted, eased, misfits

T = TypeVar("T", bound=msgspec.Struct)
BOM = "\ufeff"
"""What tells Excel that a file is UTF-8."""
BETWEEN = str.maketrans("、，,；;　", "      ")
"""What people put between several things in one cell; a blank does it."""


def rows(path: Path, kind: type[T]) -> Iterator[T]:
    """Yield the rows of a CSV file as `kind`; rows without anything are none. Raises PlanError with all faults."""
    words, encoding = decoded(path)
    read = list(lines(words))
    known = {each.encode_name: each for each in fields(kind)}
    head = [each.strip() for each in read[0][1]] if read else []
    faults = [Fault(str(path), "第1行", expected) for expected in of_head(head, known)]
    if faults:
        raise PlanError.of(faults)
    made: list[T] = []
    for number, cells in read[1:]:
        wrong = [*of_row(cells, head, known), *lost(cells, encoding)]
        row = {} if wrong else values(dict(zip_longest(head, cells[: len(head)], fillvalue="")), known)
        wrong = wrong or [
            f"{where[0]}：{expected}" if where else expected for where, expected in misfits(row, kind, strict=False)
        ]
        faults += [Fault(str(path), f"第{number}行", each) for each in wrong]
        if not faults:
            made.append(converted(row, kind, strict=False))
    if faults:
        raise PlanError.of(faults)
    return iter(made)


def lines(words: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with the line each ends in, but for those of nothing; a table saved with tabs is one too."""
    mark = "\t" if "\t" in words.split("\n", 1)[0] else ","
    reader = csv.reader(StringIO(words, newline=""), delimiter=mark)
    for cells in reader:
        if any(each.strip() for each in cells):
            yield reader.line_num, cells


def line_of(path: Path, name: str) -> int:
    """Return the line of the first row with a cell of this name, 0 where there is none. Raises PlanError."""
    return next((line for line, cells in lines(decoded(path)[0]) if name in (each.strip() for each in cells)), 0)


def of_head(head: Sequence[str], known: Mapping[str, FieldInfo]) -> Iterator[str]:
    """Yield what is wrong with the titles of the columns."""
    listed = ",".join(known)
    if unknown := [each for each in head if each and each not in known]:
        yield f"没有“{'、'.join(unknown)}”这一列，第1行应为 {listed}"
    elif doubled := sorted({each for each in head if each and head.count(each) > 1}):
        yield f"“{'、'.join(doubled)}”这一列写了两次，第1行应为 {listed}"
    elif missing := [key for key, each in known.items() if each.required and key not in head]:
        yield f"缺少“{'、'.join(missing)}”这一列，第1行应为 {listed}"


def of_row(cells: Sequence[str], head: Sequence[str], known: Mapping[str, FieldInfo]) -> Iterator[str]:
    """Yield what is wrong with the length of a row; cells that are empty at its end may be there or not."""
    if any(each.strip() for each in cells[len(head) :]):
        said = ",".join(cells)
        yield f"有{len(cells)}格，应为{len(head)}格，多了逗号（内容里有逗号的，整格放在英文引号里）。现为：{said}"
    missing = [key for key in head[len(cells) :] if key and known[key].required]
    if missing:
        hint = "，用了全角逗号" if any("，" in each for each in cells) else ""
        yield f"有{len(cells)}格，应为{len(head)}格，少了“{'、'.join(missing)}”{hint}。现为：{','.join(cells)}"


def lost(cells: Sequence[str], encoding: str) -> Iterator[str]:
    """Yield the cells in which saving as GBK has lost characters."""
    for each in cells if encoding == NATIONAL else ():
        if "?" in each or "\ufffd" in each:
            yield f"“{each}”里有问号：Excel 另存时丢了生僻字，请补上后另存为“CSV UTF-8”"


def values(row: Mapping[str, str], known: Mapping[str, FieldInfo]) -> dict[str, object]:
    """Turn the cells of a row into what msgspec converts: lists split, absent where empty and not text."""
    made: dict[str, Any] = {}
    for key, cell in row.items():
        if key not in known:
            continue
        kind = bare(known[key].type, None)
        written = cell.strip()
        if get_origin(kind) is tuple:
            made[key] = written.translate(BETWEEN).split()
        elif kind is str or written or known[key].required:
            made[key] = (written or None) if kind is int else eased(written, kind)
    return made


def written(head: Sequence[str], table: Sequence[Sequence[object]]) -> bytes:
    """Return a table as a CSV file that Excel opens as it is."""
    made = StringIO()
    csv.writer(made, lineterminator="\r\n").writerows([head, *table])
    return (BOM + made.getvalue()).encode()
