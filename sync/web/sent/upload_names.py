"""File names as people gave them (文件名): shown and handed back, never used as a path."""

from unicodedata import category
from urllib.parse import quote

from sync.normal import normal
from sync.output import UNFIT_FOR_NAMES

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST = 120
LONGEST_SUFFIX = 12
NAMELESS = "未命名"
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Control characters, marks that turn the direction of writing, and what is no character at all."""


def clean(name: str) -> str:
    """Return the last part of a name, without what cannot be seen, and no longer than can be read."""
    own = normal(name, "NFC").replace("\\", "/").rpartition("/")[2]
    own = "".join(each for each in own if category(each) not in UNSEEN).strip(" .")
    stem, dot, suffix = own.rpartition(".")
    if len(own) <= LONGEST:
        return own or NAMELESS
    return f"{stem[: LONGEST - len(suffix) - 1]}{dot}{suffix}" if len(suffix) <= LONGEST_SUFFIX else own[:LONGEST]


def attachment(name: str) -> dict[str, str]:
    """Return the header by which a browser saves an answer under a name and never shows it as a page."""
    fit = "".join("_" if each in UNFIT_FOR_NAMES else each for each in clean(name))
    return {"Content-Disposition": f"attachment; filename=\"file\"; filename*=UTF-8''{quote(fit, safe='')}"}
