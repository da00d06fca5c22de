"""Chinese numerals (中文数字): 三百, 两万三千, 三万五, 3.5万, 廿五, 壹仟贰佰, 二〇一四."""

import re
from decimal import Decimal

from sync.characters import simplified

DIGITS = dict(zip("〇零○一二两三四五六七八九", (0, 0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟弌弍弎", "一二三四五六七八九十百千一二三")
"""As on a receipt."""
SCORES = {"廿": "二十", "卄": "二十", "卅": "三十", "卌": "四十"}
ONE_BY_ONE = str.maketrans({**{char: str(digit) for char, digit in DIGITS.items() if char != "两"}, "Ｏ": "0"})
TENS = re.compile("([一二三四五六七八九]?)(十|廿|卅)([一二三四五六七八九]?)")
DIGIT = "〇零○一二两三四五六七八九"
QUANTITY = re.compile(rf"[\d,.{DIGIT}十百千万亿]++", re.ASCII)
TOKEN = re.compile(rf"[\d,]+(?:\.\d+)?|[{DIGIT}]|[十百千万亿]", re.ASCII)
FIGURES = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
IN_A_ROW = re.compile(rf"[{DIGIT}]{{2,}}")
TWO = re.compile(rf"([\d{DIGIT}十百千万亿]*?)([一二三四五六七八])([二三四五六七八九])([十百千万亿]*)", re.ASCII)
MYRIAD = 10_000
HUNDRED = 100


def figures(text: str) -> str:
    """Write the numerals of a date as figures: 二〇一四年十月廿一日 → 2014年10月21日."""
    return TENS.sub(ten, text.translate(FORMAL)).translate(ONE_BY_ONE)


def ten(found: re.Match[str]) -> str:
    """Write a numeral between 10 and 99 as figures."""
    before, word, after = found.groups()
    tens = {"廿": 2, "卅": 3}.get(word, DIGITS[before] if before else 1)
    return f"{tens}{DIGITS[after] if after else 0}"


def plain_numerals(text: str) -> str:
    """Write receipt, traditional and 廿 numerals as the everyday ones."""
    text = simplified(text).translate(FORMAL)
    for score, tens in SCORES.items():
        text = text.replace(score, tens)
    return text


def quantity(text: str) -> Decimal | None:
    """Return the number a text of figures and numerals means (3.5万, 两千三, 1,234); None where it means none."""
    if IN_A_ROW.fullmatch(text):
        return Decimal(text.translate(ONE_BY_ONE)) if "两" not in text else None
    tokens = TOKEN.findall(text)
    if not tokens or "".join(tokens) != text:
        return None
    total = section = Decimal(0)
    pending: Decimal | None = None
    shown, last, zero = "", 1, False
    for token in tokens:
        if token not in UNITS:
            if pending is not None and pending != 0:
                return None
            zero = zero or (token in DIGITS and DIGITS[token] == 0)
            pending, shown = digits_of(token), token
            if pending is None:
                return None
            continue
        if UNITS[token] < MYRIAD:
            section += (Decimal(1) if pending is None else pending) * UNITS[token]
        else:
            below = section + (pending or 0)
            total = (total + (below or (0 if total or pending is not None else 1))) * UNITS[token]
            section = Decimal(0)
        pending, last, zero = None, UNITS[token], False
    ones = pending or Decimal(0)
    if pending is not None and last >= HUNDRED and not zero:
        if len(shown) != 1:
            return total + section + ones if len(shown) == len(str(last)) - 1 else None
        ones *= last // 10
    return total + section + ones


def readings_of_two(text: str) -> tuple[Decimal, Decimal] | None:
    """Return the two numbers that 五六百, 一万二三 or 九十五六 stands between; None where it is no such."""
    found = TWO.fullmatch(text)
    if not found or DIGITS[found[2]] >= DIGITS[found[3]]:
        return None
    before, first, second, unit = found.groups()
    if not before and not unit and DIGITS[second] - DIGITS[first] > 1:
        return None
    one, other = quantity(before + first + unit), quantity(before + second + unit)
    return None if one is None or other is None else (one, other)


def digits_of(token: str) -> Decimal | None:
    """Return the number of one run of figures or of one numeral."""
    if token in DIGITS:
        return Decimal(DIGITS[token])
    return Decimal(token.replace(",", "")) if FIGURES.fullmatch(token) else None
