"""Formatting as Word resolves it: document defaults, the chain of styles, then what is written on the spot."""

from collections.abc import Iterable, Mapping
from functools import cache

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn as qualified
from lxml import etree
from lxml.etree import _Element as Element

Properties = dict[str, dict[str, str]]
"""Local name of a property → its attributes; nested borders and numbers are flattened: pBdr.bottom, numPr.numId."""

NESTED = {"pBdr", "numPr"}
OPPOSED = {"firstLine": "hanging", "hanging": "firstLine"}
SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
OFF = {"0", "false", "off"}
MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@cache
def qn(name: str) -> str:
    """Return a name such as w:p with its namespace; asked thousands of times a file."""
    return qualified(name)


@cache
def local(name: object) -> str:
    """Return a qualified name without its namespace; nothing for comments."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def is_on(properties: Mapping[str, Mapping[str, str]], name: str) -> bool:
    """Say whether a switch is set."""
    return name in properties and properties[name].get("val", "1") not in OFF


def layered(properties: Properties, element: Element | None) -> Properties:
    """Return properties with those of a pPr or rPr on top."""
    made = dict(properties)
    for child in element if element is not None else ():
        name = local(child.tag)
        if name in NESTED:
            made |= {f"{name}.{local(each.tag)}": attributes(each) for each in child}
        else:
            made[name] = over(name, made.get(name, {}), attributes(child))
    return made


def attributes(element: Element) -> dict[str, str]:
    """Return the attributes of an element by their local names."""
    return {local(key): str(value) for key, value in element.attrib.items()}


def over(name: str, known: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Lay one element over another; what the new one contradicts is forgotten."""
    forgotten: set[str] = set()
    if name == "ind":
        forgotten = {opposed for key, opposed in OPPOSED.items() if key in new}
        forgotten |= {f"{key}Chars" for key in ("firstLine", "left", "right") if key in new}
    if name == "rFonts":
        forgotten = {f"{slot}Theme" for slot in SLOTS if slot in new} | ({"cstheme"} if "cs" in new else set())
    return {key: value for key, value in known.items() if key not in forgotten} | dict(new)


class Styles:
    """The styles of a document and its theme, ready to resolve."""

    def __init__(self, word: Document) -> None:
        """Read them from an opened document."""
        root = word.styles.element
        self.by_id = {str(each.get(qn("w:styleId"))): each for each in root.findall(qn("w:style"))}
        self.names = {key: name_of(each) for key, each in self.by_id.items()}
        self.run_defaults = layered({}, root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"))
        self.default = next((key for key, each in self.by_id.items() if is_default(each)), "")
        self.paragraph_defaults = layered({}, root.find(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{qn('w:pPr')}"))
        self.theme = theme(word)
        self.known: dict[str, tuple[Properties, Properties]] = {}

    def paragraph(self, style: str) -> tuple[Properties, Properties]:
        """Return what a paragraph style gives its paragraph and its runs."""
        style = style if style in self.by_id else self.default
        if style not in self.known:
            made = (self.paragraph_defaults, self.run_defaults)
            for each in self.chain(style):
                made = (layered(made[0], each.find(qn("w:pPr"))), layered(made[1], each.find(qn("w:rPr"))))
            self.known[style] = made
        return self.known[style]

    def run(self, base: Properties, direct: Element | None) -> Properties:
        """Return what a run is set in, `base` being its paragraph's."""
        chosen = direct.find(qn("w:rStyle")) if direct is not None else None
        if chosen is not None:
            for each in self.chain(str(chosen.get(qn("w:val")))):
                base = layered(base, each.find(qn("w:rPr")))
        return layered(base, direct)

    def chain(self, style: str) -> Iterable[Element]:
        """Return a style's ancestors and itself, the oldest first."""
        found: list[Element] = []
        while style in self.by_id and self.by_id[style] not in found:
            found.append(self.by_id[style])
            parent = self.by_id[style].find(qn("w:basedOn"))
            style = str(parent.get(qn("w:val"))) if parent is not None else ""
        return reversed(found)

    def face(self, run: Properties, slot: str) -> str:
        """Return the face of a run for East Asian or Latin text; a theme's face beats a named one."""
        fonts = run.get("rFonts", {})
        return self.theme.get(fonts.get(f"{slot}Theme", ""), "") or fonts.get(slot, "")


def name_of(style: Element) -> str:
    """Return the name Word shows for a style."""
    name = style.find(qn("w:name"))
    return str(name.get(qn("w:val"))) if name is not None else ""


def is_default(style: Element) -> bool:
    """Say whether paragraphs without a style take this one."""
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default"), "0") not in OFF


def theme(word: Document) -> dict[str, str]:
    """Return the faces of the theme by the names that runs use: minorEastAsia, majorHAnsi, …."""
    try:
        root = etree.fromstring(word.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    except (KeyError, etree.XMLSyntaxError):
        return {}
    found: dict[str, str] = {}
    for size in ("major", "minor"):
        for font in root.iter(f"{MAIN}{size}Font"):
            latin, asian = (typeface(font.find(f"{MAIN}{each}")) for each in ("latin", "ea"))
            simplified = (each for each in font.findall(f"{MAIN}font") if each.get("script") == "Hans")
            found |= {f"{size}Ascii": latin, f"{size}HAnsi": latin}
            found[f"{size}EastAsia"] = asian or typeface(next(simplified, None))
    return found


def typeface(element: Element | None) -> str:
    """Return the face an element of the theme names."""
    return str(element.get("typeface", "")) if element is not None else ""
