"""Photos made small in the child process: upright, small, the same every time; what is none is left out."""

from io import BytesIO

from PIL import Image

from sync.sheets.received.reducer import reduced_all
from tests.files import photo, word


def turned(width: int, height: int) -> bytes:
    """A photo that a camera held sideways has marked as such."""
    made, exif = BytesIO(), Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "示例 13800000000"
    Image.new("RGB", (width, height), (200, 0, 0)).save(made, "JPEG", exif=exif)
    return made.getvalue()


def test_a_photo_becomes_small_and_upright_without_what_else_its_file_holds() -> None:
    ((_, small),) = reduced_all([("甲", turned(4000, 3000))])
    image = Image.open(BytesIO(small))
    assert (image.format, image.size, dict(image.getexif())) == ("JPEG", (675, 900), {})


def test_what_is_no_photo_is_left_out_and_the_others_stay_in_order() -> None:
    items = [("甲", photo(kind="PNG")), ("乙", word(10)), ("丙", b""), ("丁", photo()[:200]), ("戊", photo())]
    assert [item for item, _ in reduced_all(items)] == ["甲", "戊"]


def test_the_same_photo_gives_the_same_bytes() -> None:
    assert list(reduced_all([(1, photo())])) == list(reduced_all([(1, photo())]))
