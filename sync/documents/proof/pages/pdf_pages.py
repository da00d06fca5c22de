"""A PDF's pages measured with PyMuPDF: text and drawings where these are ink, pixels where they are not."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

import pymupdf

from sync.documents.proof.pages.boxes import Box
from sync.documents.proof.pages.faces import SUBSET
from sync.documents.proof.pages.rendered_page import POINT, THIN, WIDE, Char, RenderedPage, RuleLine

DPI = 254
"""Ten pixels a millimetre: the coarsest picture that measures 0.1 mm."""
PREVIEW_DPI = 80
DARK = 128
NAME_BYTES = 31
RED, FAINT = 0.6, 0.4  # parts of full colour


def pages(pdf: bytes) -> tuple[RenderedPage, ...]:
    """Return the pages of a PDF; it stays open as long as they are kept."""
    document = pymupdf.open(stream=pdf, filetype="pdf")
    return tuple(page(document, index) for index in range(len(document)))


def page(document: pymupdf.Document, index: int) -> RenderedPage:
    """Measure one page."""
    source = document[index]
    return RenderedPage(
        number=index + 1,
        width=source.rect.width * POINT,
        height=source.rect.height * POINT,
        chars=tuple(chars(source)),
        rules=rules(source),
        ink=partial(ink, document, index),
        png=partial(png, document, index),
    )


def chars(source: pymupdf.Page) -> Iterator[Char]:
    """Yield every character that shows."""
    whole = {cut(name): name for _, _, _, name, *_ in source.get_fonts()}
    for block in source.get_text("rawdict", flags=pymupdf.TEXT_PRESERVE_WHITESPACE)["blocks"]:
        for line in block.get("lines", ()):
            turned = abs(line["dir"][0]) < FAINT
            for span in line["spans"]:
                face = whole.get(span["font"], span["font"])
                for char in span["chars"]:
                    if char["c"].strip():
                        box = Box(*(edge * POINT for edge in char["bbox"]))
                        yield Char(char["c"], box, char["origin"][1] * POINT, span["size"], face, turned)


def cut(name: str) -> str:
    """Return a font's name as MuPDF tells it with the text: at most so many bytes, then without the subset's prefix."""
    return SUBSET.sub("", name[:NAME_BYTES])


def rules(source: pymupdf.Page) -> tuple[RuleLine, ...]:
    """Return the rules of a page from the top down; what is drawn twice counts once."""
    drawn = (rule for drawing in source.get_drawings() for rule in inked(drawing))
    kept = sorted((each for each in drawn if is_rule(each.box)), key=lambda each: (each.box.top, each.box.left))
    return tuple(next(same) for _, same in groupby(kept, key=lambda each: (round(each.box.top, 1), each.is_red)))


def inked(drawing: Mapping[str, object]) -> Iterator[RuleLine]:
    """Yield what a vector drawing leaves as ink: a filled bar, or a stroke with its width."""
    rect, fill, colour, width = (drawing.get(each) for each in ("rect", "fill", "color", "width"))
    box = Box(*(edge * POINT for edge in rect)) if isinstance(rect, pymupdf.Rect) else Box(0, 0, 0, 0)
    if isinstance(fill, tuple):
        yield RuleLine(box, is_red(fill))
    elif isinstance(colour, tuple):
        half = (width if isinstance(width, float) else 0) * POINT / 2
        yield RuleLine(Box(box.left, box.top - half, box.right, box.bottom + half), is_red(colour))


def is_rule(box: Box) -> bool:
    """Say whether a drawing is long and thin enough for a rule."""
    return box.width >= WIDE and box.height <= THIN


def is_red(colour: Sequence[float]) -> bool:
    """Say whether a colour is red ink; a grey has one part only."""
    red, green, blue = (*colour, *colour, *colour)[:3]
    return red >= RED and green < FAINT and blue < FAINT


def ink(document: pymupdf.Document, index: int, within: Box) -> Box | None:
    """Return the box around the ink inside a box; None where the paper is blank.

    Green tells: black ink and red ink are both dark in it.
    """
    source = document[index]
    clip = pymupdf.Rect(*(edge / POINT for edge in within)) & source.rect
    if clip.is_empty:
        return None
    picture = source.get_pixmap(dpi=DPI, clip=clip, colorspace=pymupdf.csRGB, alpha=False)
    green = bytes(picture.samples)[1::3]
    rows = [at for at in range(picture.height) if min(green[at * picture.width : (at + 1) * picture.width]) < DARK]
    columns = [at for at in range(picture.width) if min(green[at :: picture.width]) < DARK]
    if not rows:
        return None
    edges = (picture.x + columns[0], picture.y + rows[0], picture.x + columns[-1] + 1, picture.y + rows[-1] + 1)
    return Box(*(edge * 25.4 / DPI for edge in edges))


def png(document: pymupdf.Document, index: int) -> bytes:
    """Draw a page for people."""
    return bytes(document[index].get_pixmap(dpi=PREVIEW_DPI, alpha=False).tobytes("png"))
