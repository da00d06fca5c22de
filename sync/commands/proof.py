"""`proof` (核对公文): Word files, whoever made them, held to the standard's points; what is found is no failure."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.table import Table

from sync.documents.proof import load, named, proof_files, write_reports
from sync.documents.proof.proof_report import on_screen


def proof(files: Sequence[str], kind: str, out: Path) -> Iterator[str | Table]:
    """Proof files, as of a kind or of whichever they seem; write the reports, yield what is found. Raises DeskError."""
    words = load()
    proofs = proof_files(named(files), kind, words)
    written = write_reports(proofs, out, words)
    for each in proofs:
        yield from on_screen(each, words)
    yield words.report.written.format(paths="、".join(map(str, written)))
