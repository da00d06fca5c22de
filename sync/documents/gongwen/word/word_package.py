"""The Word file around the body (文件包): its parts, of which most never change, and how they are zipped."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from functools import cache
from io import BytesIO
from zipfile import ZipFile

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.package import Package as OpcPackage
from lxml.etree import _Element as Element

from sync.documents.gongwen.document import Document
from sync.documents.gongwen.office_style import Settings
from sync.documents.gongwen.word.oxml import element, switch, value
from sync.documents.gongwen.word.shapes import NAMESPACES
from sync.documents.gongwen.word.styles import styles
from sync.pinned import member

OFFICE_WORD = "http://schemas.microsoft.com/office/word"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
APPLICATION = f'<Properties xmlns="{PROPERTIES}"><Application>学习活动周工作台</Application></Properties>'
LONGEST_PROPERTY = 255  # characters, by the standard of the file format
DOCUMENT = f"<w:document {NAMESPACES}><w:body/></w:document>"


class WordPackage:
    """One Word file being made. `body` is filled in by whoever lays out; other parts are added one by one."""

    def __init__(self, settings: Settings) -> None:
        self.counts: Counter[str] = Counter()
        self.opc = OpcPackage()
        root = parse_xml(DOCUMENT)
        self.body: Element = root[0]
        name = PackURI("/word/document.xml")
        self.main = XmlPart(name, CONTENT_TYPE.WML_DOCUMENT_MAIN, root, self.opc)
        self.opc.relate_to(self.main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        application = Part(PackURI("/docProps/app.xml"), CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, APPLICATION.encode())
        self.opc.relate_to(application, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
        self.add("styles.xml", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES, style_part(settings))
        self.add("settings.xml", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS, settings_part())

    def add(self, name: str, content_type: str, relationship: str, blob: bytes, *parts: tuple[str, Part]) -> str:
        """Add a part below word/ and return its relationship id; {} in `name` becomes its number among its like.

        `parts` are what it needs itself, each with the kind of relationship.
        """
        self.counts[name] += 1
        part = Part(PackURI(f"/word/{name.format(self.counts[name])}"), content_type, blob, self.opc)
        for kind, other in parts:
            part.relate_to(other, kind)
        return str(self.main.relate_to(part, relationship))

    def describe(self, document: Document) -> None:
        """Set the file's properties; its times are the document's own day, so that the same text is the same bytes."""
        properties = self.opc.core_properties
        title = document.title.replace("\n", "")
        properties.title = (title + (f"（{document.banner}）" if document.banner else ""))[:LONGEST_PROPERTY]
        properties.language = "zh-CN"
        properties.author = properties.last_modified_by = document.author[:LONGEST_PROPERTY]
        properties.created = properties.modified = datetime.combine(document.day, time(0))
        properties.revision = 1

    def zipped(self, moment: datetime) -> bytes:
        """Return the file; every member is as old as `moment`."""
        stream = BytesIO()
        with ZipFile(stream, "w") as target:
            for name, blob in members(self.opc):
                target.writestr(member(name, moment), blob)
        return stream.getvalue()


def members(package: OpcPackage) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of every member of the zip file."""
    parts = list(package.iter_parts())
    yield "[Content_Types].xml", content_types(parts)
    yield "_rels/.rels", package.rels.xml
    for part in parts:
        yield part.partname.membername, part.blob
        if len(part.rels):
            yield part.partname.rels_uri.membername, part.rels.xml


def content_types(parts: Sequence[Part]) -> bytes:
    """Say of every part what it is."""
    overrides = "".join(f'<Override PartName="{each.partname}" ContentType="{each.content_type}"/>' for each in parts)
    relations = f'<Default Extension="rels" ContentType="{CONTENT_TYPE.OPC_RELATIONSHIPS}"/>'
    return f'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{TYPES}">{relations}{overrides}</Types>'.encode()


def xml(root: Element) -> bytes:
    """Return a part's bytes."""
    return bytes(serialize_part_xml(root))


@cache
def style_part(settings: Settings) -> bytes:
    """Return styles.xml; made once for each settings."""
    return xml(styles(settings))


@cache
def settings_part() -> bytes:
    """Return settings.xml: Word 2013 and later, odd and even pages, Chinese."""
    theme = element("w:themeFontLang", val="en-US")
    theme.set(qn("w:eastAsia"), "zh-CN")
    settings = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    made = element(
        "w:settings",
        element("w:zoom", percent=100),
        value("w:defaultTabStop", 420),
        switch("w:evenAndOddHeaders", on=True),
        value("w:characterSpacingControl", "doNotCompress"),
        element(
            "w:compat",
            switch("w:useFELayout", on=True),
            *(element("w:compatSetting", name=name, uri=OFFICE_WORD, val=number) for name, number in settings.items()),
        ),
        theme,
        value("w:decimalSymbol", "."),
        value("w:listSeparator", ","),
    )
    return xml(made)


def midnight(document: Document) -> datetime:
    """Return the moment a document's file is dated."""
    return datetime.combine(document.day, time(0), UTC)
