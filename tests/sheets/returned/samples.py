"""Workbooks as they come back: what Excel and a clerk put into them that no library of ours would keep."""

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from struct import unpack
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"
EXTENSIONS = f"""<extLst>
<ext xmlns:x14="{X14}" uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}">
<x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="{XM}">
<x14:cfRule type="expression" priority="9" id="{{00000000-0001-0000-0000-000000000001}}">
<xm:f>$E6&gt;0</xm:f></x14:cfRule>
<xm:sqref>E6:E7</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>
<ext xmlns:x14="{X14}" uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}">
<x14:dataValidations xmlns:xm="{XM}" count="1"><x14:dataValidation type="list" allowBlank="1">
<x14:formula1><xm:f>示例附表!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>F6:F7</xm:sqref></x14:dataValidation>
</x14:dataValidations></ext></extLst>"""
COMMENTS = f"""<comments xmlns="{MAIN}"><authors><author>示例甲</author></authors>
<commentList><comment ref="F6" authorId="0"><text><t>请核对</t></text></comment></commentList></comments>"""
VML = """<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">
<v:shape id="_x0000_s1025" type="#_x0000_t202" style="visibility:hidden">
<x:ClientData ObjectType="Note"><x:Row>5</x:Row><x:Column>5</x:Column></x:ClientData></v:shape></xml>"""
DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006"
DRAWING = f"""<xdr:wsDr xmlns:xdr="{DRAWINGML}/spreadsheetDrawing" xmlns:a="{DRAWINGML}/main"><xdr:oneCellAnchor>
<xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>
<xdr:ext cx="600000" cy="600000"/>
<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="示例照片"/><xdr:cNvPicPr/></xdr:nvPicPr>
<xdr:blipFill><a:blip xmlns:r="{OFFICE}" r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>
<xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>
<xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>"""


def parts_of(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def changed(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Return the workbook with every part passed through `change`."""
    return zipped({name: change(name, part) for name, part in parts_of(data).items()})


def sheet_name(data: bytes, title: str) -> str:
    """Return the part of a sheet, by the order in which openpyxl numbers them."""
    titles = re.findall(r'<sheet [^>]*?name="([^"]*)"', parts_of(data)["xl/workbook.xml"].decode())
    return f"xl/worksheets/sheet{titles.index(title) + 1}.xml"


def records(data: bytes) -> dict[str, bytes]:
    """Return every member of a zip with all its bytes: local header and packed data."""
    found = {}
    with ZipFile(BytesIO(data)) as archive:
        for info in archive.infolist():
            name, extra = unpack("<HH", data[info.header_offset + 26 : info.header_offset + 30])
            end = info.header_offset + 30 + name + extra + info.compress_size
            found[info.filename] = data[info.header_offset : end]
    return found


def lived_in(data: bytes, title: str) -> bytes:
    """Return a blank as it comes back from Excel: with a picture, a note, extension formats, a sheet of its own."""
    parts = parts_of(data)
    name = sheet_name(data, title)
    picture = BytesIO()
    Image.new("RGB", (8, 8), "red").save(picture, "PNG")
    extra = f'<drawing xmlns:r="{OFFICE}" r:id="rId901"/><legacyDrawing xmlns:r="{OFFICE}" r:id="rId902"/>{EXTENSIONS}'
    parts[name] = parts[name].replace(b"</worksheet>", extra.encode() + b"</worksheet>")
    parts |= {
        f"xl/worksheets/_rels/{name.rpartition('/')[2]}.rels": relations(
            rId901=("drawing", "../drawings/drawing91.xml"),
            rId902=("vmlDrawing", "../drawings/vmlDrawing91.vml"),
            rId903=("comments", "/xl/comments91.xml"),
        ),
        "xl/comments91.xml": COMMENTS.encode(),
        "xl/drawings/drawing91.xml": DRAWING.encode(),
        "xl/drawings/_rels/drawing91.xml.rels": relations(rId1=("image", "../media/image91.png")),
        "xl/drawings/vmlDrawing91.vml": VML.encode(),
        "xl/media/image91.png": picture.getvalue(),
        "customXml/item1.xml": b"<office>\xe7\xa4\xba\xe4\xbe\x8b</office>",
        "xl/worksheets/sheet91.xml": f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        "</sheetData></worksheet>".encode(),
    }
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        b"</sheets>", f'<sheet xmlns:r="{OFFICE}" name="示例附表" sheetId="91" r:id="rId91"/></sheets>'.encode()
    )
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="rId91" Type="{OFFICE}/worksheet" Target="/xl/worksheets/sheet91.xml"/>'
        "</Relationships>".encode(),
    )
    sheet, shapes = "application/vnd.openxmlformats-officedocument.spreadsheetml", "application/vnd.openxmlformats"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>",
        f'<Default Extension="png" ContentType="image/png"/>'
        f'<Default Extension="vml" ContentType="{shapes}-officedocument.vmlDrawing"/>'
        f'<Override PartName="/xl/worksheets/sheet91.xml" ContentType="{sheet}.worksheet+xml"/>'
        f'<Override PartName="/xl/comments91.xml" ContentType="{sheet}.comments+xml"/>'
        f'<Override PartName="/xl/drawings/drawing91.xml" ContentType="{shapes}-officedocument.drawing+xml"/>'
        "</Types>".encode(),
    )
    return zipped(parts)


def relations(**each: tuple[str, str]) -> bytes:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{to}"/>' for key, (kind, to) in each.items()
    )
    return f'<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'.encode()


def prefixed(part: bytes) -> bytes:
    """Return a sheet part as some programmes write it: with a prefix before every name, and a byte order mark."""
    start = part.index(b"<worksheet")
    body = re.sub(rb"<(/?)(?=[A-Za-z])(?![\w]+:)", rb"<\1x:", part[start:]).replace(b"xmlns=", b"xmlns:x=", 1)
    return b"\xef\xbb\xbf" + part[:start] + body
