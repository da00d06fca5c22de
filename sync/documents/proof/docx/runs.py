"""Runs, text boxes and figures in a paragraph's XML, as Word writes them."""

from collections.abc import Iterator

from lxml.etree import _Element as Element

from sync.documents.proof.docx.paragraphs import TypeSpan
from sync.documents.proof.docx.properties import Properties, local, qn

AROUND_RUNS = {"hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "dir", "bdo"}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TWIPS = 20
DEFAULT_SIZE = 20  # half-points, where a document says nothing


def runs(element: Element) -> Iterator[Element]:
    """Yield the runs of a paragraph, links and accepted insertions included."""
    for child in element:
        if child.tag == qn("w:r"):
            yield child
        elif local(child.tag) in AROUND_RUNS:
            yield from runs(child)


def boxes(element: Element) -> Iterator[Element]:
    """Yield the contents of the text boxes anchored in a paragraph, each once."""
    for box in element.iter(qn("w:txbxContent")):
        above = box.iterancestors(qn("w:txbxContent"), FALLBACK, qn("w:p"))
        outer = next((each for each in above if each.tag != qn("w:p") or each is element), None)
        if outer is element:
            yield box


def advance(spans: tuple[TypeSpan, ...], base: Properties) -> float:
    """Return the width of one 字 of a paragraph in pt."""
    size = max((span.size for span in spans), default=number(base.get("sz", {}).get("val"), DEFAULT_SIZE) / 2)
    return size + number(base.get("spacing", {}).get("val")) / TWIPS


def measure(indent: dict[str, str], names: tuple[str, ...], zi: float) -> float:
    """Return an indent in 字: counted in characters where it is, else in twips."""
    for name in names:
        if number(indent.get(f"{name}Chars")):
            return number(indent[f"{name}Chars"]) / 100
        if name in indent:
            return number(indent[name]) / TWIPS / zi
    return 0.0


def number(text: str | None, otherwise: float = 0) -> float:
    """Read a figure of Word's; what is none counts as nothing."""
    try:
        return float(text) if text else otherwise
    except ValueError:
        return otherwise
