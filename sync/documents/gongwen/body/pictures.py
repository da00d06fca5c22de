"""Pictures as they are to be seen (照片): read or not, upright or not."""

from io import BytesIO

from docx.image.image import Image as WordImage
from PIL import Image, ImageOps

ORIENTATION = 0x0112
AS_IT_LIES = 1
TURNED = range(5, 9)
"""EXIF orientations whose width is seen as height."""
FINE = 95  # quality of a JPG that had to be turned


def size_of(picture: bytes) -> tuple[int, int] | None:
    """Return width and height as seen, in pixels; None for what is no picture Word shows."""
    try:
        known = WordImage.from_blob(picture)
        turned = orientation(picture) in TURNED
    except Exception:  # noqa: BLE001  # python-docx and Pillow raise anything at what is no whole header
        return None
    return (known.px_height, known.px_width) if turned else (known.px_width, known.px_height)


def upright(picture: bytes) -> bytes | None:
    """Return a picture whose pixels stand as it is seen, for Word ignores how the camera was held.

    One that stands already is returned as it is; None for one that is broken.
    """
    try:
        if orientation(picture) == AS_IT_LIES:
            return picture
        with Image.open(BytesIO(picture)) as image:
            made = BytesIO()
            ImageOps.exif_transpose(image).save(made, image.format, quality=FINE)
    except Exception:  # noqa: BLE001  # Pillow's codecs raise anything at broken pixels
        return None
    return made.getvalue()


def orientation(picture: bytes) -> int:
    """Return how the camera was held, in EXIF's figures; raises what Pillow does."""
    with Image.open(BytesIO(picture)) as image:
        return int(image.getexif().get(ORIENTATION, AS_IT_LIES))
