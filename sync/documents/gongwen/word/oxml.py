"""Elements of WordprocessingML with their children in the schema's order: Word refuses or ignores any other."""

from copy import copy
from functools import lru_cache

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from lxml.etree import _Element as Element

ORDERS = {
    "w:pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
        suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
        snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
        textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange""",
    "w:rPr": """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid
        vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em
        lang eastAsianLayout specVanish oMath""",
    "w:sectPr": """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType
        pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings""",
    "w:tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing
        tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription""",
    "w:trPr": """cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc
        hidden""",
    "w:tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "w:style": """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked
        personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr""",
}
WORD = {"w": nsmap["w"]}
make = oxml_parser.makeelement
RANKS = {parent: {qn(f"w:{name}"): rank for rank, name in enumerate(order.split())} for parent, order in ORDERS.items()}


def element(tag: str, *children: Element | None, **attributes: object) -> Element:
    """Make an element; attributes are of the w: namespace, None leaves one out, and so does a child that is None."""
    given = [(name, str(value)) for name, value in attributes.items() if value is not None]
    made = copy(childless(tag, *given))
    if children:
        ranks = RANKS.get(tag)
        present = [child for child in children if child is not None]
        made.extend(sorted(present, key=lambda child: ranks[child.tag]) if ranks else present)
    return made


@lru_cache(maxsize=4096)
def childless(tag: str, *attributes: tuple[str, str]) -> Element:
    """Make an element to be copied: lxml copies faster than it makes."""
    made: Element = make(qn(tag), {qn(f"w:{name}"): value for name, value in attributes}, WORD)
    return made


def insert(parent: Element, tag: str, child: Element) -> None:
    """Put a property into its place among those a `tag` element has; one of the same name is replaced."""
    ranks = RANKS[tag]
    for old in parent.findall(child.tag):
        parent.remove(old)
    place = sum(ranks[each.tag] < ranks[child.tag] for each in parent)
    parent.insert(place, child)


def value(tag: str, setting: object) -> Element | None:
    """Make an element with one w:val; None for None."""
    return None if setting is None else element(tag, val=setting)


def switch(tag: str, *, on: bool | None) -> Element | None:
    """Make an on/off element; None leaves it to the style."""
    return None if on is None else element(tag) if on else element(tag, val=0)
