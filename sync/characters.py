"""Characters that stand for others (字符): radicals, compatibility, private-use, traditional and variant ones.

The tables are config/characters/, read once. A radical copied from a PDF, a compatibility character and a private-use
character of GBK that has a real one now become that character in everything read, before anything is compared. A
traditional or variant form never becomes another in what is kept: it only compares as possibly the same.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unicodedata import normalize

from sync.errors import PlanError

FOLDER = Path(__file__).resolve().parents[1] / "config" / "characters"
COMPATIBLE = "\uf900-\ufaff\U0002f800-\U0002fa1f"
PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
STANDING = f"\u2e80-\u2fd5{COMPATIBLE}{PRIVATE}"
"""For a class of a pattern: every character that may stand for another."""
STANDS = re.compile(f"[{STANDING}]")
IS_PRIVATE = re.compile(f"[{PRIVATE}]")
IS_COMPATIBLE = re.compile(f"[{COMPATIBLE}]")


@dataclass(frozen=True)
class Tables:
    """What the files say: a character → the one it stands for; a form → the simplified ones it may be."""

    public: Mapping[str, str]
    private: Mapping[str, str]
    variants: Mapping[str, str]
    simple: Mapping[int, str]
    common: Mapping[int, str]


@cache
def load(folder: Path = FOLDER) -> Tables:
    """Read the tables of characters. Raises PlanError."""
    private = {chr(int(code, 16)): character for code, character in pairs(folder / "private.tsv").items()}
    radicals = {chr(int(code, 16)): character for code, character in pairs(folder / "radicals.tsv").items()}
    variants = pairs(folder / "variants.tsv")
    simple = {ord(form): others[0] for form, others in variants.items() if not in_gb2312(form)}
    common = {ord(form): others[0] for form, others in variants.items()}
    return Tables({**radicals, **private}, private, variants, simple, common)


def pairs(path: Path) -> Mapping[str, str]:
    """Read the two columns of a table. Raises PlanError."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise PlanError(str(path), "文件", "缺少或读不出来，请从备份复制") from error
    read = {}
    for number, line in enumerate(lines, 1):
        if line and not line.startswith("#"):
            form, tab, stands_for = line.partition("\t")
            if not (form and tab and stands_for):
                raise PlanError(str(path), f"第{number}行", "应为两列，中间用制表符隔开")
            read[form] = stands_for
    return read


def in_gb2312(character: str) -> bool:
    """Say whether a character is in GB 2312, the everyday simplified set."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def public(text: str) -> str:
    """Return a text with the characters that its radicals, compatibility and private-use characters stand for."""
    return STANDS.sub(stands_for, text) if not text.isascii() and STANDS.search(text) else text


def stands_for(found: re.Match[str]) -> str:
    """Return what one character stands for; itself where it stands for nothing."""
    character = found[0]
    return load().public.get(character) or (
        normalize("NFC", character) if IS_COMPATIBLE.match(character) else character
    )


def restored(text: str) -> tuple[str, ...]:
    """Return the real characters that private-use ones of a text stand for, each once."""
    if text.isascii():
        return ()
    private = load().private
    return tuple(dict.fromkeys(private[each] for each in IS_PRIVATE.findall(text) if each in private))


def unknown(text: str) -> tuple[str, ...]:
    """Return the private-use characters of a text that stand for nothing, each once."""
    if text.isascii() or text.isprintable():
        return ()
    private = load().private
    return tuple(dict.fromkeys(each for each in IS_PRIVATE.findall(text) if each not in private))


def simplified(text: str) -> str:
    """Return a text with everyday simplified forms, to compare words with words; never what is kept."""
    return text if text.isascii() else text.translate(load().simple)


def common_form(text: str) -> str:
    """Return a text in first simplified forms: two names that share one may be the same."""
    return text if text.isascii() else text.translate(load().common)
