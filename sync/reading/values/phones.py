"""Reading telephone numbers (电话、手机): every way they are typed; of several the first, and the others are said."""

import re
from dataclasses import dataclass
from datetime import date

from sync.model import Raw
from sync.plan import Field
from sync.reading.values.folding import folded, shown
from sync.reading.values.numerals import ONE_BY_ONE
from sync.reading.values.plain_text import lost_digits
from sync.reading.values.understanding import Setting, Understood, example, noted, read_as, read_without, refused, sure

PLAIN_MOBILE = r"1[3-9]\d{9}"
CHINA = r"(?:\(?(?:\+86|0086|086|86)\)?[ -]*)"
NUMBER = re.compile(
    rf"(?<!\d){CHINA}?0?(?P<mobile>1[3-9](?:[ .·-]?\d){{9}})(?!\d)"
    r"|(?<!\d)(?:\+|00)?\(?(?P<abroad>85[23])\)?[ -]*(?P<there>\d{4}[ -]?\d{4})(?!\d)"
    r"|(?<!\d)(?P<service>[48]00)(?P<line>(?:[ -]?\d){7})(?!\d)"
    rf"|(?<!\d)(?P<china>{CHINA})?(?:\(?(?P<area>0?(?:10|2\d|[3-9]\d\d))\)?[ _.·,、/)-]*)?"
    rf"(?P<number>[2-8](?:[ -]?\d){{6,7}})(?!\d)"
    r"(?: ?(?:转|-|x|\*|#|ext\.?|分机|\(转) ?(?P<extension>\d{1,6})(?:分机|\))?(?:或(?P<other>\d{1,6}))?)?(?!\d)",
    re.ASCII | re.IGNORECASE,
)
TAIL = re.compile(r"/(\d{1,4})", re.ASCII)
"""After a number: the last figures of the next one."""
ABROAD = re.compile(r"(香港|澳门)[:：]? ?(?=\d)")
SILENT = re.compile(
    r"联系电话|办公电话|移动电话|固定电话|联系手机|手机号码?|微信同[号步]|办公室|办公|手机|电话|座机|固话|区号|长号|短号|住宅|家|宅|办|手|总机"
    r"|tel|mobile|phone|[☎📞✆☏]|[oh](?![a-z])",
    re.IGNORECASE,
)
BETWEEN = " ()[]【】、,;/|\n:：.。'’-+或和及“”\""
DIGITS = re.compile(r"\d+", re.ASCII)
JOINERS = re.compile(r"[ .·-]+")
LOOK_ALIKE = str.maketrans("OoОlI", "00011")
HAN_NUMBER = re.compile(r"[〇零○一二三四五六七八九]{7,12}")
LIKE_FIGURES = re.compile(r"(?=\D*+\d)[\dOoОlI() -]++", re.ASCII)
TWO_MOBILES = re.compile(rf"({PLAIN_MOBILE})({PLAIN_MOBILE})", re.ASCII)
MOBILE = re.compile(PLAIN_MOBILE, re.ASCII)
AMONG_FIGURES = re.compile(r"(?<=\d)[OoОlI]++|(?<![OoОlI])[OoОlI]++(?=\d)", re.ASCII)
A_DATE = re.compile(r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}", re.ASCII)
SHORT = 6
LENGTHS = range(9, 15)
MOBILE_DIGITS = 11


@dataclass(frozen=True)
class Found:
    """The numbers in a text, what was left, and what a number lacked: a zero, an area code."""

    numbers: tuple[str, ...]
    left: str
    lacking: str = ""


def read_phone(field: Field, raw: Raw, setting: Setting) -> Understood:
    """Read a mobile or a landline: 13800000000, 0757-83330000, 0757-83330000转801."""
    return read_numbers(field, raw, setting, mobile=False)


def read_mobile(field: Field, raw: Raw, setting: Setting) -> Understood:
    """Read a mobile: eleven digits; of several numbers the first mobile."""
    return read_numbers(field, raw, setting, mobile=True)


