"""Papers other than the resident card (其他证件): told apart by their form, checked where they have a check digit.

Forms: passports and permits as the National Immigration Administration issues them; the cards of Hong Kong (check digit
modulo 11, a blank counting as 36, letters as 10 to 35), Macau (whose check digit is not public) and Taiwan (modulo 10).
"""

import re
from dataclasses import dataclass

PAPER_WORDS = re.compile(r"学生证|工作证|社保卡|证|字第")
HONG_KONG = re.compile(r"([A-Z]{1,2})(\d{6})\(?([\dA])\)?", re.ASCII)
MACAU = re.compile(r"([157]\d{6})\((\d)\)|([157])/(\d{6})/(\d)", re.ASCII)
TAIWAN = re.compile(r"[A-Z][1289]\d{8}", re.ASCII)
LETTERS_OF_TAIWAN = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
WEIGHTS_OF_TAIWAN = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)
HOME_RETURN = "港澳居民来往内地通行证"
TO_THE_MAINLAND = "台湾居民来往大陆通行证"
BY_FORM = (
    (re.compile(r"[HM]\d{8}(?:\d{2})?", re.ASCII), HOME_RETURN),
    (re.compile(r"\d{8}|\d{10}(?:\([A-Z]\))?", re.ASCII), TO_THE_MAINLAND),
    (re.compile(r"[EG]\d{8}|E[A-Z]\d{7}|[DSP][A-Z]?\d{7}|14\d{7}|15\d{7}", re.ASCII), "护照"),
    (re.compile(r"[A-Z]{2}\d{7}", re.ASCII), "护照"),
    (re.compile(r"[A-Z]{3}\d{12}", re.ASCII), "外国人永久居留证"),
    (re.compile(r"武字第\d{4,8}号?"), "武警的证件"),
    (re.compile(r"[军空海陆南北东西中沈兰济成广后政参装装备][字]第\d{4,8}号?"), "军官证"),
)
TO_HONG_KONG = re.compile(r"[CW]\d{8}", re.ASCII)
NAMED = {
    "护照号码": "护照",
    "护照号": "护照",
    "护照": "护照",
    "回乡证": HOME_RETURN,
    HOME_RETURN: HOME_RETURN,
    "台胞证": TO_THE_MAINLAND,
    TO_THE_MAINLAND: TO_THE_MAINLAND,
    "军官证": "军官证",
    "文职干部证": "军官证",
    "士兵证": "士兵证",
    "警官证": "警官证",
    "出生医学证明": "出生医学证明",
    "出生证": "出生医学证明",
    "香港身份证": "香港居民身份证",
    "澳门身份证": "澳门居民身份证",
}
NUMBER = re.compile(r"[A-Z]{0,3}\d{4,12}(?:\([\dA-Z]\))?|[一-鿿]字第\d{4,8}号?")
NOT_ASKED = ("往来港澳通行证", "港澳通行证")
BLANK = 36
ELEVEN, TEN = 11, 10


@dataclass(frozen=True)
class Paper:
    """A paper: what it is called, its number as we write it, and the code of the finding that refuses it, if any."""

    name: str
    number: str
    trouble: str = ""


def paper_of(text: str) -> Paper | None:
    """Tell what paper a number is of; None where it is of none."""
    if text.startswith(NOT_ASKED) or TO_HONG_KONG.fullmatch(text):
        return Paper(NOT_ASKED[0], text, "id-not-asked")
    for label, name in NAMED.items():
        if text.startswith(label):
            number = text[len(label) :].lstrip(" :：号码")
            return Paper(name, number) if NUMBER.fullmatch(number) else None
    number = text.replace(" ", "")
    if (found := HONG_KONG.fullmatch(number)) and (hong_kong(*found.groups()) or "(" in number):
        plain = f"{found[1]}{found[2]}({found[3]})"
        return Paper("香港居民身份证", plain, "" if hong_kong(*found.groups()) else "id-card-check")
    if found := MACAU.fullmatch(number):
        return Paper("澳门居民身份证", f"{found[1]}({found[2]})" if found[1] else f"{found[3]}{found[4]}({found[5]})")
    if TAIWAN.fullmatch(number) and taiwan(number):
        return Paper("台湾居民身份证", number)
    return next((Paper(name, number) for form, name in BY_FORM if form.fullmatch(number)), None)


def hong_kong(letters: str, digits: str, check: str) -> bool:
    """Say whether the check digit of a Hong Kong card is right."""
    values = (
        [BLANK] * (2 - len(letters)) + [ord(each) - ord("A") + TEN for each in letters] + [int(each) for each in digits]
    )
    total = sum(value * weight for value, weight in zip(values, range(9, 1, -1), strict=True))
    return (total + (TEN if check == "A" else int(check))) % ELEVEN == 0


def taiwan(number: str) -> bool:
    """Say whether the check digit of a Taiwan card is right."""
    place = LETTERS_OF_TAIWAN.index(number[0]) + TEN
    figures = [*divmod(place, TEN), *map(int, number[1:])]
    return sum(figure * weight for figure, weight in zip(figures, WEIGHTS_OF_TAIWAN, strict=True)) % TEN == 0
