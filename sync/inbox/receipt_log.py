"""收件登记.csv: when and how each file came, written by whoever took it in. Without a line, its own date counts."""

import csv
import re
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from unicodedata import normalize

from sync.errors import DeskError, FolderError
from sync.sheets.received.file_formats.delimited import decoded

NAME = "收件登记.csv"
FILE, TIME, CHANNEL = "文件", "收到时间", "渠道"
MOMENT = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
    r"(?:[ T]*(\d{1,2})[:时](\d{1,2})(?:分|:(\d{1,2})(?:\.\d+)?)?)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One line of the register: a file, when it came, how."""

    file: str
    received_at: datetime
    channel: str


def register(inbox: Path, zone: tzinfo) -> dict[str, ReceiptLine]:
    """Return the register's lines by file name as `folded`; empty without a register. Raises DeskError."""
    path = inbox / NAME
    if not path.is_file():
        return {}
    lines: dict[str, ReceiptLine] = {}
    reader = csv.DictReader(text(path).splitlines())
    if missing := {FILE, TIME} - {str(each).strip() for each in reader.fieldnames or ()}:
        raise DeskError(
            f"收件登记有误：{path} 第1行：缺少“{'”“'.join(sorted(missing))}”列，应为 {FILE},{TIME},{CHANNEL}"
        )
    for row in reader:
        cells = {str(key).strip(): str(value or "").strip() for key, value in row.items()}
        if cells[FILE]:
            line = ReceiptLine(cells[FILE], moment(cells[TIME], path, reader.line_num, zone), cells.get(CHANNEL, ""))
            if folded(line.file) in lines:
                raise DeskError(f"收件登记有误：{path} 第{reader.line_num}行：“{line.file}”登记了两次，请删去一行")
            lines[folded(line.file)] = line
    return lines


def text(path: Path) -> str:
    """Read the register in the encoding it was saved in. Raises DeskError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FolderError(f"读不出收件登记：{path}，请检查权限，或关闭正在打开它的程序") from error
    made = decoded(data)
    if made is None:
        raise DeskError(f"收件登记有误：{path}：不是 CSV 文本，请用 Excel 另存为 CSV UTF-8")
    return made


def moment(written: str, path: Path, number: int, zone: tzinfo) -> datetime:
    """Read a moment as officials write it, local time unless it says otherwise. Raises DeskError naming the line."""
    plain = normalize("NFKC", written).strip()
    try:
        if found := MOMENT.fullmatch(plain):
            return datetime(*(int(each or 0) for each in found.groups()), tzinfo=zone)  # type: ignore[misc,arg-type]
        made = datetime.fromisoformat(plain)
    except ValueError as error:
        raise DeskError(
            f"收件登记有误：{path} 第{number}行：收到时间“{written}”看不懂，应如 2014-09-10 17:30"
        ) from error
    return made if made.tzinfo else made.replace(tzinfo=zone)


def folded(name: str) -> str:
    """Return a file name as names are compared here: one slash, one Unicode form, no case."""
    return normalize("NFC", name.replace("\\", "/").removeprefix("./")).casefold()
