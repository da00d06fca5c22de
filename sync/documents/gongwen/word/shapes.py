"""Drawings anchored to the page or its margins: the bars of red rules, and text boxes. All lengths in mm."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache

from docx.oxml.parser import parse_xml
from lxml.etree import _Element as Element

from sync.documents.gongwen.units import emu
from sync.documents.gongwen.word.style_table import RED

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    }.items()
)
TEXT_BOX = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}txbxContent"


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a drawing stands: left and top from the paper's edges, its size; `id` is unique in the document.

    `at_foot` puts it at the lower edge of the 版心 instead, with the text kept above it and `below` left free in it.
    """

    id: int
    name: str
    left: float
    top: float
    width: float
    height: float
    at_foot: bool = False
    below: float = 0.0


def bar(box: Frame) -> Element:
    """Make a red bar (红线): a filled rectangle, for LibreOffice draws compound lines as one."""
    fill = f'<a:solidFill><a:srgbClr val="{RED}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
    return anchored(box, fill, "", f'fillcolor="#{RED}" stroked="f"', "")


def blank(box: Frame) -> Element:
    """Make an empty box that only takes room."""
    return anchored(box, "<a:noFill/><a:ln><a:noFill/></a:ln>", "", 'filled="f" stroked="f"', "")


def text_box(box: Frame, content: Sequence[Element]) -> Element:
    """Make a frameless text box without inner margins around paragraphs or tables."""
    body = "<w:txbxContent/>"
    made = anchored(
        box,
        "<a:noFill/><a:ln><a:noFill/></a:ln>",
        f'<wps:txbx>{body}</wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="{emu(box.below)}" anchor="b"/>',
        'filled="f" stroked="f"',
        f'<v:textbox inset="0,0,0,{points(box.below)}">{body}</v:textbox>',
    )
    for place in made.iter(TEXT_BOX):
        place.extend([deepcopy(each) for each in content])
    return made


def anchored(box: Frame, fill: str, inner: str, vml: str, vml_inner: str) -> Element:
    """Make a run that holds a drawing, and its VML form for old readers."""
    size = f'cx="{emu(box.width)}" cy="{emu(box.height)}"'
    across = "margin" if box.at_foot else "page"
    left = 0 if box.at_foot else emu(box.left)
    down = "<wp:align>bottom</wp:align>" if box.at_foot else f"<wp:posOffset>{emu(box.top)}</wp:posOffset>"
    wrap = "<wp:wrapTopAndBottom/>" if box.at_foot else "<wp:wrapNone/>"
    kind = ' txBox="1"' if inner else ""
    return parsed(
        f"<w:r {NAMESPACES}><w:rPr><w:noProof/></w:rPr><mc:AlternateContent>"
        '<mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        f' relativeHeight="{box.id}" behindDoc="0" locked="1" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="{across}"><wp:posOffset>{left}</wp:posOffset>'
        f'</wp:positionH><wp:positionV relativeFrom="{across}">{down}</wp:positionV><wp:extent {size}/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/>{wrap}<wp:docPr id="{box.id}" name="{box.name}"/>'
        '<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        f'wordprocessingShape"><wps:wsp><wps:cNvSpPr{kind}/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/>'
        f'</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</wps:spPr>{inner or "<wps:bodyPr/>"}'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f'<mc:Fallback><w:pict><v:rect style="{vml_place(box, across)}" {vml}>{vml_inner}</v:rect></w:pict>'
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def parsed(xml: str) -> Element:
    """Return a new element for some XML."""
    return deepcopy(once_parsed(xml))


@lru_cache(maxsize=64)
def once_parsed(xml: str) -> Element:
    """Parse some XML; the same again costs nothing."""
    made: Element = parse_xml(xml)
    return made


def vml_place(box: Frame, across: str) -> str:
    """Say in VML's words where the box stands."""
    place = f"margin-left:{points(box.left)};margin-top:{points(box.top)}"
    if box.at_foot:
        place = "margin-left:0;margin-top:0;mso-position-vertical:bottom"
    return (
        f"position:absolute;{place};width:{points(box.width)};height:{points(box.height)};"
        f"mso-position-horizontal-relative:{across};mso-position-vertical-relative:{across}"
    )


def points(mm: float) -> str:
    """Write millimetres as points."""
    return f"{mm * 72 / 25.4:.2f}pt"
