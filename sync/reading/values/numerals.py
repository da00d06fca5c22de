"""Chinese numerals (中文数字): 三百, 两万三千, 3.5万, 二〇一四."""

import re
from decimal import Decimal

DIGITS = dict(zip("〇零○一二两三四五六七八九", (0, 0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
ONE_BY_ONE = str.maketrans({**{char: str(digit) for char, digit in DIGITS.items() if char != "两"}, "Ｏ": "0"})
TENS = re.compile("([一二三四五六七八九]?)(十|廿|卅)([一二三四五六七八九]?)")
QUANTITY = re.compile(r"[\d,.〇零○一二两三四五六七八九十百千万亿]++", re.ASCII)
TOKEN = re.compile(r"[\d,]+(?:\.\d+)?|[〇零○一二两三四五六七八九]|[十百千万亿]", re.ASCII)
FIGURES = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
MYRIAD = 10_000


def figures(text: str) -> str:
    """Write the numerals of a date as figures: 二〇一四年十月廿一日 → 2014年10月21日."""
    return TENS.sub(ten, text).translate(ONE_BY_ONE)


def ten(found: re.Match[str]) -> str:
    """Write a numeral between 10 and 99 as figures."""
    before, word, after = found.groups()
    tens = {"廿": 2, "卅": 3}.get(word, DIGITS[before] if before else 1)
    return f"{tens}{DIGITS[after] if after else 0}"


def quantity(text: str) -> Decimal | None:
    """Return the number a text of figures and numerals means (3.5万, 两千三百, 1,234); None where it means none."""
    tokens = TOKEN.findall(text)
    if not tokens or "".join(tokens) != text:
        return None
    total = section = Decimal(0)
    pending: Decimal | None = None
    for token in tokens:
        if token not in UNITS:
            if pending is not None and pending != 0:
                return None
            pending = digits_of(token)
            if pending is None:
                return None
        elif UNITS[token] < MYRIAD:
            section += (Decimal(1) if pending is None else pending) * UNITS[token]
            pending = None
        else:
            total = (total + section + (pending or 0)) * UNITS[token]
            section, pending = Decimal(0), None
    return total + section + (pending or 0)


def digits_of(token: str) -> Decimal | None:
    """Return the number of one run of figures or of one numeral."""
    if token in DIGITS:
        return Decimal(DIGITS[token])
    return Decimal(token.replace(",", "")) if FIGURES.fullmatch(token) else None
