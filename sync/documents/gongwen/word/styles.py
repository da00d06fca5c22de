"""styles.xml of a 公文: explicit faces, no theme, nothing of python-docx's template left."""

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from sync.documents.gongwen.blocks import Face
from sync.documents.gongwen.office_style import Settings
from sync.documents.gongwen.word.oxml import element, switch, value
from sync.documents.gongwen.word.style_table import BODY, KAI, SIZE_3, TITLE, Style, StyleId, style_table

TABLE_STYLE = "GwTable"
BEYOND_FACES = "beyond"
RARE_STYLES = {BODY: "GwRare", KAI: "GwRareKai", TITLE: "GwRareTitle", BEYOND_FACES: "GwRarest"}
"""Character styles for Hanzi that a face lacks, by the face's role; 黑体 and 宋体 have those of GBK themselves."""
BODY_FACE = "GwFang"
"""The body's face within a paragraph of another."""
CHARACTER_STYLES = {Face.HEI: "GwHei", Face.KAI: "GwKai"}


def styles(settings: Settings) -> Element:
    """Make the root of styles.xml."""
    fonts = settings.fonts
    base = element(
        "w:style",
        value("w:name", "Normal"),
        switch("w:qFormat", on=True),
        element("w:pPr", *grid_free()),
        element("w:rPr", faces(fonts.body), *sized(SIZE_3)),
        type="paragraph",
        styleId=StyleId.BASE,
        default=1,
    )
    return element(
        "w:styles",
        defaults(fonts.body),
        base,
        character_default(),
        table_default(),
        *(paragraph_style(style, settings) for style in style_table(settings)),
        character_style(CHARACTER_STYLES[Face.HEI], "突出黑体", fonts.hei),
        character_style(CHARACTER_STYLES[Face.KAI], "突出楷体", fonts.kai),
        character_style(BODY_FACE, "还原仿宋", fonts.body),
        character_style(RARE_STYLES[BODY], "生僻字", fonts.rare),
        character_style(RARE_STYLES[KAI], "生僻字（楷体）", fonts.rare_kai),
        character_style(RARE_STYLES[TITLE], "生僻字（标题）", fonts.rare_title),
        character_style(RARE_STYLES[BEYOND_FACES], "罕用字", fonts.rarest),
        table_style(),
    )


def defaults(face: str) -> Element:
    """Make docDefaults: 3号 in the body's face, Chinese, single spaced, no space around."""
    run = element("w:rPr", faces(face), *sized(SIZE_3), language())
    spacing = element("w:spacing", before=0, after=0, line=240, lineRule="auto")
    return element(
        "w:docDefaults",
        element("w:rPrDefault", run),
        element("w:pPrDefault", element("w:pPr", spacing)),
    )


def faces(face: str) -> Element:
    """Name one face for all scripts, so that quotes, dashes and digits do not fall into another."""
    return element("w:rFonts", hint="eastAsia", ascii=face, hAnsi=face, eastAsia=face, cs=face)


def sized(half_points: int) -> tuple[Element, Element]:
    """Make the two size elements."""
    return element("w:sz", val=half_points), element("w:szCs", val=half_points)


def language() -> Element:
    """Say that the text is simplified Chinese."""
    made = element("w:lang", val="en-US", bidi="ar-SA")
    made.set(qn("w:eastAsia"), "zh-CN")
    return made


def grid_free() -> tuple[Element | None, ...]:
    """Make what every paragraph shares: exact lines count, not the grid; full stops do not hang (see 5.2.3)."""
    names = ("widowControl", "overflowPunct", "autoSpaceDE", "autoSpaceDN", "snapToGrid")
    return tuple(switch(f"w:{name}", on=False) for name in names)


def paragraph_style(style: Style, settings: Settings) -> Element:
    """Make one paragraph style."""
    tight = settings.page.tightening if style.size == SIZE_3 else None
    run = element(
        "w:rPr",
        faces(getattr(settings.fonts, style.face)),
        value("w:color", style.colour or None),
        value("w:spacing", tight),
        *sized(style.size),
    )
    return element(
        "w:style",
        value("w:name", style.name),
        value("w:basedOn", StyleId.BASE),
        switch("w:qFormat", on=True),
        paragraph_properties(style),
        run,
        type="paragraph",
        styleId=style.id,
        customStyle=1,
    )


def paragraph_properties(style: Style) -> Element:
    """Make a style's w:pPr."""
    rule = "auto" if style.natural else "exact"
    first, hanging = max(style.first, 0) or None, max(-style.first, 0) or None
    return element(
        "w:pPr",
        switch("w:keepNext", on=style.keep_next or None),
        switch("w:keepLines", on=style.keep_lines or None),
        switch("w:pageBreakBefore", on=style.page_break or None),
        *grid_free(),
        element("w:spacing", before=style.before, after=style.after, line=style.line, lineRule=rule),
        element("w:ind", left=style.left or None, right=style.right or None, firstLine=first, hanging=hanging),
        value("w:jc", style.align),
        value("w:outlineLvl", style.outline),
    )


def character_default() -> Element:
    """Make the default character style."""
    name = value("w:name", "Default Paragraph Font")
    return element("w:style", name, type="character", styleId="GwCharacter", default=1)


def character_style(key: str, name: str, face: str) -> Element:
    """Make a character style that only changes the face."""
    return element(
        "w:style",
        value("w:name", name),
        switch("w:qFormat", on=True),
        element("w:rPr", faces(face)),
        type="character",
        styleId=key,
        customStyle=1,
    )


def table_default() -> Element:
    """Make the default table style."""
    return element(
        "w:style",
        value("w:name", "Normal Table"),
        element("w:tblPr", element("w:tblInd", w=0, type="dxa"), margins(top=0, left=108, bottom=0, right=108)),
        type="table",
        styleId="GwPlainTable",
        default=1,
    )


def table_style() -> Element:
    """Make the style of our tables: thin lines all around."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = (element(f"w:{side}", val="single", sz=4, space=0, color="000000") for side in sides)
    return element(
        "w:style",
        value("w:name", "公文表格"),
        value("w:basedOn", "GwPlainTable"),
        switch("w:qFormat", on=True),
        element("w:tblPr", element("w:tblBorders", *lines), margins(top=40, left=80, bottom=40, right=80)),
        type="table",
        styleId=TABLE_STYLE,
        customStyle=1,
    )


def margins(**sides: int) -> Element:
    """Make w:tblCellMar from twips by side."""
    return element("w:tblCellMar", *(element(f"w:{side}", w=width, type="dxa") for side, width in sides.items()))
