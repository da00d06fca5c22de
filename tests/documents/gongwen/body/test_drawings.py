"""Charts that Word can edit, pictures in their cells, forms with merged cells."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pymupdf
import pytest
from lxml import etree
from PIL import Image

from sync.documents.gongwen import Annex, Chart, FormCell, FormRow, FormTable, Plot, Series, render
from tests import office
from tests.documents.gongwen.documents import letter, paragraph, text

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHART = Chart(
    "各市<场次>",
    ("甲市", "乙&丙市"),
    (Series("活动场次", (12.0, 35000.0)), Series("大型活动", (0.0, 2.5))),
    Plot.BAR,
)


def photo(width: int, height: int) -> bytes:
    stream = BytesIO()
    Image.new("RGB", (width, height), (90, 140, 200)).save(stream, "JPEG")
    return stream.getvalue()


def label(words: str, **spans: int) -> FormCell:
    return FormCell(text(words), label=True, **spans)


def form(picture: bytes, deed: str = "示例事迹。") -> FormTable:
    return FormTable(
        (1, 2, 1.5),
        (
            FormRow((label("姓名"), FormCell(text("示例甲")), FormCell(picture=picture, down=3))),
            FormRow((label("民族"), FormCell(text("汉族")))),
            FormRow((label("单位"), FormCell(text("示例社区")))),
            FormRow((label("事迹"), FormCell(text(deed), across=2)), height=60, breaks=True),
        ),
    )


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_a_chart_keeps_its_figures_in_a_workbook() -> None:
    made = parts(render(letter(CHART)))
    workbook = openpyxl.load_workbook(BytesIO(made["word/embeddings/Microsoft_Excel_Sheet1.xlsx"]))
    assert list(workbook["数据"].values) == [(None, "活动场次", "大型活动"), ("甲市", 12, 0), ("乙&丙市", 35000, 2.5)]
    assert b"embeddings/Microsoft_Excel_Sheet1.xlsx" in made["word/charts/_rels/chart1.xml.rels"]


def test_a_chart_says_what_it_draws() -> None:
    root = etree.fromstring(parts(render(letter(CHART)))["word/charts/chart1.xml"])
    assert [each.text for each in root.iter(f"{C}f")] == [
        *("数据!$B$1", "数据!$A$2:$A$3", "数据!$B$2:$B$3"),
        *("数据!$C$1", "数据!$A$2:$A$3", "数据!$C$2:$C$3"),
    ]
    assert [each.text for each in root.iter(f"{C}v")] == [
        *("活动场次", "甲市", "乙&丙市", "12", "35000"),
        *("大型活动", "甲市", "乙&丙市", "0", "2.5"),
    ]
    assert root.find(f".//{C}barDir").get("val") == "bar"


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert render(letter(CHART)) == render(letter(CHART))


def test_a_form_merges_its_cells() -> None:
    data = render(letter(annexes=(Annex("示例表", (form(photo(90, 120)),)),)))
    root = etree.fromstring(parts(data)["word/document.xml"])
    merged = [
        [(cell.findtext(f".//{W}t"), *spans(cell)) for cell in row.findall(f"{W}tc")] for row in root.iter(f"{W}tr")
    ]
    assert merged == [
        [("姓名", "", ""), ("示例甲", "", ""), (None, "", "restart")],
        [("民族", "", ""), ("汉族", "", ""), (None, "", "continue")],
        [("单位", "", ""), ("示例社区", "", ""), (None, "", "continue")],
        [("事迹", "", ""), ("示例事迹。", "2", "")],
    ]


def spans(cell: etree._Element) -> tuple[str, str]:
    across, down = cell.find(f".//{W}gridSpan"), cell.find(f".//{W}vMerge")
    return (
        "" if across is None else str(across.get(f"{W}val")),
        "" if down is None else str(down.get(f"{W}val", "continue")),
    )


@pytest.mark.parametrize(("width", "height"), [(90, 120), (1200, 300), (300, 3000)])
def test_a_picture_keeps_its_proportions_inside_its_cell(width: int, height: int) -> None:
    data = render(letter(form(photo(width, height))))
    extent = etree.fromstring(parts(data)["word/document.xml"]).find(f".//{WP}inline/{WP}extent")
    across, down = (int(extent.get(name)) / 36000 for name in ("cx", "cy"))
    assert across / down == pytest.approx(width / height, rel=0.01)
    assert (across <= 156 / 3, down <= 30) == (True, True)


def test_a_picture_nobody_can_read_says_so() -> None:
    data = render(letter(form(b"no picture")))
    assert "（照片无法显示）" in parts(data)["word/document.xml"].decode()


def test_a_form_whose_cells_do_not_fill_a_row_is_refused() -> None:
    with pytest.raises(ValueError, match="do not fill its columns"):
        render(letter(FormTable((1, 1), (FormRow((label("姓名"),)),))))


@pytest.mark.office
def test_charts_and_forms_are_printed(tmp_path: Path) -> None:
    long = form(photo(900, 1200), "国" * 1200)
    path = tmp_path / "示例.docx"
    path.write_bytes(render(letter(paragraph("示例。"), CHART, annexes=(Annex("示例表", (long,)),))))
    (pdf,) = office.render([path], tmp_path)
    with pymupdf.open(pdf) as printed:
        first = printed[0].get_text().replace(" ", "")
        full = [page.get_text().count("国") for page in printed]
        assert [bool(page.get_image_info()) for page in printed] == [False, True, False]
    assert [name for name in ("各市<场次>", "甲市", "乙&丙市", "活动场次", "35000") if name not in first] == []
    assert (sum(full), len(full), full[1] > 300) == (1200, 3, True)
