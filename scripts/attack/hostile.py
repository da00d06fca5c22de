"""Texts that nobody means well with (恶意文字): long, regex-hostile, obeyed by terminals, by Excel, by browsers."""

from collections.abc import Callable
from random import Random

MOST = 32_767
"""Characters that a cell of Excel holds."""
ORDERS = ("_x001B_[2J", "\x9b31m", "\u202e", "\u2066", "\u200f", "\ufeff", "\u2028", "_x0000_", "_x0007_")
FORMULAS = ('=HYPERLINK("http://127.0.0.1/","1")', "=1/0", "@SUM(A:XFD)", "+1+1", "-2+3", "=cmd|'/c'!A1", "=A1:XFD9")
MARKUP = (
    "<b>甲</b>",
    "<script>1</script>",
    "{{ 7*7 }}",
    "{% raw %}",
    "[甲](甲)",
    "**甲**",
    "[red]甲[/red]",
    "&lt;&#0;",
    "]]>",
)
FORMATS = ("%s%n%d", "{0.__class__}", "{:>99999999}", "%(甲)s", "$甲", "{甲!r:甲}")
DIGITS = ("，2008", "2008年", "1,", "1.", "0", "9", "１", "一百零", "万亿", "-1", "1e9", "1/", "3月", "13:", "～")
BLANKS = (" ", "\u3000", "\u00a0", "\t", "\n", "_x000D_", "\u200b")
PIECES = ("甲", "示例", "市", "、", "（", "）", "/", "\\", "'", '"', "é", "𠀀", "e\u0301", "🏮", "无", "…")


def repeated(chance: Random, pieces: tuple[str, ...]) -> str:
    """Return pieces over and over, seldom to the last character a cell holds."""
    length = chance.choice((3, 30, 300, 3000, MOST))
    some = [chance.choice(pieces) for _ in range(chance.randint(1, 3))]
    return ("".join(some) * length)[:length] + chance.choice(("", "甲", "年", "！"))


def one_of(pieces: tuple[str, ...]) -> Callable[[Random], str]:
    """Return what draws one of some texts and puts it between others."""
    return lambda chance: chance.choice(("", "示例")) + chance.choice(pieces) + chance.choice(("", "示例", "\n甲"))


KINDS: dict[str, Callable[[Random], str]] = {
    "数字": lambda chance: repeated(chance, DIGITS),
    "空白": lambda chance: repeated(chance, BLANKS),
    "长文": lambda chance: repeated(chance, PIECES),
    "控制": one_of(ORDERS),
    "公式": one_of(FORMULAS),
    "标记": one_of(MARKUP),
    "格式": one_of(FORMATS),
}


def text(chance: Random) -> str:
    """Return one hostile text."""
    return KINDS[chance.choice(sorted(KINDS))](chance)[:MOST]


def file_name(chance: Random, city: str) -> str:
    """Return a name as some system allows it, with the city in it or not."""
    own = "".join(
        chance.choice((*ORDERS, *MARKUP, *FORMATS, *PIECES, "\x1b[2J", "\x07")) for _ in range(chance.randint(1, 9))
    )
    kept = "".join(each for each in own if each not in "/\0\\")[:40].strip(" .") or "甲"
    return f"{chance.choice((city, ''))}{kept}{chance.choice(('.xlsx', '.xlsx', '.XLSX', '.xls', '.docx', ''))}"
