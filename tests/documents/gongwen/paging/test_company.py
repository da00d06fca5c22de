"""The date never stands alone: bodies of every length around page breaks, as LibreOffice prints them."""

from collections.abc import Callable
from pathlib import Path

import pymupdf
import pytest

from sync.documents.gongwen import Annex, Block, Document, Heading, Item, Signature, render
from sync.documents.gongwen.paging.lines import line_starts
from tests import office
from tests.documents.gongwen.documents import DAY, letter, notice, paragraph, table, text

pytestmark = pytest.mark.long
Kind = Callable[..., Document]
ON_PAGE_1, LATER, LINE = {"letter": 390, "notice": 222, "report": 530}, 616, 28
"""How many 字 of one paragraph page 1 and any other page hold."""
MIXED = "到2014年国，全国35000人次国“终国学习”国动（国线上），国3.5%国。"


def report(*blocks: Block, annexes: tuple[Annex, ...] = ()) -> Document:
    signature = Signature(("示例省示例协会秘书处",), DAY, sealed=False)
    return Document("示例情况总结", DAY, blocks, signature=signature, annexes=annexes)


def pages(folder: Path, documents: dict[str, Document]) -> dict[str, list[str]]:
    paths = [folder / f"{name}.docx" for name in documents]
    for path, document in zip(paths, documents.values(), strict=True):
        path.write_bytes(render(document))
    found = {}
    for pdf in office.render(paths, folder):
        with pymupdf.open(pdf) as printed:
            found[pdf.stem] = [page.get_text().replace(" ", "") for page in printed]
    return found


def wrong(found: list[str], *, has_imprint: bool) -> tuple[str, ...]:
    """Say what is wrong with the pages of a document whose body holds 国 on every page it reaches."""
    dated = next(place for place, page in enumerate(found) if "\n2014年9月1日\n" in page)
    last = next(place for place, page in enumerate(found) if "印发" in page) if has_imprint else dated
    faults = {
        "the date stands alone": "国" not in found[dated],
        "page 1 shows no body": "国" not in found[0],
        "there is an empty last page": len(found) > last + 1,
    }
    return tuple(fault for fault, is_so in faults.items() if is_so)


def lengths(first: int) -> list[int]:
    """Return lengths on both sides of the first three page breaks, a line apart, and others between."""
    around = {end + lines * LINE for end in (first, first + LATER, first + 2 * LATER) for lines in range(-6, 2)}
    return sorted(around | {1, 60, first + 300, 2000})


@pytest.mark.office
@pytest.mark.parametrize("kind", [letter, notice, report])
def test_one_paragraph_of_any_length_keeps_its_signature_company(kind: Kind, tmp_path: Path) -> None:
    documents = {str(n): kind(paragraph("国" * n)) for n in lengths(ON_PAGE_1[kind.__name__])}
    found = {name: wrong(each, has_imprint=kind is notice) for name, each in pages(tmp_path, documents).items()}
    assert found == dict.fromkeys(documents, ())


@pytest.mark.office
def test_whatever_ends_the_body_keeps_its_signature_company(tmp_path: Path) -> None:
    endings: dict[str, Callable[[int], tuple[Block, ...]]] = {
        "item": lambda lines: (paragraph("国" * 60), Item(1, text("国" * 28 * lines))),
        "mixed": lambda lines: (paragraph("国" * 60), paragraph((f"国{MIXED}" * lines)[: 30 * lines])),
        "table": lambda lines: (paragraph("国" * 60), table("甲 乙", *["国 国"] * lines)),
        "headed": lambda lines: (Heading(1, text("国")), paragraph("国" * 28 * lines)),
    }
    documents = {f"{name}{lines}": letter(*made(lines)) for name, made in endings.items() for lines in range(5, 16)} | {
        f"noted{lines}": notice(paragraph("国" * 28 * lines)) for lines in range(2, 9)
    }
    found = {
        name: wrong(each, has_imprint=name.startswith("noted")) for name, each in pages(tmp_path, documents).items()
    }
    assert found == dict.fromkeys(documents, ())


@pytest.mark.office
def test_lines_are_counted_as_they_are_printed(tmp_path: Path) -> None:
    """A hanging full stop or a wider face may save or cost LibreOffice a line in a long paragraph; never two."""
    written = {str(count): f"国{MIXED}" * count for count in range(1, 12)}
    documents = {name: report(paragraph(words)) for name, words in written.items()}
    off = {}
    for path in office.render([saved(tmp_path, name, each) for name, each in documents.items()], tmp_path):
        with pymupdf.open(path) as printed:
            heights = {round(line["bbox"][3]) for line in body_lines(printed[0])}
        off[path.stem] = len(heights) - len(line_starts(written[path.stem], 26.17, 28.17))
    assert {abs(each) > 1 for each in off.values()} == {False}


def saved(folder: Path, name: str, document: Document) -> Path:
    path = folder / f"{name}.docx"
    path.write_bytes(render(document))
    return path


def body_lines(page: pymupdf.Page) -> list[dict[str, tuple[float, ...]]]:
    lines = [line for block in page.get_text("dict")["blocks"] for line in block.get("lines", ())]
    return [line for line in lines if any(s["size"] == 16 for s in line["spans"])][:-2]
