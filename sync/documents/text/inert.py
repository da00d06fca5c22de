"""Values on their way through Jinja, TOML and Markdown: wrapped so that none of them can take a value for markup.

A value travels as hex digits between two private-use characters and is unwrapped when all parsing is over; it is
never read by any parser, whatever it holds.
"""

import re
from datetime import date, datetime

from sync.visible import visible as shown

OPEN, CLOSE = "\ue000", "\ue001"
WRAPPED = re.compile(f"{OPEN}([0-9a-f]*){CLOSE}")
CONTROLS = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t"}
UNFIT = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""Half characters and non-characters, which XML cannot hold."""


def wrap(value: object) -> str:
    """Wrap a value for its way through the parsers. Raises TypeError, in Chinese, for what is not a text or number."""
    return OPEN + written(value).encode("utf-8", "surrogatepass").hex() + CLOSE


def unwrap(text: str) -> str:
    """Return a text with its values as themselves; control characters show as their pictures (␇)."""
    return WRAPPED.sub(lambda found: visible(bytes.fromhex(found[1]).decode("utf-8", "surrogatepass")), text)


def written(value: object) -> str:
    """Write a single value. Raises TypeError, in Chinese."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, datetime | date):
        raise TypeError("日期要写明格式，如 |date")
    if value is None or isinstance(value, bool) or hasattr(value, "__iter__"):
        raise TypeError("这里要一个文字或数字，列表请用 |names 连成一句")
    return str(value)


def visible(text: str) -> str:
    """Make what cannot stand in a document visible: control characters as pictures, all else unfit as �.

    Marks that turn the direction of writing go: they would have a line say what is not in it.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x7f", "\u2421")
    return shown(UNFIT.sub("\ufffd", unified).translate(CONTROLS))
