"""Workbooks with pictures in them: floating over rows, in a cell by WPS, in a cell by Excel."""

from io import BytesIO
from zipfile import ZipFile

from PIL import Image

from tests.containers import with_parts
from tests.markdown import workbook
from tests.sheets.returned.samples import DRAWINGML, OFFICE, RELATIONS

HEAD = "# 百姓学习之星\n| 编号 | 姓名 | 照片文件 |\n"
FORM = workbook(HEAD + "| 440600-S01 | 示例甲 | 照片 |\n| 440600-S02 | 示例乙 | 照片 |")
SHEET = "xl/worksheets/sheet1.xml"
IMAGE = f"{OFFICE}/image"
R, A = f'xmlns:r="{OFFICE}"', f'xmlns:a="{DRAWINGML}/main"'
XDR = f'xmlns:xdr="{DRAWINGML}/spreadsheetDrawing"'


def photo(shade: int) -> bytes:
    made = BytesIO()
    Image.new("L", (4, 4), shade).save(made, "PNG")
    return made.getvalue()


ONE, TWO = photo(1), photo(2)
MEDIA = {"xl/media/image1.png": ONE, "xl/media/image2.png": TWO}


def related(**targets: tuple[str, str]) -> bytes:
    listed = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{to}"/>' for key, (kind, to) in targets.items())
    return f'<Relationships xmlns="{RELATIONS}">{listed}</Relationships>'.encode()


def anchor(first: int, last: int, key: str) -> str:
    corner = "<xdr:{0}><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{1}</xdr:row></xdr:{0}>"
    return (
        f"<xdr:twoCellAnchor>{corner.format('from', first - 1)}{corner.format('to', last - 1)}<xdr:pic><xdr:blipFill>"
        f'<a:blip r:embed="{key}"/></xdr:blipFill></xdr:pic></xdr:twoCellAnchor>'
    )


def floating(*anchors: str) -> bytes:
    drawing = f"<xdr:wsDr {XDR} {A} {R}>{''.join(anchors)}</xdr:wsDr>"
    return with_parts(
        FORM,
        {
            "xl/worksheets/_rels/sheet1.xml.rels": related(rId1=(f"{OFFICE}/drawing", "../drawings/drawing1.xml")),
            "xl/drawings/drawing1.xml": drawing.encode(),
            "xl/drawings/_rels/drawing1.xml.rels": related(
                rId1=(IMAGE, "../media/image1.png"), rId2=(IMAGE, "../media/image2.png")
            ),
            **MEDIA,
        },
    )


def replaced(old: str, new: str) -> bytes:
    with ZipFile(BytesIO(FORM)) as archive:
        part = archive.read(SHEET).decode()
    assert old in part
    return part.replace(old, new, 1).encode()


CELL = '<c r="C2" t="inlineStr"><is><t>&#29031;&#29255;</t></is></c>'


def by_wps() -> bytes:
    formula = '<c r="C2" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>'
    images = (
        f'<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" {XDR} {A} {R}><etc:cellImage>'
        '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="ID_1"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/>'
        "</xdr:blipFill></xdr:pic></etc:cellImage></etc:cellImages>"
    )
    rels = related(rId1=(IMAGE, "media/image2.png"))
    parts = {"xl/cellimages.xml": images.encode(), "xl/_rels/cellimages.xml.rels": rels}
    return with_parts(FORM, {SHEET: replaced(CELL, formula), **parts, **MEDIA})


def by_excel() -> bytes:
    main, rich = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.microsoft.com/office"
    metadata = (
        f'<metadata xmlns="{main}" xmlns:xlrd="{rich}/spreadsheetml/2017/richdata"><futureMetadata name="XLRICHVALUE">'
        '<bk><extLst><ext><xlrd:rvb i="0"/></ext></extLst></bk></futureMetadata>'
        '<valueMetadata count="1"><bk><rc t="1" v="0"/></bk></valueMetadata></metadata>'
    )
    parts = {
        "xl/metadata.xml": metadata,
        "xl/richData/rdrichvalue.xml": '<rvData><rv s="0"><v>1</v><v>5</v></rv></rvData>',
        "xl/richData/rdrichvaluestructure.xml": (
            '<rvStructures><s t="_localImage"><k n="_rvRel:LocalImageIdentifier" t="i"/><k n="CalcOrigin" t="i"/></s>'
            "</rvStructures>"
        ),
        "xl/richData/richValueRel.xml": f'<richValueRels {R}><rel r:id="rId1"/><rel r:id="rId2"/></richValueRels>',
    }
    rels = related(rId1=(IMAGE, "../media/image1.png"), rId2=(IMAGE, "../media/image2.png"))
    cell = '<c r="C2" t="e" vm="1"><v>#VALUE!</v></c>'
    encoded = {name: part.encode() for name, part in parts.items()}
    more = {SHEET: replaced(CELL, cell), "xl/richData/_rels/richValueRel.xml.rels": rels}
    return with_parts(FORM, {**encoded, **more, **MEDIA})
