"""Text → paragraphs: styles by name, direct formatting only where it is computed from the text itself."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from lxml.etree import _Element as Element

from sync.documents.gongwen.blocks import Run
from sync.documents.gongwen.oxml import element, value
from sync.documents.gongwen.style_table import Look
from sync.documents.gongwen.styles import CHARACTER_STYLES, RARE

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
BREAKS = {"\n": "w:br", "\t": "w:tab"}


def paragraph(look: Look, *content: Element, **properties: Element | None) -> Element:
    """Make a paragraph in a style; `properties` override it (names are free, the elements are what counts)."""
    style = element("w:pStyle", val=look)
    return element("w:p", element("w:pPr", style, *properties.values()), *content)


def plain(look: Look, text: str, **properties: Element | None) -> Element:
    """Make a paragraph of one text."""
    return paragraph(look, *runs((Run(text),)), **properties)


def runs(content: Sequence[Run], half_points: int | None = None) -> Iterator[Element]:
    """Yield the runs of a text, in another size where given; Hanzi that GB 2312 lacks get a face that has them."""
    for run in content:
        for rare, characters in groupby(run.text, is_rare):
            style = CHARACTER_STYLES[RARE] if rare else CHARACTER_STYLES.get(run.face)
            yield run_of("".join(characters), style, half_points)


def run_of(text: str, style: str | None = None, half_points: int | None = None) -> Element:
    """Make one run."""
    properties = element(
        "w:rPr",
        value("w:rStyle", style),
        element("w:rFonts", hint="eastAsia"),
        value("w:sz", half_points),
        value("w:szCs", half_points),
    )
    return element("w:r", properties, *pieces(text))


def pieces(text: str) -> Iterator[Element]:
    """Yield the text with its line breaks and tabs as elements."""
    for special, characters in groupby(text, lambda char: char if char in BREAKS else ""):
        if special:
            yield from (element(BREAKS[special]) for _ in characters)
        else:
            made = element("w:t")
            made.text = "".join(characters)
            made.set(XML_SPACE, "preserve")
            yield made


def is_rare(character: str) -> bool:
    """Whether a Hanzi is missing from GB 2312, and so from 仿宋_GB2312."""
    if not ("\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff"):
        return False
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def spacing(line: int | None = None, before: int | None = None, after: int | None = None) -> Element:
    """Override a style's line height or the space above and below, in twips."""
    return element("w:spacing", before=before, after=after, line=line, lineRule="exact" if line else None)


def indent(left: int | None = None, right: int | None = None, first: int | None = None) -> Element:
    """Override a style's indents in twips; a negative `first` hangs."""
    hanging = -first if first is not None and first < 0 else None
    return element("w:ind", left=left, right=right, firstLine=None if hanging else first, hanging=hanging)
