"""Files → proofs (核对): read back always, measured where LibreOffice and PyMuPDF are at hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from sync.documents.proof.docx.word_file import read_back
from sync.documents.proof.locating import located
from sync.documents.proof.pages.faces import Faces
from sync.documents.proof.pages.rendered_page import RenderedPage
from sync.documents.proof.paper import ProofPaper
from sync.documents.proof.points import POINTS
from sync.documents.proof.proof_words import ProofWords, load
from sync.documents.proof.recognise.format_kind import format_of
from sync.documents.proof.recognise.recognising import parts
from sync.documents.proof.results import Proof
from sync.documents.rendering import pdfs

SLACK = 1.0  # mm: text this far outside the 版心 still counts as its own


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word file to be proofed, with its PDF where it has been rendered."""

    name: str
    data: bytes
    pdf: bytes | None = None


def proof_all(
    files: Mapping[str, bytes], kind: str = "", *, render: bool = True, words: ProofWords | None = None
) -> tuple[Proof, ...]:
    """Proof some Word files by their names, all rendered in one call; results in the files' order.

    `kind` is 文件, 信函, 纪要 or 普通, "" to let each file tell. Raises FolderError for what is no Word file.
    """
    printed = (pdfs(list(files.values())) if render else None) or [None] * len(files)
    known = words or load()
    given = (WordFile(name, data, pdf) for (name, data), pdf in zip(files.items(), printed, strict=True))
    return tuple(proof(each, kind, known) for each in given)


def proof(file: WordFile, kind: str = "", words: ProofWords | None = None) -> Proof:
    """Ask every point about one Word file. Raises FolderError for what is no Word file."""
    known = words or load()
    paper = laid_out(file, kind, known)
    outcomes = tuple(known.outcome(each.number, each.clause, tuple(each.check(paper))) for each in POINTS)
    replaced = tuple(paper.replaced(each.paragraph for each in paper.parts))
    digest = sha256(file.data).hexdigest()
    return Proof(file.name, digest, paper.format, bool(paper.pages), outcomes, replaced, paper.pages or ())


def laid_out(file: WordFile, kind: str, words: ProofWords) -> ProofPaper:
    """Find out what every paragraph is and where it lies."""
    source = read_back(file.data, file.name)
    pages = pages_of(file.pdf)
    found = parts(source.paragraphs)
    upright = [each for each in source.sections if not each.is_landscape]
    margins = (upright[0].top - SLACK, upright[0].bottom - SLACK) if upright else (0.0, 0.0)
    return ProofPaper(
        source,
        found,
        kind or format_of(source, found),
        pages,
        located(pages, found, margins) if pages else {},
        Faces(words.faces, words.names),
    )


def pages_of(pdf: bytes | None) -> tuple[RenderedPage, ...] | None:
    """Measure a PDF; None without one, or without PyMuPDF."""
    if pdf is None:
        return None
    try:
        from sync.documents.proof.pages.pdf_pages import pages  # noqa: PLC0415  # reading back must work without PyMuPDF
    except ImportError:
        return None
    return pages(pdf)
