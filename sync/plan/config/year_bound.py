"""Texts of a year that no name fills (换年要看的文字): years, days, hosts and ordinals written out."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from sync.plan.config.files.config_text import text
from sync.plan.plan import Plan

DAY_OR_ORDINAL = re.compile(r"\d{1,2}月(?:\d{1,2}日|[上中下]旬)|第[0-9一二三四五六七八九十]+(?:次|届)")
REMARKS = {".toml": re.compile(r"^\s*#.*|\s#\s[^\"]*$"), ".j2": re.compile(r"\{#(?:[^#]|#(?!\}))*+(?:#\}|\Z)")}
UNIT = re.compile(r"(?:自治县|新区|市|区|县)$")
SHORTEST = 2
"""字; a name of one would be found everywhere."""
TEMPLATES = Path(__file__).resolve().parents[3] / "templates"


def year_bound(folder: Path, plan: Plan, templates: Path = TEMPLATES) -> Iterator[str]:
    """Yield a line for each text of a year's folder and of the document templates that may be of last year only."""
    words = (*(str(year) for year in range(plan.year - 2, plan.year + 2)), *hosts(plan))
    for path in sorted(folder.glob("*.toml")):
        if path.name != "plan.toml":
            yield from found_in(path, path.name, words)
    for path in sorted((*templates.glob("documents/*.j2"), *templates.glob("*.md.j2"))):
        yield from found_in(path, f"templates/{path.relative_to(templates).as_posix()}", words)


def found_in(path: Path, name: str, words: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a file that write out a year, a day or a host."""
    for number, line in enumerate(text(path).split("\n"), 1):
        said = REMARKS[path.suffix].sub("", line)
        found = [*dict.fromkeys(DAY_OR_ORDINAL.findall(said)), *(each for each in words if each in said)]
        if found:
            yield f"{name} 第{number}行：写有“{'”“'.join(found)}”，请看是否要改"


def hosts(plan: Plan) -> tuple[str, ...]:
    """Return the hosts of the openings, and the districts of that which is one of our cities, without 市 and 区."""
    events = {plan.national.city, plan.opening.city} - {""}
    cities = [each for each in plan.cities if each.name in events]
    names = [*sorted(events), *(each.name for city in cities for each in plan.districts_of(city))]
    short = (UNIT.sub("", each) for each in names)
    return tuple(dict.fromkeys(each for each in short if len(each) >= SHORTEST))
