"""How values are written in documents (写法): the filters that templates may use."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from sync.documents.gongwen import chinese, hanzi

SHORT_OF = "两"
TEN_THOUSAND = 10_000


def written_date(day: date) -> str:
    """2014年9月10日."""
    return chinese(day)


def written_day(day: date) -> str:
    """9月10日, where the year is clear."""
    return f"{day.month}月{day.day}日"


def bracketed(year: int) -> str:
    """〔2014〕, as in a 发文字号."""
    return f"〔{year}〕"


def named(names: Iterable[object]) -> str:
    """Join names by 、; an empty list is an error, for a sentence around it would be wrong. Raises ValueError."""
    joined = "、".join(str(name) for name in names)
    if not joined:
        raise ValueError("名单是空的，请先用 if 判断")
    return joined


def stacked(texts: Iterable[str]) -> str:
    """Put texts under one another in one cell of a form."""
    return "\n".join(texts)


def numbered(number: int) -> str:
    """Write a figure with its digits, 35000; from 100000 on in 万 where that loses nothing, 35万."""
    is_round = number % TEN_THOUSAND == 0 and abs(number) >= 10 * TEN_THOUSAND
    return f"{number // TEN_THOUSAND}万" if is_round else str(number)


def counted(number: int) -> str:
    """Write a small number before a measure word: 一, 两, 三, 十二."""
    return SHORT_OF if number == len(SHORT_OF) + 1 else hanzi(number)


def grouped(rows: Iterable[Mapping[str, object]], key: str) -> list[dict[str, object]]:
    """Group rows by one of their values, in the order in which these come up; a group has `title` and `rows`."""
    groups: dict[object, list[Mapping[str, object]]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return [{"title": title, "rows": members} for title, members in groups.items()]


FILTERS: Mapping[str, Callable[..., object]] = {
    "date": written_date,
    "day": written_day,
    "bracketed": bracketed,
    "names": named,
    "lines": stacked,
    "number": numbered,
    "numeral": hanzi,
    "counted": counted,
    "grouped": grouped,
}
