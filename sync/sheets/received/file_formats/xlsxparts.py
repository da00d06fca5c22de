"""The parts of an .xlsx (工作簿的部件): which sheet's XML is which, the shared strings, packing again."""

from collections.abc import Mapping
from io import BytesIO
from posixpath import basename, normpath
from xml.etree import ElementTree as ET
from zipfile import ZipFile

Parts = Mapping[str, bytes]
"""Member name → XML in UTF-8, already without any DOCTYPE."""

MAIN = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
STRINGS = "xl/sharedstrings.xml"


class SheetNames:
    """What the sheets are called by the names of their parts; looked up only when somebody asks."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.names: dict[str, str] | None = None

    def of(self, part: str) -> str:
        """Return the sheet's name as on its tab; the part's own file name where the workbook does not say."""
        if self.names is None:
            self.names = sheet_names(self.parts)
        return self.names.get(folded(part), basename(part))


def sheet_names(parts: Parts) -> dict[str, str]:
    """Return folded part name → sheet name, empty where the workbook's main part is broken."""
    try:
        relations = elements(parts, RELATIONS, "Relationship")
        targets = {each.get("Id", ""): place(each.get("Target", "")) for each in relations}
        sheets = elements(parts, MAIN, "sheet")
    except ET.ParseError:
        return {}
    return {targets.get(relation(sheet), ""): sheet.get("name", "") for sheet in sheets}


def elements(parts: Parts, name: str, tag: str) -> list[ET.Element]:
    """Return the elements of one local name in a part, in order, whatever their namespace."""
    found = {folded(part): text for part, text in parts.items()}.get(name.lower(), b"<none/>")
    tree = ET.fromstring(found)  # noqa: S314  # the guard lets nothing with a DOCTYPE in
    return [each for each in tree.iter() if each.tag.rpartition("}")[2] == tag]


def relation(sheet: ET.Element) -> str:
    """Return the id of a sheet's relationship, whatever the namespace of its variant of the format."""
    return next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")


def place(target: str) -> str:
    """Return the folded name of the part a relationship of the workbook points at."""
    return folded(target.lstrip("/") if target.startswith("/") else normpath(f"xl/{target}"))


def folded(name: str) -> str:
    """Return a member's name as names are compared: readers forgive case and backslashes."""
    return name.replace("\\", "/").lower()


def strings(parts: Parts) -> bytes:
    """Return the XML of the shared strings; empty where there is none."""
    return next((text for name, text in parts.items() if folded(name) == STRINGS), b"")


def packed(parts: Parts) -> bytes:
    """Pack parts as a workbook again, uncompressed: it is read at once and thrown away."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()
