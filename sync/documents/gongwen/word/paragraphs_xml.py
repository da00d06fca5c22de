"""Text → paragraphs: styles by name, direct formatting only where it is computed from the text itself."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import groupby

from lxml.etree import _Element as Element

from sync.documents.gongwen.blocks import Face, TextRun
from sync.documents.gongwen.office_style import Settings
from sync.documents.gongwen.word.oxml import element, value
from sync.documents.gongwen.word.style_table import HEI, KAI, StyleId, style_table
from sync.documents.gongwen.word.styles import BEYOND_FACES, CHARACTER_STYLES, RARE_STYLES

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
AMBIGUOUS = re.compile("[\u00a1-\u2bff]")
"""Quotes, dashes, ·, × and their like: Latin or Chinese by what stands around them, unless the run says so."""
HANZI = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
BEYOND = 2
ROLES = {style.id: style.face for style in style_table(Settings())}
FACE_ROLES = {Face.HEI: HEI, Face.KAI: KAI}
SPECIAL = re.compile("[\n\t]")
BREAKS = {"\n": "w:br", "\t": "w:tab"}


def paragraph(look: StyleId, *content: Element, **properties: Element | None) -> Element:
    """Make a paragraph in a style; `properties` override it (names are free, the elements are what counts)."""
    style = element("w:pStyle", val=look)
    return element("w:p", element("w:pPr", style, *properties.values()), *content)


def plain(look: StyleId, text: str, **properties: Element | None) -> Element:
    """Make a paragraph of one text."""
    return paragraph(look, *runs((TextRun(text),), look), **properties)


def runs(content: Sequence[TextRun], look: StyleId = StyleId.BODY, half_points: int | None = None) -> Iterator[Element]:
    """Yield the runs of a text in a paragraph of a style, in another size where given.

    Hanzi that the face lacks get another that has them.
    """
    for run in content:
        own = CHARACTER_STYLES.get(run.face)
        if any(map(rarity_of, run.text)):
            for style, characters in groupby(run.text, partial(rare_style, face=run.face, look=look)):
                yield run_of("".join(characters), style or own, half_points)
        elif run.text:
            yield run_of(run.text, own, half_points)


def rare_style(character: str, face: Face, look: StyleId) -> str | None:
    """Return the character style of a rare Hanzi, None where the face of its paragraph or run has it."""
    rarity = rarity_of(character)
    if rarity == BEYOND:
        return RARE_STYLES[BEYOND_FACES]
    return RARE_STYLES.get(FACE_ROLES.get(face) or ROLES[look]) if rarity else None


def run_of(text: str, style: str | None = None, half_points: int | None = None) -> Element:
    """Make one run."""
    hint = element("w:rFonts", hint="eastAsia") if AMBIGUOUS.search(text) else None
    if style is None and half_points is None and hint is None:
        return element("w:r", *pieces(text))
    sizes = value("w:sz", half_points), value("w:szCs", half_points)
    return element("w:r", element("w:rPr", value("w:rStyle", style), hint, *sizes), *pieces(text))


def pieces(text: str) -> Iterator[Element]:
    """Yield the text with its line breaks and tabs as elements."""
    if not SPECIAL.search(text):
        yield worded(text)
        return
    for special, characters in groupby(text, lambda char: char if char in BREAKS else ""):
        if special:
            yield from (element(BREAKS[special]) for _ in characters)
        else:
            yield worded("".join(characters))


def worded(text: str) -> Element:
    """Make a stretch of text without line breaks and tabs; its blanks are kept."""
    made = element("w:t")
    made.text = text
    if text != text.strip():
        made.set(XML_SPACE, "preserve")
    return made


@cache
def rarity_of(character: str) -> int:
    """Return how rare a Hanzi is: 0 in GB 2312 or no Hanzi, 1 not in GB 2312, 2 outside Unicode's first plane."""
    if not HANZI.match(character):
        return 0
    if character > "\uffff":
        return BEYOND
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return 1
    return 0


def spacing(line: int | None = None, before: int | None = None, after: int | None = None) -> Element:
    """Override a style's line height or the space above and below, in twips."""
    return element("w:spacing", before=before, after=after, line=line, lineRule="exact" if line else None)


def indent(left: int | None = None, right: int | None = None, first: int | None = None) -> Element:
    """Override a style's indents in twips; a negative `first` hangs."""
    hanging = -first if first is not None and first < 0 else None
    return element("w:ind", left=left, right=right, firstLine=None if hanging else first, hanging=hanging)
