"""Several seals (联合行文的印章, 7.3.5.1): names in rows, one room for a seal each, the last one over the date."""

from collections.abc import Iterator, Sequence

from lxml.etree import _Element as Element

from sync.documents.gongwen.office_style import Settings
from sync.documents.gongwen.units import ems, twips
from sync.documents.gongwen.word.oxml import element
from sync.documents.gongwen.word.paragraphs_xml import indent, plain, spacing
from sync.documents.gongwen.word.style_table import StyleId

SEALED_DATE = 4.0  # 字 from the right to a sealed date
SEAL_LINES = 2  # blank lines above a sealed name: the seal's top lies within one line of the text
SEAL = 46.0  # mm: room for one seal, of 45 mm at most, that touches no other
ROW_LINES = 5  # from one row of seals to the next
MOST = 3  # seals in a row


def joint_seals(organs: Sequence[str], day: str, settings: Settings) -> Iterator[Element]:
    """Yield the rows of names and the date; the last name is centred over the date."""
    page = settings.page
    last = page.measure - page.zi(SEALED_DATE + ems(day) / 2)
    centres = columns(organs, last, settings)
    for number, row in enumerate(rows(organs, len(centres))):
        lines = (ROW_LINES - 1) if number else SEAL_LINES
        used = centres[len(centres) - len(row) :]
        tabs = element("w:tabs", *(element("w:tab", val="center", pos=each) for each in used))
        names = "".join(f"\t{name}" for name in row)
        made = spacing(before=lines * page.pitch)
        yield plain(StyleId.SIGNED, names, space=made, tabs=tabs, align=element("w:jc", val="left"))
    if day:
        yield plain(StyleId.DATE, day, indent=indent(right=page.zi(SEALED_DATE)))


def columns(organs: Sequence[str], last: int, settings: Settings) -> list[int]:
    """Return the middles of as many columns as hold names and seals side by side, in twips; the last is over the date.

    A column is as wide as a seal, or as the widest name and a 字 between.
    """
    page = settings.page
    widest = page.zi(max(map(ems, organs)))
    step = max(twips(SEAL), widest + page.zi(1))
    first = max(twips(SEAL), widest) // 2
    count = max(1, min(MOST, len(organs), (last - first) // step + 1))
    return [last - step * place for place in range(count - 1, -1, -1)]


def rows(organs: Sequence[str], count: int) -> Iterator[Sequence[str]]:
    """Yield the names row by row, `count` in each; the last row may be shorter."""
    yield from (organs[start : start + count] for start in range(0, len(organs), count))
