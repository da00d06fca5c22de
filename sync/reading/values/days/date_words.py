"""The words around a date (日期里的话): hour, weekday, age, whether tentative; what is left is the date itself."""

import re
from dataclasses import dataclass

from sync.characters import simplified
from sync.reading.values.folding import folded
from sync.reading.values.numerals import figures
from sync.reading.values.wrapping import unwrapped

MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LETTERS = re.compile(r"[A-Za-z]{3,9}")
LABEL = re.compile(
    r"^(?:出生)?(?:年月日?|日期|时间)\s*[:：]?(?=\d|[一二])|^(?:开始|结束|活动|报道)日期[:：]?|^出生(?:年月日?|日期)[:：]?"
)
LOOK_ALIKE = str.maketrans("OoОоlI", "000011")
AMONG_FIGURES = re.compile(
    r"(?<![A-Za-z])[OoОоlI]{1,3}(?=[\d一二三四五六七八九.年月日-])"
    r"|(?<=[\d一二三四五六七八九.-])[OoОоlI]{1,3}(?![A-Za-z])"
)
HAN_FIGURES = frozenset("一二三四五六七八九十〇零")
PART_OF_DAY = "上午|下午|中午|晚上|晚间|晚|早上|早|凌晨|傍晚|夜间"
HOURS = re.compile(
    rf"(?:(?:T|(?<! ) )?(?:{PART_OF_DAY})? ?(?<!\d)(?:\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\.\d{{1,6}})?Z?)"
    r"(?: ?[-~至到] ?\d{1,2}:\d{2})?)"
    rf"|(?:{PART_OF_DAY})?(?<![\d-])\d{{1,2}}(?:时|点)(?:\d{{1,2}}分?|半|整)?"
    rf"|(?:{PART_OF_DAY})(?!新闻|报)|全天",
    re.ASCII,
)
WEEKDAY = re.compile(r"[(,]?(?<![每下上])(?:星期|周|礼拜)([一二三四五六日天])[)]?|\(([一二三四五六日])\)$")
WEEKDAYS = "一二三四五六日"
AGE = re.compile(r"[(,]?(?:现年)?(?<![\d.])(\d{1,3})(?:周岁|岁)\)?|,(\d{1,3})$", re.ASCII)
AGE_FIRST = re.compile(r"(\d{1,3})周?岁\((.{4,20})\)", re.ASCII)
IN_BRACKETS = re.compile(r"\(([^()]*)\)")
TENTATIVE = re.compile(r"^(拟定于|拟定|拟于|拟|暂定于|暂定|预计)|\((暂定|拟|拟定|待定|预计)\)")
THIS_YEAR = re.compile(r"^(?:今年|本年度?)(?=\d|[一二三四五六七八九十])")
REPUBLIC = re.compile(r"民国(\d{1,3})年?", re.ASCII)
BEFORE = re.compile(r"^(?:公元|自|从|始于|生于|出生于|首届|开始于|截至|截止|即日起至)")
AFTER = re.compile(
    r"(?:至今|以来|起|开始|出生|生|刊登|播出|刊发|发布|发表|见报|举办|创办|举行|之前|以前|前|[春夏秋冬]|[年]?[底初](?=$))$"
)
LUNAR = re.compile(
    r"农历|阴历|闰|初[一二三四五六七八九十]|腊月|正月|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年"
)
UNSURE = re.compile(r"左右|前后|约|大概|许|[?？]|代|世纪")
TAIL = re.compile(
    r"((?:\d{2,4}[年.-])?\d{1,2}[月.-]\d{1,2}[日号])([^\d,、\-~至到或前后左等][^,、~至到或]{0,30})", re.ASCII
)
PAGE = re.compile(r"(?<=[日号])(第?[A-Z]?\d{1,3}版|头版|[^\d]{0,4}版|《[^》]{1,20}》.{0,6})$")
SEPARATOR = re.compile(r"[./、。,_·]|-+")
BETWEEN_FIGURES = re.compile(r"(?<=\d) +(?=\d)", re.ASCII)
SCHOOL_YEAR = re.compile(r"(\d{4})学年", re.ASCII)
LUNAR_LIKE = re.compile(r"[一二三四五六七八九十]{1,2}月[廿卅二三]?[十]?[一二三四五六七八九十]{1,2}")
NUMBERS = re.compile(r"\d+", re.ASCII)
LUNAR_TOO = re.compile(r"\((?:农历|阴历)[^)]{2,40}\)")
A_YEAR = re.compile(r"\d{4}")
OPENING = re.compile(r"[(\d]")
A_FIGURE = re.compile(r"\d")


@dataclass
class AroundDate:
    """What a text says beside its date: `date` is what is left, `spans` the same with its marks as typed."""

    date: str = ""
    spans: str = ""
    told: bool = False
    tentative: str = ""
    left: str = ""
    weekday: int | None = None
    age: int | None = None
    refused: bool = False
    other: str = ""
    lunar_like: bool = False
    named_month: bool = False
    year_said: bool = False
    before: bool = False


