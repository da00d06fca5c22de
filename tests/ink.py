"""What a rendered page really shows: ink in millimetres from the paper's upper left corner, measured on its picture."""

from pathlib import Path
from typing import NamedTuple

import pymupdf
from PIL import Image, ImageChops

DPI = 300
DARK = 128


class Box(NamedTuple):
    """The smallest box around some ink."""

    left: float
    top: float
    right: float
    bottom: float


def red(pdf: Path, page: int = 1) -> Image.Image:
    """Return the red ink of a page as a mask."""
    channels = picture(pdf, page).split()
    return ImageChops.darker(bright(channels[0]), ImageChops.invert(bright(channels[1])))


def black(pdf: Path, page: int = 1) -> Image.Image:
    """Return the black ink of a page as a mask."""
    channels = picture(pdf, page).split()
    return ImageChops.invert(bright(channels[0]))


def picture(pdf: Path, page: int) -> Image.Image:
    """Draw a page, counted from 1."""
    with pymupdf.open(pdf) as document:
        pixmap = document[page - 1].get_pixmap(dpi=DPI)
        return Image.frombytes("RGB", (pixmap.width, pixmap.height), pixmap.samples)


def bright(channel: Image.Image) -> Image.Image:
    """Return where a channel is bright."""
    return channel.point(lambda value: 255 if value >= DARK else 0)


def box(mask: Image.Image, top: float = 0, bottom: float = 297) -> Box | None:
    """Return the box around the ink between two heights."""
    first = round(top * DPI / 25.4)
    found = mask.crop((0, first, mask.width, round(bottom * DPI / 25.4))).getbbox()
    if found is None:
        return None
    left, upper, right, lower = (edge * 25.4 / DPI for edge in found)
    return Box(left, upper + first * 25.4 / DPI, right, lower + first * 25.4 / DPI)


def bars(mask: Image.Image, share: float = 0.6) -> list[Box]:
    """Return the horizontal bars that cross at least this share of the page, from the top down."""
    rows = mask.resize((1, mask.height), Image.Resampling.BOX).tobytes()
    heavy = [place for place, value in enumerate(rows) if value >= share * 255]
    starts = [place for place in heavy if place - 1 not in heavy]
    ends = [place + 1 for place in heavy if place + 1 not in heavy]
    scale = 25.4 / DPI
    boxes = (box(mask, start * scale, end * scale) for start, end in zip(starts, ends, strict=True))
    return [each for each in boxes if each]
