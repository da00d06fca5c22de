"""Photos held sideways stand upright in a form; broken ones are said to be broken."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from PIL import Image

from sync.documents.gongwen import FormCell, FormRow, FormTable, render
from sync.documents.gongwen.body.pictures import ORIENTATION, size_of, upright
from tests.documents.gongwen.documents import letter

HEAD, FEET = (250, 0, 0), (0, 0, 250)
EXTENT = ".//{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
HOW = {
    1: None,
    3: Image.Transpose.ROTATE_180,
    6: Image.Transpose.ROTATE_90,
    8: Image.Transpose.ROTATE_270,
}
"""How a camera keeps a portrait, by the orientation that it writes into the file."""


def held(orientation: int) -> bytes:
    """Draw somebody 300 wide and 400 high, red above and blue below, as a camera held that way keeps it."""
    seen = Image.new("RGB", (300, 400), HEAD)
    seen.paste(FEET, (0, 200, 300, 400))
    turn = HOW[orientation]
    kept = seen if turn is None else seen.transpose(turn)
    exif, stream = Image.Exif(), BytesIO()
    exif[ORIENTATION] = orientation
    kept.save(stream, "JPEG", exif=exif)
    return stream.getvalue()


def shown(document: bytes) -> tuple[Image.Image, float]:
    """Return the picture in a document, and how wide it is shown for its height."""
    with ZipFile(BytesIO(document)) as file:
        [name] = [each for each in file.namelist() if each.startswith("word/media/")]
        extent = etree.fromstring(file.read("word/document.xml")).findall(EXTENT)[-1]
        return Image.open(BytesIO(file.read(name))).convert("RGB"), int(extent.get("cx")) / int(extent.get("cy"))


@pytest.mark.parametrize("orientation", HOW)
def test_a_photo_stands_upright_however_the_camera_was_held(orientation: int) -> None:
    picture = held(orientation)
    made, proportion = shown(render(letter(FormTable((1,), (FormRow((FormCell(picture=picture),), height=60),)))))
    assert (made.size, size_of(picture), proportion) == ((300, 400), (300, 400), pytest.approx(0.75, rel=0.01))
    assert [made.getpixel((150, y))[0] > 200 for y in (50, 350)] == [True, False]
    assert made.getexif().get(ORIENTATION, 1) == 1


def test_a_photo_that_stands_is_not_touched() -> None:
    assert upright(held(1)) == held(1)


@pytest.mark.parametrize("picture", [b"no picture", held(6)[:400], held(6)[:-400], held(1)[:400]])
def test_a_broken_photo_says_so_in_the_document(picture: bytes) -> None:
    data = render(letter(FormTable((1,), (FormRow((FormCell(picture=picture),)),))))
    with ZipFile(BytesIO(data)) as file:
        assert "（照片无法显示）" in file.read("word/document.xml").decode()
