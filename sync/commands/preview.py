"""`preview` (试填公文): document templates filled with their dummy data, to look at while editing the words."""

from collections.abc import Iterator
from pathlib import Path

from sync.commands.screen_words import words
from sync.documents.preview import previews, save
from sync.output import OUT
from sync.plan import Plan

FOLDER = "预览"


def preview(plan: Plan, document: str = "", out: Path = OUT) -> Iterator[str]:
    """Write the previews of one kind of document, or of all, and yield where they lie. Raises DeskError."""
    written = save(list(previews(plan, document)), out / FOLDER)
    yield from map(str, written)
    if not any(path.suffix == ".pdf" for path in written):
        yield words().preview
