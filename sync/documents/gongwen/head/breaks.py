"""Where a title turns (标题回行, 7.3.1): whole words, lines in 梯形 or 菱形, by the least bad of all ways."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from sync.documents.gongwen.paging.lines import line_starts
from sync.documents.gongwen.units import ems

WHOLE = re.compile(
    r"《[^》]{1,16}》|“[^”]{1,16}”|（[^）]{1,12}）|〔[^〔〕]*+〕"
    r"|第?[0-9０-９.]+[年月日号次届个位期]*(?:[0-9]+月(?:[0-9]+日)?)?|[A-Za-z0-9]+"
    r"|第[一二三四五六七八九十]+[次届期]"
)
"""What is one word by its form: quoted names, dates, Latin words."""

WORDS = (
    "关于 举办 召开 组织 成立 开展 印发 做好 推荐 报送 参加 收看 转播 表扬 评选 候选人 通知 通报 报告 "
    "总结 公示 纪要 邀请函 推荐函 催报函 补正 方案 意见 会议 活动 活动周 工作 小组 领导小组 筹备 名额 "
    "时间表 条件 说明 填报 汇总表 申报 材料 情况 有关 事项 名单 协会 教育 学习 全民 终身学习 社区教育 "
    "推进会 总开幕式 广东省 全省 全国 候选 品牌 单位"
)
"""Words of office life that no line should split; a document adds its own names."""

CLINGING = "的和与及等暨、，。：；！？）》”〕"
"""A line does not begin with these."""
OPENING = "（《“〔"
"""A line does not end with these."""
MOST = 5
"""A title of more lines is no title any more: it turns like any text."""
UNKNOWN, SHORT, HOURGLASS, EVEN = 6.0, 8.0, 12.0, 0.5
"""Costs: a break that may split a word, a stub of a line, a waist, lines all alike."""


def title_lines(title: str, width: float, keep: Sequence[str] = ()) -> list[str]:
    """Return the lines of a title no wider than `width` 字. A newline in it is a break by hand and is left alone."""
    if "\n" in title:
        return title.split("\n")
    needed = max(1, int(-(-ems(title) // width)))
    costs = break_costs(title, keep) if needed <= MOST else {}
    for count in range(needed, MOST + 1):
        ways = [(cut(title, places), places) for places in divisions(title, count, width, sorted(costs))]
        if ways:
            return min(ways, key=lambda way: sum(map(costs.__getitem__, way[1])) + unevenness(way[0]))[0]
    return cut(title, line_starts(title, width, width)[1:])


def divisions(title: str, count: int, width: float, places: Sequence[int], start: int = 0) -> Iterator[tuple[int, ...]]:
    """Yield every way to make `count` lines no wider than `width` 字 out of a title from `start` on."""
    if count == 1:
        if ems(title[start:]) <= width:
            yield ()
        return
    for place in places[bisect_right(places, start) :]:
        if ems(title[start:place]) > width:
            return
        if ems(title[place:]) <= width * (count - 1):
            yield from ((place, *rest) for rest in divisions(title, count - 1, width, places, place))


def cut(title: str, places: Iterable[int]) -> list[str]:
    """Return the lines between some places."""
    return [title[start:end] for start, end in pairwise((0, *places, len(title)))]


def break_costs(title: str, keep: Sequence[str]) -> dict[int, float]:
    """Return the cost of a break before each character where one is possible at all."""
    inside, edges = words(title, keep)
    return {
        place: 0.0 if place in edges else UNKNOWN
        for place in range(1, len(title))
        if place not in inside and title[place] not in CLINGING and title[place - 1] not in OPENING
    }


def words(title: str, keep: Sequence[str]) -> tuple[set[int], set[int]]:
    """Return the places inside known words, and those at their edges."""
    inside: set[int] = set()
    edges: set[int] = set()
    names = sorted({*WORDS.split(), *(name for name in keep if len(name) > 1)}, key=len, reverse=True)
    whole = re.compile("|".join([WHOLE.pattern, *map(re.escape, names)]))
    for found in whole.finditer(title):
        inside.update(range(found.start() + 1, found.end()))
        edges.update((found.start(), found.end()))
    edges.update(place + 1 for place, char in enumerate(title) if char in CLINGING)
    return inside, edges


def unevenness(lines: Sequence[str]) -> float:
    """Return how far the lines are from a pleasant 梯形 or 菱形."""
    widths = [ems(line) for line in lines]
    mean = sum(widths) / len(widths)
    cost = sum(abs(width - mean) for width in widths)
    cost += SHORT * sum(width < 4 for width in widths)  # noqa: PLR2004  # a line of three 字 is a stub
    cost += HOURGLASS * sum(before > width < after for before, width, after in triples(widths))
    return cost + EVEN * (len(set(widths)) == 1 < len(widths))


def triples(widths: Sequence[float]) -> Iterator[tuple[float, float, float]]:
    """Yield each three neighbours."""
    return zip(widths, widths[1:], widths[2:], strict=False)
