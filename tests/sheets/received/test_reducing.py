"""Photos made small in the child process: upright, small, the same every time; what is none is left out."""

from io import BytesIO

from PIL import Image

from sync.sheets.received.reader import Reader
from sync.sheets.received.tasks import REDUCE
from tests.files import photo, word


def turned(width: int, height: int) -> bytes:
    """A photo that a camera held sideways has marked as such."""
    made, exif = BytesIO(), Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "示例 13800000000"
    Image.new("RGB", (width, height), (200, 0, 0)).save(made, "JPEG", exif=exif)
    return made.getvalue()


def small(*photos: bytes) -> list[bytes | None]:
    with Reader(REDUCE) as reader:
        return [made for _, made in reader.read_all(enumerate(photos))]


def test_a_photo_becomes_small_and_upright_without_what_else_its_file_holds() -> None:
    (made,) = small(turned(4000, 3000))
    image = Image.open(BytesIO(made or b""))
    assert (image.format, image.size, dict(image.getexif())) == ("JPEG", (675, 900), {})


def test_what_is_no_photo_is_none_and_the_others_stay_in_order() -> None:
    made = small(photo(kind="PNG"), word(10), b"", photo()[:200], photo())
    assert [bool(each) for each in made] == [True, False, False, False, True]


def test_the_same_photo_gives_the_same_bytes() -> None:
    assert small(photo()) == small(photo())
