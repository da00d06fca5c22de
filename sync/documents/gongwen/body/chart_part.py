"""The inside of a chart (图的部件): DrawingML for the looks, a workbook for the figures, so that Word can edit both."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from io import BytesIO
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from sync.documents.gongwen.blocks import Chart, Plot
from sync.documents.gongwen.office_style import Fonts
from sync.pinned import pinned

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "数据"
COLOURS = ("1F4E79", "9DC3E6", "7F7F7F", "BF9000")
"""Dark to light, so that they differ on a grey print too."""
AXIS, GRID = "7F7F7F", "D9D9D9"
TITLE_SIZE, TEXT_SIZE = 1200, 1050  # hundredths of a point: 小四, 五号
DIRECTIONS = {Plot.COLUMN: "col", Plot.BAR: "bar"}
GAP = 60  # percent of a column's width between the categories


def chart_xml(chart: Chart, fonts: Fonts, workbook: str) -> bytes:
    """Return the chart part; `workbook` is the relationship id of its figures."""
    direction = DIRECTIONS[chart.plot]
    several = len(chart.series) > 1
    series = "".join(one_series(chart, place, fonts) for place in range(len(chart.series)))
    legend = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{words(fonts)}</c:legend>' if several else ""
    axis = '<c:axId val="1"/><c:axId val="2"/>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:roundedCorners val="0"/><c:chart>'
        f'{title(chart.title, fonts)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>'
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{GAP}"/>{axis}</c:barChart>{axes(chart.plot, fonts)}</c:plotArea>'
        f'{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


def one_series(chart: Chart, place: int, fonts: Fonts) -> str:
    """Return one series, its figures at the columns' ends."""
    series, letter = chart.series[place], get_column_letter(place + 2)
    last = len(chart.categories) + 1
    names = "".join(points(chart.categories))
    figures = "".join(points(f"{figure:g}" if figure % 1 else f"{figure:.0f}" for figure in series.figures))
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/>'
        f'<c:tx><c:strRef><c:f>{SHEET}!${letter}$1</c:f><c:strCache><c:ptCount val="1"/>'
        f"{''.join(points([series.name]))}</c:strCache></c:strRef></c:tx>"
        f"<c:spPr>{solid(COLOURS[place % len(COLOURS)])}</c:spPr>"
        f'<c:invertIfNegative val="0"/><c:dLbls>{words(fonts)}<c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f><c:strCache>"
        f'<c:ptCount val="{len(chart.categories)}"/>{names}</c:strCache></c:strRef></c:cat>'
        f"<c:val><c:numRef><c:f>{SHEET}!${letter}$2:${letter}${last}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(chart.categories)}"/>{figures}</c:numCache></c:numRef></c:val></c:ser>'
    )


def points(values: Iterable[str]) -> Iterator[str]:
    """Yield cached values as points."""
    yield from (f'<c:pt idx="{place}"><c:v>{escape(each)}</c:v></c:pt>' for place, each in enumerate(values))


def axes(plot: Plot, fonts: Fonts) -> str:
    """Return the axis of the categories and that of the figures; bars are read from the top down."""
    is_bar = plot is Plot.BAR
    order = "maxMin" if is_bar else "minMax"
    crosses = "max" if is_bar else "autoZero"
    across, up = ("l", "b") if is_bar else ("b", "l")
    line = f'<c:spPr><a:ln w="6350">{solid(AXIS)}</a:ln></c:spPr>{words(fonts)}'
    grid = f'<c:majorGridlines><c:spPr><a:ln w="6350">{solid(GRID)}</a:ln></c:spPr></c:majorGridlines>'
    ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    return (
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{across}"/>{ticks}<c:tickLblPos val="low"/>{line}<c:crossAx val="2"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{up}"/>{grid}<c:numFmt formatCode="General" sourceLinked="0"/>{ticks}'
        f'<c:tickLblPos val="nextTo"/>{line}<c:crossAx val="1"/><c:crosses val="{crosses}"/></c:valAx>'
    )


def title(text: str, fonts: Fonts) -> str:
    """Return the title above the chart."""
    properties = run_properties("a:rPr", fonts.hei, TITLE_SIZE, ' lang="zh-CN"')
    run = f"<a:r>{properties}<a:t>{escape(text)}</a:t></a:r>"
    return f'<c:title><c:tx><c:rich><a:bodyPr/><a:p>{run}</a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'


def words(fonts: Fonts) -> str:
    """Return how the chart's small texts are set."""
    default = run_properties("a:defRPr", fonts.body, TEXT_SIZE)
    return f'<c:txPr><a:bodyPr/><a:p><a:pPr>{default}</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'


def run_properties(tag: str, face: str, size: int, more: str = "") -> str:
    """Return properties of a run: black, not bold, one face for all scripts."""
    return (
        f'<{tag}{more} sz="{size}" b="0">{solid("000000")}<a:latin typeface="{face}"/><a:ea typeface="{face}"/></{tag}>'
    )


def solid(colour: str) -> str:
    """Return a fill of one colour."""
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


@lru_cache(maxsize=8)
def chart_workbook(chart: Chart) -> bytes:
    """Return the figures as a workbook: categories in column A, a series in each column after it."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = SHEET
    sheet.append(["", *(each.name for each in chart.series)])
    for category, *figures in zip(chart.categories, *(each.figures for each in chart.series), strict=True):
        sheet.append([category, *figures])
    stream = BytesIO()
    workbook.save(stream)
    return pinned(stream.getvalue())
