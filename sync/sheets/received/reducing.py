"""A photo made small (缩小照片), upright, without whatever else its file holds; the reader's child runs it."""

from importlib import import_module
from io import BytesIO
from typing import Any

LONG_SIDE = 900
"""Pixels: 33 mm of a 推荐表 at 600 dots an inch take fewer."""
QUALITY = 85


def reduced(data: bytes) -> bytes | None:
    """Return a photo as a small JPEG, turned as its camera says; None for what is no picture.

    The same photo gives the same bytes.
    """
    pillow: Any = import_module("PIL.Image")
    try:
        photo = pillow.open(BytesIO(data))
        photo.draft("RGB", (LONG_SIDE, LONG_SIDE))
        upright = import_module("PIL.ImageOps").exif_transpose(photo).convert("RGB")
        upright.thumbnail((LONG_SIDE, LONG_SIDE))
    except Exception:  # noqa: BLE001  # a hostile file may provoke anything in a decoder
        return None
    made = BytesIO()
    upright.save(made, "JPEG", quality=QUALITY)
    return made.getvalue()
