"""A Word file of anybody's, opened and read back (读回): its paragraphs, its sections, its switches."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from lxml.etree import LxmlError
from lxml.etree import _Element as Element

from sync.documents.proof.docx.labels import AutoNumbers
from sync.documents.proof.docx.paragraphs import ReadParagraph, TypeSpan, with_blanks
from sync.documents.proof.docx.properties import Properties, Styles, is_on, layered, local, qn
from sync.documents.proof.docx.red_rules import Bar, bars
from sync.documents.proof.docx.runs import DEFAULT_SIZE, TWIPS, advance, boxes, measure, number, runs
from sync.documents.proof.docx.sections import Section, sections
from sync.errors import FolderError

AROUND_BLOCKS = {"sdt", "sdtContent", "customXml", "ins", "moveTo"}
CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
COLOUR = re.compile(r"^[0-9A-Fa-f]{6}$")


@dataclass(frozen=True, slots=True)
class Source:
    """What a Word file says about itself: paragraphs in reading order, sections, drawn red bars.

    `odd_and_even` is the switch that lets odd and even pages have different footers.
    """

    paragraphs: tuple[ReadParagraph, ...]
    sections: tuple[Section, ...]
    bars: tuple[Bar, ...]
    odd_and_even: bool


@dataclass(frozen=True, slots=True)
class WalkPosition:
    """Where the paragraphs being read stand."""

    row: int = 0
    boxed: bool = False
    header: bool = False


def read_back(data: bytes, name: str) -> Source:
    """Read a Word file. Raises FolderError for anything that is none."""
    try:
        word = docx.Document(BytesIO(data))
        word.element.body.get_or_add_sectPr()  # a file may do without; then it has no page to speak of
        reader = WordWalker(word)
        paragraphs = tuple(with_blanks([*reader.headers(), *reader.blocks(word.element.body, WalkPosition())]))
        odd_and_even = bool(word.settings.odd_and_even_pages_header_footer)
        return Source(paragraphs, tuple(sections(word, reader.footer)), tuple(bars(word)), odd_and_even)
    except (BadZipFile, PackageNotFoundError, LxmlError, LookupError, ValueError, AttributeError) as error:
        sentence = f"读不出来：{name}。只能核对未加密的 .docx 文件，请在 Word 或 WPS 中另存为 .docx 后重试"
        raise FolderError(sentence) from error


class WordWalker:
    """Walks through a document once, counting paragraphs, sections and automatic numbers."""

    def __init__(self, word: Document) -> None:
        """Begin at the top."""
        self.word, self.styles, self.labels = word, Styles(word), AutoNumbers(word)
        self.order = self.section = self.row = 0
        self.breaking = False

    def headers(self) -> Iterator[ReadParagraph]:
        """Yield what stands above the first page: a letter's mark may stand there."""
        first = self.word.sections[0]
        header = first.first_page_header if first.different_first_page_header_footer else first.header
        if not header.is_linked_to_previous:
            yield from self.blocks(header._element, WalkPosition(header=True))  # noqa: SLF001  # no public name for it

    def footer(self, root: Element) -> list[ReadParagraph]:
        """Return the paragraphs of a footer."""
        return list(self.blocks(root, WalkPosition(header=True)))

    def blocks(self, root: Element, standing: WalkPosition) -> Iterator[ReadParagraph]:
        """Yield the paragraphs below an element, those of text boxes before the one that holds the box."""
        for child in root:
            name = local(child.tag)
            if name == "p":
                yield from self.paragraph(child, standing)
            elif name == "tbl":
                yield from self.table(child, standing)
            elif name in AROUND_BLOCKS:
                yield from self.blocks(child, standing)

    def table(self, element: Element, standing: WalkPosition) -> Iterator[ReadParagraph]:
        """Yield the paragraphs of a table, row by row."""
        for row in element.findall(qn("w:tr")):
            self.row += 1
            place = WalkPosition(self.row, standing.boxed, standing.header)
            for cell in row.findall(qn("w:tc")):
                yield from self.blocks(cell, place)

    def paragraph(self, element: Element, standing: WalkPosition) -> Iterator[ReadParagraph]:
        """Yield the paragraphs of an element's text boxes, then its own."""
        for box in boxes(element):
            yield from self.blocks(box, WalkPosition(standing.row, boxed=True, header=standing.header))
        yield self.own(element, standing)
        if element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            self.section += 1
            self.breaking = True

    def own(self, element: Element, standing: WalkPosition) -> ReadParagraph:
        """Resolve one paragraph."""
        direct = element.find(qn("w:pPr"))
        chosen = direct.find(qn("w:pStyle")) if direct is not None else None
        style = str(chosen.get(qn("w:val"))) if chosen is not None else self.styles.default
        base, run_base = self.styles.paragraph(style)
        resolved = layered(base, direct)
        spans = tuple(self.spans(element, run_base))
        spacing, indent = resolved.get("spacing", {}), resolved.get("ind", {})
        exact = spacing.get("lineRule") == "exact"
        zi = advance(spans, run_base)
        self.order += 1
        breaking, self.breaking = self.breaking, self.breaking and not spans
        return ReadParagraph(
            order=self.order,
            spans=spans,
            style=self.styles.names.get(style, ""),
            label=self.labels.label(resolved),
            align=resolved.get("jc", {}).get("val", "left"),
            left=measure(indent, ("left", "start"), zi),
            right=measure(indent, ("right", "end"), zi),
            first=measure(indent, ("firstLine",), zi) - measure(indent, ("hanging",), zi),
            pitch=number(spacing.get("line")) / TWIPS if exact else 0.0,
            before=number(spacing.get("before")) / TWIPS,
            after=number(spacing.get("after")) / TWIPS,
            advance=zi,
            snaps="snapToGrid" not in resolved or is_on(resolved, "snapToGrid"),
            spaced=any(each not in resolved or is_on(resolved, each) for each in ("autoSpaceDE", "autoSpaceDN")),
            new_page=breaking or is_on(resolved, "pageBreakBefore"),
            boxed=standing.boxed or "framePr" in resolved,
            header=standing.header,
            row=standing.row,
            section=self.section,
        )

    def spans(self, element: Element, base: Properties) -> Iterator[TypeSpan]:
        """Yield the runs of a paragraph in their resolved setting; hidden ones are left out."""
        for run in runs(element):
            text = "".join(self.pieces(run))
            setting = self.styles.run(base, run.find(qn("w:rPr"))) if text else {}
            if text and not is_on(setting, "vanish"):
                colour = setting.get("color", {}).get("val", "")
                yield TypeSpan(
                    text,
                    self.styles.face(setting, "eastAsia"),
                    self.styles.face(setting, "ascii"),
                    number(setting.get("sz", {}).get("val"), DEFAULT_SIZE) / 2,
                    colour if COLOUR.match(colour) else "",
                )

    def pieces(self, run: Element) -> Iterator[str]:
        """Yield the text of a run; a page break is remembered for the next paragraph."""
        for child in run:
            name = local(child.tag)
            if name == "t":
                yield child.text or ""
            elif name == "br" and child.get(qn("w:type")) == "page":
                self.breaking = True
            elif name in CHARACTERS:
                yield CHARACTERS[name]
