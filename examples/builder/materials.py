"""The files a city's entries name: photos drawn, papers written in Word from season/<folder>/*.txt."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.shared import Pt

from examples.builder.photos import photo
from examples.builder.story import Story
from sync.plan import Plan

PICTURES = (".jpg", ".png")


def materials(plan: Plan, story: Story, papers: Path) -> Iterator[tuple[str, bytes]]:
    """Yield (name, content) of the photos and papers that a story's entries name and that can be made."""
    for form, entries in story.answers.items():
        for field in plan.form_by_key[form].of_type("files"):
            for entry in entries:
                for name in re.split("、", str(entry.get(field.key, ""))):
                    if name.endswith(PICTURES):
                        yield name, photo(name)
                    elif (text := papers / f"{Path(name).stem}.txt").is_file():
                        yield name, paper(text.read_text("utf-8"))


def paper(text: str) -> bytes:
    """Return a Word file: the first line is its title, every other line a paragraph."""
    title, *paragraphs = filter(None, text.splitlines())
    document = Document()
    document.styles["Normal"].font.size = Pt(14)
    document.add_heading(title, level=1)
    for each in paragraphs:
        document.add_paragraph(each).paragraph_format.first_line_indent = Pt(28)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()
