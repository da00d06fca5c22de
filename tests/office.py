"""LibreOffice as the tests' eye: what our files look like to somebody who opens them."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pymupdf

from sync.documents import rendering
from sync.documents.rendering import OfficeError
from tests import fonts

START, PER_FILE = 120, 10  # seconds: a cold start on a slow machine, then each file
POINTS_PER_MM = 72 / 25.4


class Word(NamedTuple):
    """Text between blanks on a page counted from 1, its box in millimetres from the page's upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


def missing() -> str | None:
    """Say what keeps us from rendering, if anything."""
    if shutil.which("soffice") is None:
        return "soffice is not installed (make system)"
    if not fonts.ready():
        return "the test fonts are not prepared (make system)"
    return None


def convert(paths: Sequence[Path], folder: Path, kind: str) -> list[Path]:
    """Write each of `paths` into `folder` as xlsx, xls, ods, docx, pdf …, all in one call of LibreOffice."""
    if not paths:
        return []
    targets = [folder / f"{path.stem}.{kind}" for path in paths]
    if len({*targets, *paths}) < len(targets) + len(paths):
        raise ValueError("two files of one name, or a result that would overwrite its source")
    folder.mkdir(parents=True, exist_ok=True)
    for target in targets:
        target.unlink(missing_ok=True)  # an old result must not pass for a new one
    output = _soffice("--convert-to", kind, "--outdir", folder, *paths, seconds=START + PER_FILE * len(paths))
    if absent := [target.name for target in targets if not target.exists()]:
        raise OfficeError(f"not converted: {', '.join(absent)}\n{output}")
    return targets


def render(paths: Sequence[Path], folder: Path, kind: str = "pdf") -> list[Path]:
    """Print each of `paths` into `folder`."""
    return convert(paths, folder, kind)


def _soffice(*arguments: str | Path, seconds: float) -> str:
    """Run LibreOffice as the product does, with the test fonts."""
    environment = {"FONTCONFIG_FILE": str(fonts.CONFIGURATION)}
    return rendering.run("soffice", list(map(str, arguments)), Path(), seconds, environment)


def pages(pdf: Path, dpi: int = 100) -> list[Path]:
    """Draw every page beside the PDF, as name-1.png, name-2.png …."""
    with pymupdf.open(pdf) as document:
        images = [pdf.with_name(f"{pdf.stem}-{number}.png") for number in range(1, len(document) + 1)]
        for page, image in zip(document, images, strict=True):
            page.get_pixmap(dpi=dpi).save(image)
    return images


def words(pdf: Path) -> list[Word]:
    """Read the words of all pages, in the order in which they stand."""
    with pymupdf.open(pdf) as document:
        return [
            Word(number, *(edge / POINTS_PER_MM for edge in box), text)
            for number, page in enumerate(document, 1)
            for *box, text, _, _, _ in page.get_text("words", sort=True)
        ]


def faces(pdf: Path) -> set[str]:
    """Name the embedded faces, such as FangSong for 仿宋, without the subset's prefix."""
    with pymupdf.open(pdf) as document:
        return {font[3].partition("+")[2] or font[3] for page in document for font in page.get_fonts()}
