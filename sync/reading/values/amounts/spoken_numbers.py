"""One number with the words around it (一个数和前后的话): 约300, 三万五, 300人次; its unit held against the column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sync.model import Remark
from sync.plan import Field
from sync.reading.values.amounts.counted_places import is_count_of_places
from sync.reading.values.numerals import QUANTITY, UNITS, quantity, readings_of_two
from sync.reading.values.understanding import Setting, Understood, asked, read_as, refused

UNIT = (
    r"人/次|人次|人|名|位|届场次|场次|场|届次|届|次|期|讲|节|班|课|回|轮|个?县市[、/]?区|个?县区|个?区县|个区|个县|个市|区|县"
    r"|个|份|册|本|张|件|条|篇|家|所|处|点|站|台|项|天|分|元|块"
)
FORMED = re.compile(
    r"(?P<expected>预计|预估|估计|计划|拟)?+"
    r"(?P<before>约|大约|大概|近|将近|接近|超过|突破|超|逾|上|过|不少于|不低于|至少|不足|不到|共计|共|合计|总计|总数|总分|总|达到|达|计|全部|自评"
    r"|得分|[><≥≤≈~]=?|:)*+"
    rf"(?P<sign>[+-]?)(?P<number>{QUANTITY.pattern})(?P<wide>[wWkK]?)"
    r"(?P<about>余|多|来|把|±|↑|\+|以上|以下|左右|上下)*+"
    rf"(?P<unit>{UNIT})?+"
    r"(?P<after>余|多|±|↑|\+|以上|以下|左右|上下)*+"
    r"(?P<hoped>预计|预估)?+",
    re.ASCII,
)
FIGURES = re.compile(r"[\d,.]+", re.ASCII)
ABOUT = re.compile(
    r"约|大概|近|超|突破|逾|上|过|不少于|不低于|至少|不足|不到|余|多|来|把|[><≥≤+≈~±↑]|以上|以下|左右|上下"
)
BARE_UNIT = frozenset("百千万亿")
THOUSANDS_OR_PART = re.compile(r"\d{1,3}\.\d{3}", re.ASCII)
HALF_POINT = re.compile(r"(.{1,8})分半")
LOOK_ALIKE = str.maketrans("OoＯОlI", "000011")
LIKE_FIGURES = re.compile(r"(?=\D*+\d)[\dOoОlI,]++", re.ASCII)
PERSONS, VISITS = "人", "人次"
PEOPLE = frozenset({"人", "名", "位"})
SESSIONS = frozenset({"届场次", "场次", "场", "届次", "届", "次", "期", "讲", "节", "班", "课", "回", "轮", "个", "项"})
PLACES = frozenset(
    {
        "个",
        "区",
        "县",
        "个区",
        "个县",
        "个市",
        "县区",
        "个县区",
        "区县",
        "个区县",
        "县市区",
        "个县市区",
        "县市、区",
        "个县市、区",
    }
)
BEYOND = 10**12
"""More than there are people times days: no quantity of theirs."""


@dataclass(frozen=True)
class Formed:
    """A number with the words around it."""

    number: Decimal
    unit: str
    about: bool
    worded: bool
    expected: str


def as_one(field: Field, text: str, _: Setting) -> Understood | None:  # noqa: PLR0911  # a way for each spelling
    """Read one number with the words around it; None where it is no such."""
    if THOUSANDS_OR_PART.fullmatch(text) and not text.endswith("000"):
        return asked(text.replace(".", ""), f"{Decimal(text).normalize():f}")
    if found := HALF_POINT.fullmatch(text):
        number = quantity(found[1])
        return None if number is None else refused("number-fraction", reading=f"{number + Decimal('0.5'):f}")
    found = FORMED.fullmatch(text.rstrip("."))
    if found is None:
        return None
    if two := readings_of_two(found["number"]):
        return asked(*(f"{each:f}" for each in two))
    formed = form(found)
    if formed is None:
        return None
    if found["sign"] == "-":
        return refused("number-negative")
    if formed.number != formed.number.to_integral_value():
        return refused("number-fraction", reading=f"{formed.number.normalize():f}")
    return spoken(field, formed)


def form(found: re.Match[str]) -> Formed | None:
    """Work out what a number with its words amounts to; None where it is none."""
    number = quantity(found["number"].rstrip("."))
    if number is None:
        return None
    number *= {"w": UNITS["万"], "k": UNITS["千"]}.get(found["wide"].lower(), 1)
    around = "".join(found[each] or "" for each in ("before", "about", "after"))
    words = found[0].replace(found["number"], "", 1)
    about = bool(ABOUT.search(around) or ABOUT.search(words)) or found["number"] in BARE_UNIT
    worded = bool(found["wide"]) or not FIGURES.fullmatch(found["number"])
    return Formed(
        number, (found["unit"] or "").replace("/", ""), about, worded, found["expected"] or found["hoped"] or ""
    )


def spoken(field: Field, formed: Formed) -> Understood | None:
    """Accept a whole number, with remarks on the words around it."""
    if formed.number >= BEYOND:
        return None
    reading = int(formed.number)
    remarks = list(of_unit(field, formed.unit))
    if remarks and remarks[0].code == "number-unit":
        return None, (remarks[0],)
    if formed.expected and "预计" not in field.title:
        remarks.append(Remark("number-expected", {"reading": reading, "word": formed.expected}))
    if formed.about:
        remarks.append(Remark("number-approximate", {"reading": reading}))
    elif formed.worded:
        remarks.append(Remark("read-as", {"reading": reading}))
    return reading, tuple(remarks)


def of_unit(field: Field, said: str) -> Sequence[Remark]:
    """Remark on a unit that is not the column's: of persons and visits it is said, of others it must be asked."""
    if not said:
        return ()
    if field.people or VISITS in field.title:
        wanted = PERSONS if field.people else VISITS
        if said == wanted or (field.people and said in PEOPLE):
            return ()
        crossed = said == VISITS or said in PEOPLE
        return (Remark("number-people-visits" if crossed else "number-unit", {"said": said, "wanted": wanted}),)
    for wanted, units in (("场次", SESSIONS), ("县区", PLACES)):
        named = is_count_of_places(field) if wanted == "县区" else "场" in field.title
        if named and said not in units:
            return (Remark("number-unit", {"said": said, "wanted": wanted}),)
    return ()


def mistyped(field: Field, text: str, setting: Setting) -> Understood | None:
    """Read 1O00 and l200: letters among figures that look like figures."""
    if text.isdigit() or not LIKE_FIGURES.fullmatch(text):
        return None
    said = as_one(field, text.translate(LOOK_ALIKE), setting)
    return read_as(said[0], said[0]) if said and said[0] is not None else None
