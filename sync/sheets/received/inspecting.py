"""Evidence looked at (查看证明材料): what the bytes are and how much of it; the reader's child runs it.

Nothing is executed and no link is followed: text is counted, a photo decoded small, the pages of a PDF listed.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from sync.counting import count
from sync.model import Finding, Inspection
from sync.sheets.received.file_formats import guard
from sync.sheets.received.file_formats.file_kinds import ZIP, Kind, kind_of

EMPTY, LOCKED, DAMAGED = "evidence-empty", "evidence-locked", "evidence-damaged"
TROUBLES = {
    Kind.EMPTY: EMPTY,
    Kind.ENCRYPTED: LOCKED,
    Kind.DAMAGED: DAMAGED,
    Kind.CROWDED: DAMAGED,
    Kind.UNKNOWN: DAMAGED,
}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT, PARAGRAPH = f"{WORD}t", f"{WORD}p"
BREAKS = frozenset({f"{WORD}br", f"{WORD}tab", f"{WORD}cr"})
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What a program that does not know a text box shows in its place: the same text again."""
BODY = "word/document.xml"
PHOTOS = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png"}
SMALL = (64, 64)


def inspected(data: bytes) -> Inspection:
    """Say what a file of evidence is; whatever a library stumbles over makes it damaged."""
    try:
        kind = kind_of(data)
        if kind in TROUBLES:
            return Inspection(trouble=TROUBLES[kind])
        return LOOKS[kind](data) if kind in LOOKS else Inspection(kind)
    except ImportError:
        raise  # a library is missing: our trouble, not the file's
    except Exception:  # noqa: BLE001  # a hostile file may provoke anything in a parser; the run must go on
        return Inspection(trouble=DAMAGED)


def word(data: bytes) -> Inspection:
    """Look at a Word file, new or old."""
    if data.startswith(ZIP):
        return new_word(data)
    if data.startswith(b"{"):
        return Inspection("rtf")
    return old_word(data)


def new_word(data: bytes) -> Inspection:
    """Count the 字 of a .docx, text boxes once; of what is deleted under revision there is none."""
    parts = guard.unpacked(data)
    if isinstance(parts, Finding):
        return Inspection(trouble=LOCKED if parts.code == "file-encrypted" else DAMAGED)
    if BODY not in parts:
        return Inspection("odt")
    return Inspection("docx", letters=letters(fromstring(parts[BODY])))  # noqa: S314  # the guard lets no entity in


def letters(element: Element) -> int:
    """Count the 字 of all text, a paragraph at a time, as Word does: a word may be cut into several runs."""
    return sum(map(count, paragraphs(element)))


def paragraphs(element: Element) -> Iterator[str]:
    """Yield the text of each paragraph; of a drawing that is there twice, the first."""
    kept: list[str] = []
    for each in runs(element):
        if each is None:
            yield "".join(kept)
            kept = []
        else:
            kept.append(each)
    yield "".join(kept)


def runs(element: Element) -> Iterator[str | None]:
    """Yield the texts of runs in order, a blank for a break or tab, None where a paragraph ends."""
    if element.tag == FALLBACK:
        return
    if element.tag == TEXT:
        yield element.text or ""
    elif element.tag in BREAKS:
        yield " "
    for each in element:
        yield from runs(each)
    if element.tag == PARAGRAPH:
        yield None


def old_word(data: bytes) -> Inspection:
    """Return Word's own count of a .doc, which is in its properties; None where there is none."""
    with import_module("olefile").OleFileIO(BytesIO(data)) as container:
        characters = container.get_metadata().num_chars
    return Inspection("doc", letters=characters if isinstance(characters, int) and characters > 0 else None)


def photo(data: bytes) -> Inspection:
    """Measure a photo; decoding it, at its smallest, finds out whether it is whole."""
    image: Any = import_module("PIL.Image").open(BytesIO(data))
    kind, long_side = PHOTOS.get(image.format, str(image.format).lower()), max(image.size)
    image.draft("L", SMALL)
    image.load()
    return Inspection(kind, long_side=long_side)


def pdf(data: bytes) -> Inspection:
    """Open a PDF and count its pages; without any, it is as good as damaged."""
    mupdf: Any = import_module("pymupdf")
    mupdf.TOOLS.mupdf_display_errors(False)  # noqa: FBT003  # its API; it would tell of what it forgives
    document = mupdf.open(stream=data, filetype="pdf")
    if document.needs_pass:
        return Inspection(trouble=LOCKED)
    return Inspection("pdf") if document.page_count else Inspection(trouble=DAMAGED)


LOOKS: Mapping[Kind, Callable[[bytes], Inspection]] = {Kind.WORD: word, Kind.IMAGE: photo, Kind.PDF: pdf}