def read_numbers(field: Field, raw: Raw, setting: Setting, *, mobile: bool) -> Understood:
    """Read the number of a field, or its first of several."""
    how = example(field.type, setting.year)
    if lost_digits(raw):
        return refused("precision-lost", example="13800000000")
    if isinstance(raw, bool):
        return refused("phone-invalid", example=how)
    text = folded(shown(raw)).removesuffix(".0")
    if two := TWO_MOBILES.fullmatch(text):
        return noted(two[1], "phone-several", reading=two[1], others=two[2])
    if isinstance(raw, date) or A_DATE.fullmatch(text):
        return refused("phone-invalid", example=how)
    text = text.replace("【", "(").replace("】", ")").replace("[", "(").replace("]", ")")
    told = text
    if LIKE_FIGURES.fullmatch(text):
        text = AMONG_FIGURES.sub(lambda found: found[0].translate(LOOK_ALIKE), text)
    text = ABROAD.sub(lambda found: "+852 " if found[1] == "香港" else "+853 ", text)
    text = HAN_NUMBER.sub(lambda found: found[0].translate(ONE_BY_ONE), text)
    said = understood(found_in(text), text, how, mobile=mobile)
    return read_as(said[0], said[0]) if text != told and said[0] is not None and not said[1] else said


def found_in(text: str) -> Found:
    """Find the numbers in a text, each as we write it."""
    numbers: list[str] = []
    rest, lacking, end = [], "", 0
    for match in NUMBER.finditer(text):
        rest.append(text[end : match.start()])
        number, lacks = written(match)
        numbers.append(number)
        lacking = lacking or lacks
        if match["other"]:
            numbers.append(f"{number.partition('转')[0]}转{match['other']}")
        end = match.end()
        if (tail := TAIL.match(text, end)) and match["number"] and not DIGITS.match(text, tail.end()):
            numbers.append(number[: -len(tail[1])] + tail[1])
            end = tail.end()
    rest.append(text[end:])
    left = " ".join(each for part in rest if (each := SILENT.sub("", part).strip(BETWEEN)))
    return Found(tuple(dict.fromkeys(numbers)), left, lacking)


def written(match: re.Match[str]) -> tuple[str, str]:
    """Write one number as we do, and say what it lacked."""
    if match["mobile"]:
        return JOINERS.sub("", match["mobile"]), ""
    if match["abroad"]:
        return f"{match['abroad']}-{JOINERS.sub('', match['there'])}", ""
    if match["service"]:
        line = JOINERS.sub("", match["line"])
        return f"{match['service']}-{line[:3]}-{line[3:]}", ""
    number, area = JOINERS.sub("", match["number"]), match["area"] or ""
    lacks = "phone-area-missing" if not area else "" if area.startswith("0") or match["china"] else "phone-zero-lost"
    area = area if area.startswith("0") or not area else f"0{area}"
    extension = f"转{match['extension']}" if match["extension"] else ""
    return (f"{area}-" if area else "") + number + extension, lacks


def understood(found: Found, text: str, how: str, *, mobile: bool) -> Understood:  # noqa: PLR0911  # one lack after another
    """Choose among the numbers that were found, and say what was not chosen."""
    numbers = found.numbers
    if any(len(each) > SHORT for each in DIGITS.findall(found.left)) or not numbers:
        return unusable(text, how)
    if not mobile:
        first, others = numbers[0], numbers[1:]
    else:
        mobiles = [each for each in numbers if MOBILE.fullmatch(each) or each.startswith(("852-", "853-"))]
        if not mobiles:
            return refused("mobile-expected", example=how)
        first, others = mobiles[0], tuple(each for each in numbers if each != mobiles[0])
    if others:
        return noted(first, "phone-several", reading=first, others="、".join(others))
    if found.lacking == "phone-area-missing" and not mobile:
        return (first, noted(first, found.lacking, reading=first)[1]) if not found.left else unusable(text, how)
    if found.lacking == "phone-zero-lost":
        return noted(first, found.lacking, reading=first)
    if found.left:
        return read_without(first, first, found.left)
    return read_as(first, first) if found.lacking or (mobile and "-" in first) else sure(first)


def unusable(text: str, how: str) -> Understood:
    """Say why a text is no number: too many or too few digits, or no number at all."""
    digits = JOINERS.sub("", text)
    if (
        digits.isascii()
        and digits.isdigit()
        and len(digits) in LENGTHS
        and len(digits) != MOBILE_DIGITS
        and digits == text
    ):
        return refused("phone-length", digits=len(digits), example=how)
    return refused("phone-invalid", example=how)
