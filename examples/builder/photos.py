"""Drawn stand-ins for photographs: a gradient, some shapes, the word 示例."""

import io
import random
import zlib

from PIL import Image, ImageDraw, ImageFilter

PHOTO = (1200, 900)
QUALITY = 30
# 示例 as strokes on a grid of 10 × 10, so that no font of the machine is needed and every build is the same.
STROKES = (
    ((2, 1, 8, 1), (1, 4, 9, 4), (5, 4, 5, 9), (5, 9, 4, 8), (3, 5, 1, 8), (7, 5, 9, 8)),
    (
        *((2, 0, 0, 4), (1, 3, 1, 9), (3, 1, 7, 1), (5, 1, 3, 5), (4, 3, 6, 3), (6, 3, 3, 9), (4, 5, 5, 6)),
        *((7, 2, 7, 6), (9, 1, 9, 9), (9, 9, 8, 8)),
    ),
)
Colour = tuple[int, int, int]


def photo(name: str) -> bytes:
    """Return a JPEG of 1200 × 900 whose colours and shapes follow from the name."""
    chance = random.Random(zlib.crc32(name.encode()))  # noqa: S311  # a drawing, no secret
    picture = gradient(colour(chance), colour(chance))
    draw = ImageDraw.Draw(picture)
    for _ in range(5):
        x, y, r = chance.randrange(PHOTO[0]), chance.randrange(300, PHOTO[1]), chance.randrange(60, 200)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=colour(chance))
    picture = picture.filter(ImageFilter.GaussianBlur(12))
    mark(ImageDraw.Draw(picture), (380, 300), 20, (255, 255, 255))
    return encoded(picture, "JPEG")


def seal() -> bytes:
    """Return a PNG that looks like a stamped page, with 示例 in the ring."""
    picture = Image.new("RGB", (200, 200), "white")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((10, 10, 190, 190), outline=(200, 30, 30), width=6)
    mark(draw, (50, 75), 4.5, (200, 30, 30))
    return encoded(picture, "PNG")


def gradient(top: Colour, bottom: Colour) -> Image.Image:
    """Return a vertical blend of two colours."""
    mask = Image.linear_gradient("L").resize(PHOTO)
    return Image.composite(Image.new("RGB", PHOTO, bottom), Image.new("RGB", PHOTO, top), mask)


def colour(chance: random.Random) -> Colour:
    """Return a muted colour."""
    return chance.randrange(60, 200), chance.randrange(60, 200), chance.randrange(60, 200)


def mark(draw: ImageDraw.ImageDraw, origin: tuple[float, float], scale: float, ink: Colour) -> None:
    """Draw 示例."""
    left, top = origin
    for number, character in enumerate(STROKES):
        for x1, y1, x2, y2 in character:
            shift = left + number * 12 * scale
            line = (shift + x1 * scale, top + y1 * scale, shift + x2 * scale, top + y2 * scale)
            draw.line(line, fill=ink, width=max(2, round(scale * 0.8)))


def encoded(picture: Image.Image, kind: str) -> bytes:
    """Return a picture as a file."""
    made = io.BytesIO()
    picture.save(made, kind, quality=QUALITY, optimize=True)
    return made.getvalue()