def set_apart(raw: str, this_year: int, kind: str) -> AroundDate:
    """Set aside what is no part of a date."""
    said = AroundDate()
    text = LABEL.sub("", unwrapped(simplified(folded(raw)).replace("\n", " ")))
    text = of_letters(text, said)
    text = of_tentative(text, said)
    text = of_calendar(text, said)
    text = of_hours(text, said)
    text = of_age_first(text, said) if kind == "month" else text
    text = of_brackets(text, said, kind)
    text = of_age(text, said) if kind == "month" else text
    text = of_words(text, said, this_year, kind)
    if kind == "date":
        text = of_tail(text, said)
    said.lunar_like = bool(LUNAR_LIKE.fullmatch(text)) and kind == "date"
    text = figures(text)
    said.named_month = "月" in text
    said.year_said = "年" in text
    text = of_republic(text, said)
    said.spans = text.replace(" ", "")
    said.date = SEPARATOR.sub("-", BETWEEN_FIGURES.sub("-", text)).replace(" ", "").strip("-")
    return said


def of_letters(text: str, said: AroundDate) -> str:
    """Turn month names and letters that stand for figures into figures."""
    if text.isdigit():
        return text
    for found in LETTERS.findall(text):
        if found[:3].casefold() in MONTH_NAMES:
            said.told = True
            number = MONTH_NAMES.index(found[:3].casefold()) + 1
            return in_order(text, found, number)
    replaced = AMONG_FIGURES.sub(lambda found: found[0].translate(LOOK_ALIKE), text)
    if replaced != text and not HAN_FIGURES & {*text}:
        said.told = True
    return replaced


def in_order(text: str, name: str, month: int) -> str:
    """Write 20-Oct-14, Oct 20, 2014 and May-62 with the year first."""
    before, _, after = text.partition(name)
    first, *rest = [*NUMBERS.findall(before), *NUMBERS.findall(after)] or [""]
    if not rest:
        return f"{month}-{first}" if int(first or 0) <= 31 else f"{first}-{month}"  # noqa: PLR2004  # a day
    return f"{rest[0]}-{month}-{first}"


def of_tentative(text: str, said: AroundDate) -> str:
    """Set aside 拟 and 暂定."""
    if found := TENTATIVE.search(text):
        said.tentative = (found[1] or found[2]).removesuffix("于")
        return TENTATIVE.sub("", text, count=1).strip()
    return text


def of_calendar(text: str, said: AroundDate) -> str:
    """Refuse the old calendar where it stands alone; beside a full date it adds nothing."""
    plain = LUNAR_TOO.sub("", text)
    if LUNAR.search(plain) or UNSURE.search(IN_BRACKETS.sub("", plain)):
        said.refused = True
    return plain


def of_hours(text: str, said: AroundDate) -> str:
    """Set aside the hour and the weekday."""
    rest = HOURS.sub("", text)
    if found := WEEKDAY.search(rest):
        said.weekday = WEEKDAYS.index((found[1] or found[2]).replace("天", "日"))
        rest = WEEKDAY.sub("", rest, count=1)
    return IN_BRACKETS.sub(lambda found: found[0] if found[1].strip() else "", rest).strip()


def of_brackets(text: str, said: AroundDate, kind: str) -> str:
    """Set aside a note; a date or an age in it is held against the date."""
    for note in IN_BRACKETS.findall(text):
        if kind == "month" and AGE.fullmatch(f"({note})"):
            continue
        if A_YEAR.search(note) and A_FIGURE.match(text):
            said.other = note
        elif OPENING.match(text) and kind != "year":
            said.left = note
        elif kind != "year" and not A_FIGURE.match(text):
            return text
        text = text.replace(f"({note})", "")
    return text.strip()


def of_age(text: str, said: AroundDate) -> str:
    """Set aside an age beside a birth: 1962.05（52岁）, 52岁（1962.05）."""
    if (
        (found := AGE.search(text))
        and not (found[2] and int(found[2]) <= len(MONTH_NAMES))
        and len(A_FIGURE.findall(text)) > len(found[1] or found[2]) + 2
    ):
        said.age = int(found[1] or found[2])
        text = AGE.sub("", text, count=1)
    return text.strip(" (),")


def of_age_first(text: str, said: AroundDate) -> str:
    """Set aside an age before the birth in brackets."""
    if found := AGE_FIRST.fullmatch(text):
        said.age = int(found[1])
        return found[2]
    return text


def of_words(text: str, said: AroundDate, this_year: int, kind: str) -> str:
    """Set aside words before and after that change nothing; this year's name gives the year."""
    if kind == "year":
        ago = {"今年": 0, "本年": 0, "本年度": 0, "去年": 1, "前年": 2, "上年": 1}.get(text)
        if ago is not None:
            said.told = True
            return str(this_year - ago)
        if found := SCHOOL_YEAR.fullmatch(text):
            said.told = True
            return found[1]
        text = text.replace("年度", "年")
    if THIS_YEAR.match(text):
        said.told = True
        text = f"{this_year}年" + THIS_YEAR.sub("", text)
    text = BEFORE.sub("", text)
    if kind == "date" and text.endswith(("前", "之前", "以前")):
        said.before = True
    if (kind == "year" and text.endswith("前")) or (kind == "month" and not text.endswith("生")):
        return text
    return AFTER.sub("", text).strip(" ,")


def of_tail(text: str, said: AroundDate) -> str:
    """Set aside what follows a full day: 第3版, 《示例日报》."""
    found = PAGE.search(text)
    if found is None and (tail := TAIL.fullmatch(text)):
        said.left = tail[2].strip(" ,")
        return tail[1]
    if found:
        said.left = found[1]
        return text[: found.start()]
    return text


def of_republic(text: str, said: AroundDate) -> str:
    """Turn a year of the Republic into one of our era."""
    if found := REPUBLIC.search(text):
        said.told = True
        return text.replace(found[0], f"{int(found[1]) + 1911}年", 1)
    return text
