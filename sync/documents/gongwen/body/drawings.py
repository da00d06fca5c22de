"""Charts and pictures in the line of the text (图、照片): their parts in the file and the drawings that show them."""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from xml.sax.saxutils import quoteattr

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml.etree import _Element as Element

from sync.documents.gongwen.blocks import Block, Chart, FormTable, Plot
from sync.documents.gongwen.body.chart_part import chart_workbook, chart_xml
from sync.documents.gongwen.body.pictures import size_of, upright
from sync.documents.gongwen.office_style import Fonts
from sync.documents.gongwen.units import PT, emu, mm
from sync.documents.gongwen.word.paragraphs_xml import paragraph
from sync.documents.gongwen.word.shapes import NAMESPACES, parsed
from sync.documents.gongwen.word.style_table import StyleId
from sync.documents.gongwen.word.word_package import WordPackage

Ids = Mapping[Chart | bytes, str]
"""Relationship ids of charts, and of pictures by their bytes."""
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
COLUMN_HEIGHT, BAR_FRAME, BAR_STEP, TALLEST = 80.0, 30.0, 7.0, 200.0  # mm


def enclose(blocks: Iterable[Block], package: WordPackage, fonts: Fonts) -> Ids:
    """Put the charts and pictures of some blocks into the file. Pictures nobody can read are left out."""
    ids: dict[Chart | bytes, str] = {}
    for each in things(blocks):
        if each in ids:
            continue
        if isinstance(each, Chart):
            ids[each] = add_chart(each, package, fonts)
        elif size_of(each) and (shown := upright(each)):
            part = package.opc.get_or_add_image_part(BytesIO(shown))
            ids[each] = str(package.main.relate_to(part, RELATIONSHIP_TYPE.IMAGE))
    return ids


def things(blocks: Iterable[Block]) -> Iterator[Chart | bytes]:
    """Yield the charts and the pictures of some blocks in order."""
    for block in blocks:
        if isinstance(block, Chart):
            yield block
        elif isinstance(block, FormTable):
            yield from (cell.picture for row in block.rows for cell in row.cells if cell.picture)


def add_chart(chart: Chart, package: WordPackage, fonts: Fonts) -> str:
    """Add a chart and its workbook and return its relationship id."""
    number = package.counts["charts/chart{}.xml"] + 1
    name = PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
    book = Part(name, CONTENT_TYPE.SML_SHEET, chart_workbook(chart), package.opc)
    xml = chart_xml(chart, fonts, "rId1")
    kind = CONTENT_TYPE.DML_CHART, RELATIONSHIP_TYPE.CHART
    return package.add("charts/chart{}.xml", *kind, xml, (RELATIONSHIP_TYPE.PACKAGE, book))


def chart_paragraph(chart: Chart, ids: Ids, width: int) -> Element:
    """Make the paragraph that shows a chart, `width` twips wide."""
    tall = (
        COLUMN_HEIGHT if chart.plot is Plot.COLUMN else BAR_FRAME + BAR_STEP * len(chart.categories) * len(chart.series)
    )
    graphic = f'<a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" r:id="{ids[chart]}"/></a:graphicData>'
    number = 201 + list(ids).index(chart)
    return paragraph(StyleId.FIGURE, inline(number, chart.title, (mm(width / PT), min(tall, TALLEST)), graphic))


def picture_run(picture: bytes, ids: Ids, width: float, height: float) -> Element | None:
    """Make the run that shows a picture as large as fits into `width` by `height` mm; None where nobody can read it."""
    size = size_of(picture)
    if not size or picture not in ids:
        return None
    scale = min(width / size[0], height / size[1])
    across, down = size[0] * scale, size[1] * scale
    number = 201 + list(ids).index(picture)
    extent = f'<a:off x="0" y="0"/><a:ext cx="{emu(across)}" cy="{emu(down)}"/>'
    graphic = (
        f'<a:graphicData uri="{PICTURE}"><pic:pic xmlns:pic="{PICTURE}">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="照片"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{ids[picture]}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        f'<a:xfrm>{extent}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData>"
    )
    return inline(number, "照片", (across, down), graphic)


def inline(number: int, described: str, size: tuple[float, float], graphic: str) -> Element:
    """Make a run with a drawing in the line, its size in mm; what it is called is read out to who cannot see it."""
    extent = f'cx="{emu(size[0])}" cy="{emu(size[1])}"'
    return parsed(
        f'<w:r {NAMESPACES}><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="图{number}" descr={quoteattr(described)}/>'
        f"<wp:cNvGraphicFramePr/><a:graphic>{graphic}</a:graphic></wp:inline></w:drawing></w:r>"
    )
