"""The paragraph styles of a 公文 (样式) by their Chinese names, each with the clause it follows; lengths in twips."""

from dataclasses import dataclass
from enum import StrEnum

from sync.documents.gongwen.office_style import Settings

RED = "FF0000"
TITLE, BODY, KAI, HEI, SONG = "title", "body", "kai", "hei", "song"  # roles of faces: attributes of Fonts
SIZE_2, SIZE_3, SIZE_4, SIZE_SMALL_4, SIZE_5 = 44, 32, 28, 24, 21  # 2号, 3号, 4号, 小四, 五号 in half-points


class StyleId(StrEnum):
    """The styles' ids in the file."""

    BASE = "GwBase"
    COPY_NUMBER = "GwCopyNumber"
    CLASSIFIED = "GwClassified"
    HEAD_GAP = "GwHeadGap"
    MARK = "GwMark"
    SIGNERS = "GwSigners"
    NUMBER = "GwNumber"
    LETTER_NUMBER = "GwLetterNumber"
    TITLE = "GwTitle"
    TITLE_ON_TOP = "GwTitleOnTop"
    ADDRESSEES = "GwAddressees"
    BODY = "GwBody"
    LEVEL_1 = "GwLevel1"
    LEVEL_2 = "GwLevel2"
    LEVEL_3 = "GwLevel3"
    LEVEL_4 = "GwLevel4"
    ITEM = "GwItem"
    ENCLOSURES = "GwEnclosures"
    MORE_ENCLOSURES = "GwMoreEnclosures"
    SIGNED = "GwSigned"
    DATE = "GwDate"
    NOTE = "GwNote"
    ATTENDANCE = "GwAttendance"
    ANNEX = "GwAnnex"
    ANNEX_TITLE = "GwAnnexTitle"
    TABLE_HEAD = "GwTableHead"
    TABLE_TEXT = "GwTableText"
    SMALL_TABLE_HEAD = "GwSmallTableHead"
    SMALL_TABLE_TEXT = "GwSmallTableText"
    FIGURE = "GwFigure"
    COPIES = "GwCopies"
    IMPRINT = "GwImprint"
    PAGE_NUMBER = "GwPageNumber"
    BANNER = "GwBanner"
    TINY = "GwTiny"


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style: lines are exact, but not if `natural`; a negative `first` hangs, `outline` counts from 0."""

    id: StyleId
    name: str
    face: str = BODY
    size: int = SIZE_3
    line: int = 579
    align: str = "both"
    first: int = 0
    left: int = 0
    right: int = 0
    before: int = 0
    after: int = 0
    colour: str = ""
    outline: int | None = None
    keep_next: bool = False
    keep_lines: bool = False
    page_break: bool = False
    natural: bool = False


def style_table(settings: Settings) -> tuple[Style, ...]:
    """Return every paragraph style in the order Word lists them."""
    line, zi = settings.page.pitch, settings.page.zi
    two = zi(2)
    title = settings.title_pitch
    return (
        Style(StyleId.COPY_NUMBER, "份号", line=line, align="left"),  # 7.2.1
        Style(StyleId.CLASSIFIED, "密级和紧急程度", HEI, line=line, align="left"),  # 7.2.2, 7.2.3
        Style(StyleId.HEAD_GAP, "版头空白", line=line, align="left"),
        Style(StyleId.MARK, "发文机关标志", TITLE, line=line, align="center", colour=RED),  # 7.2.4
        Style(StyleId.SIGNERS, "签发人", line=line, align="left", first=zi(1)),  # 7.2.6
        Style(StyleId.NUMBER, "发文字号", line=line, align="center", before=2 * line),  # 7.2.5
        Style(StyleId.LETTER_NUMBER, "信函发文字号", line=line, align="right"),  # 10.1
        Style(StyleId.TITLE, "公文标题", TITLE, SIZE_2, title, "center", before=2 * line),  # 7.3.1
        Style(StyleId.TITLE_ON_TOP, "公文标题（无版头）", TITLE, SIZE_2, title, "center", before=line),
        Style(StyleId.ADDRESSEES, "主送机关", line=line, align="left", before=line),  # 7.3.2
        Style(StyleId.BODY, "公文正文", line=line, first=two),  # 7.3.3
        Style(StyleId.LEVEL_1, "一级标题", HEI, line=line, first=two, outline=0, keep_next=True),
        Style(StyleId.LEVEL_2, "二级标题", KAI, line=line, first=two, outline=1, keep_next=True),
        Style(StyleId.LEVEL_3, "三级标题", line=line, first=two, outline=2, keep_next=True),
        Style(StyleId.LEVEL_4, "四级标题", line=line, first=two, outline=3, keep_next=True),
        Style(StyleId.ITEM, "分条", line=line, first=two),
        Style(StyleId.ENCLOSURES, "附件说明", line=line, align="left", before=line, keep_next=True),  # 7.3.4
        Style(StyleId.MORE_ENCLOSURES, "附件说明续", line=line, align="left", keep_next=True),
        Style(StyleId.SIGNED, "发文机关署名", line=line, align="right", keep_next=True),  # 7.3.5
        Style(StyleId.DATE, "成文日期", line=line, align="right"),
        Style(StyleId.NOTE, "附注", line=line, align="left", first=two, keep_lines=True),  # 7.3.6
        Style(StyleId.ATTENDANCE, "出席人员", line=line, left=zi(5), first=-zi(3)),  # 10.3
        Style(StyleId.ANNEX, "附件序号", HEI, line=line, align="left", page_break=True, keep_next=True),  # 7.3.7
        Style(
            StyleId.ANNEX_TITLE,
            "附件标题",
            TITLE,
            SIZE_2,
            title,
            "center",
            before=line,
            after=line // 2,
            keep_next=True,
        ),
        Style(StyleId.TABLE_HEAD, "表头", HEI, SIZE_SMALL_4, 360, "center"),
        Style(StyleId.TABLE_TEXT, "表文", BODY, SIZE_SMALL_4, 360, "left"),
        Style(StyleId.SMALL_TABLE_HEAD, "小表头", HEI, SIZE_5, 310, "center"),
        Style(StyleId.SMALL_TABLE_TEXT, "小表文", BODY, SIZE_5, 310, "left"),
        Style(StyleId.FIGURE, "图", line=240, align="center", before=120, after=120, natural=True),
        Style(StyleId.COPIES, "抄送机关", size=SIZE_4, line=520, left=1120, first=-840, right=280),  # 7.4.2
        Style(StyleId.IMPRINT, "印发机关", size=SIZE_4, line=520, align="left", left=280, right=280),  # 7.4.3
        Style(StyleId.PAGE_NUMBER, "页码", SONG, SIZE_4, 280, "right"),  # 7.5
        Style(StyleId.BANNER, "页眉提示", HEI, SIZE_5, 280, "center"),
        Style(StyleId.TINY, "极小行", size=2, line=20, align="left"),
    )
