"""The Word package around the body: python-docx's default template, emptied of everything that is not ours."""

from datetime import datetime, time
from functools import cache
from io import BytesIO

import docx
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.parts.document import DocumentPart
from lxml.etree import _Element as Element

from sync.documents.gongwen.blocks import Document
from sync.documents.gongwen.oxml import element, switch, value
from sync.documents.gongwen.settings import Settings
from sync.documents.gongwen.styles import styles

UNWANTED = ("theme", "numbering", "stylesWithEffects", "webSettings", "fontTable", "customXml")
THUMBNAIL = "thumbnail"
WORD = "http://schemas.microsoft.com/office/word"
APPLICATION = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>学习活动周工作台</Application></Properties>"
)


def empty(settings: Settings) -> Word:
    """Return an empty document with the styles and settings of a 公文."""
    return docx.Document(BytesIO(base(settings)))


@cache
def base(settings: Settings) -> bytes:
    """Return the empty document as a file; made once for each settings."""
    word = docx.Document()
    drop_unwanted(word.part)
    replace(word.styles.element, styles(settings))
    replace(word.settings.element, compatible())
    for child in list(word.element.body):
        word.element.body.remove(child)
    for part in word.part.package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = APPLICATION.encode()  # noqa: SLF001  # python-docx keeps it as it came and has no way to say so
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


def drop_unwanted(part: DocumentPart) -> None:
    """Cut the parts that would bring theme faces, Japanese glyphs or a stranger's thumbnail along."""
    for rels in (part.rels, part.package.rels):
        for key, relation in list(rels.items()):
            if relation.reltype.rsplit("/", 1)[-1] in (*UNWANTED, THUMBNAIL):
                del rels[key]


def replace(old: Element, new: Element) -> None:
    """Give a part's root other children."""
    for child in list(old):
        old.remove(child)
    old.extend(list(new))


def compatible() -> Element:
    """Make settings.xml: Word 2013 and later, odd and even pages, Chinese."""
    theme = element("w:themeFontLang", val="en-US")
    theme.set(qn("w:eastAsia"), "zh-CN")
    settings = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    return element(
        "w:settings",
        element("w:zoom", percent=100),
        value("w:defaultTabStop", 420),
        switch("w:evenAndOddHeaders", on=True),
        value("w:characterSpacingControl", "doNotCompress"),
        element(
            "w:compat",
            switch("w:useFELayout", on=True),
            *(element("w:compatSetting", name=name, uri=WORD, val=number) for name, number in settings.items()),
        ),
        theme,
        value("w:decimalSymbol", "."),
        value("w:listSeparator", ","),
    )


def describe(word: Word, document: Document) -> None:
    """Set the file's properties; its times are the document's own day, so that the same text gives the same bytes."""
    properties = word.core_properties
    title = document.title.replace("\n", "")
    properties.title = title + (f"（{document.banner}）" if document.banner else "")
    properties.language = "zh-CN"
    properties.author = properties.last_modified_by = document.author
    properties.created = properties.modified = datetime.combine(document.day, time(0))
    properties.revision = 1
    properties.comments = properties.keywords = ""
