"""The line of the 发文字号 (7.2.5), with the 签发人 of a document to a superior (7.2.6)."""

from collections.abc import Iterator, Sequence

from lxml.etree import _Element as Element

from sync.documents.gongwen.blocks import Face, TextRun
from sync.documents.gongwen.document import Document
from sync.documents.gongwen.office_style import Settings
from sync.documents.gongwen.units import PT, ems
from sync.documents.gongwen.word.oxml import element
from sync.documents.gongwen.word.paragraphs_xml import indent, paragraph, plain, runs, spacing
from sync.documents.gongwen.word.style_table import RED, StyleId

LABEL = "签发人："
IN_A_ROW = 2  # names
BLANK = "　"
SHORT_NAME = 2  # 字: spread to three


def number(document: Document, settings: Settings) -> Iterator[Element]:
    """Yield the number, two blank lines under the mark, with the red rule 4 mm below (7.2.7)."""
    rule = element("w:pBdr", element("w:bottom", val="single", sz=12, space=8, color=RED))
    if not document.signers:
        yield plain(StyleId.NUMBER, document.number, rule=rule)
        return
    page = settings.page
    rows = [spread(document.signers[start : start + IN_A_ROW]) for start in range(0, len(document.signers), IN_A_ROW)]
    begin = page.measure - page.zi(1 + ems(LABEL) + max(map(ems, rows))) - PT
    for place, names in enumerate(rows):
        is_last = place == len(rows) - 1
        label = f"\t{LABEL}" if place == 0 else "\t\t"
        stops = (element("w:tab", val="left", pos=each) for each in (begin, begin + page.zi(ems(LABEL))))
        yield paragraph(
            StyleId.NUMBER if is_last else StyleId.SIGNERS,
            *runs((TextRun((document.number if is_last else "") + label), TextRun(names, Face.KAI))),
            rule=rule if is_last else None,
            tabs=element("w:tabs", *stops),
            space=spacing(before=0 if place else 2 * page.pitch),
            align=element("w:jc", val="left"),
            indent=indent(first=page.zi(1)),  # the rule follows the other indents
        )


def spread(names: Sequence[str]) -> str:
    """Return the names of a row, short ones as wide as usual ones."""
    return BLANK.join(BLANK.join(name) if len(name) == SHORT_NAME else name for name in names)
