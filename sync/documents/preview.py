"""A template with its dummy data (试填): what whoever edits the words looks at."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pymupdf

from sync.documents.compose import EXAMPLE, TEMPLATES, templates, words
from sync.documents.draft import drafted
from sync.documents.gongwen import Document, render
from sync.documents.rendering import pdfs
from sync.documents.text.template_text import write
from sync.errors import DeskError, TemplateError
from sync.plan import DocumentSpec, Plan

DUMMY = "dummy.toml"
COMMON = "common"
DPI = 100


@dataclass(frozen=True, slots=True)
class Preview:
    """One document filled with dummy data, by its title."""

    title: str
    document: Document


def previews(plan: Plan, key: str = "", folder: Path = TEMPLATES) -> Iterator[Preview]:
    """Fill the template of one kind of document, or of every kind. Raises DeskError."""
    known = {spec.key: spec for spec in plan.documents}
    if key and key not in known:
        listed = "、".join(f"{each.key}（{each.title}）" for each in plan.documents)
        raise DeskError(f"没有名为“{key}”的公文，DOC 可以是：{listed}")
    for spec in [known[key]] if key else plan.documents:
        yield Preview(spec.title, filled(spec, plan, folder))


def filled(spec: DocumentSpec, plan: Plan, folder: Path = TEMPLATES) -> Document:
    """Fill a template with its dummy data. Raises TemplateError."""
    values = dummy(spec.key, folder)
    day = values["today"]
    assert isinstance(day, date)  # noqa: S101  # TOML has dates, and every template knows its day
    return drafted(write(templates(folder), spec.template, values), spec.format, day, banner=EXAMPLE, keep=words(plan))


def dummy(key: str, folder: Path = TEMPLATES) -> dict[str, object]:
    """Return the dummy data of a template over that of all templates. Raises TemplateError."""
    try:
        tables = tomllib.loads((folder / DUMMY).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise TemplateError(DUMMY, 1, f"写法不对，请检查引号、括号和等号（{error}）") from error
    return merged(tables[COMMON], tables.get(key, {}))


def merged(first: dict[str, object], second: dict[str, object]) -> dict[str, object]:
    """Lay one table over another."""
    made = dict(first)
    for key, value in second.items():
        old = made.get(key)
        made[key] = merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return made


def save(made: list[Preview], folder: Path) -> list[Path]:
    """Write the previews as Word files, where LibreOffice is installed as PDF and pictures of the pages too."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    files = [render(each.document) for each in made]
    for each, data, pdf in zip(made, files, pdfs(files) or [None] * len(files), strict=True):
        paths.append(folder / f"{each.title}.docx")
        paths[-1].write_bytes(data)
        if pdf:
            paths += printed(folder / f"{each.title}.pdf", pdf)
    return paths


def printed(path: Path, pdf: bytes) -> Iterator[Path]:
    """Write a PDF and a picture of each page beside it."""
    for old in path.parent.glob(f"{path.stem}-*.png"):  # the text may have had more pages before
        old.unlink()
    path.write_bytes(pdf)
    yield path
    with pymupdf.open(path) as document:
        for number, page in enumerate(document, 1):
            picture = path.with_name(f"{path.stem}-{number}.png")
            page.get_pixmap(dpi=DPI).save(picture)
            yield picture
