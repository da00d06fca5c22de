"""A configuration file as text (配置文件的文字), as whatever editor of an office saved it."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from sync.errors import PlanError

MARKED = ((BOM_UTF8, "utf-8-sig"), (BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16"))
NATIONAL = "gb18030"
"""What Notepad, Excel and WPS call ANSI on a Chinese Windows: GBK and all that came after it."""


def text(path: Path) -> str:
    """Read a configuration file saved as UTF-8, UTF-16 or GBK; lines end with a line feed. Raises PlanError."""
    return decoded(path)[0]


def decoded(path: Path) -> tuple[str, str]:
    """Return the text of a configuration file and the encoding it was saved in. Raises PlanError."""
    data = contents(path)
    encodings = [name for mark, name in MARKED if data.startswith(mark)] or ["utf-8", NATIONAL]
    for encoding in encodings:
        try:
            words = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in words:
            return words.replace("\r\n", "\n").replace("\r", "\n"), encoding
    raise PlanError(str(path), "文件", "认不出是什么编码，请用记事本打开，另存为 UTF-8")


def contents(path: Path) -> bytes:
    """Read a file. Raises PlanError."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise PlanError(str(path), "文件", "缺少这个文件，请从备份或上一年的文件夹复制") from error
    except OSError as error:
        raise PlanError(str(path), "文件", f"读不出来（{error.strerror}），请检查权限") from error
