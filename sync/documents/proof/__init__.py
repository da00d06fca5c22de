"""公文核对: any Word file against the 52 points of GB/T 9704-2012, read back and measured on its rendered pages."""

from sync.documents.proof.proof_words import ProofWords, load
from sync.documents.proof.proofing import WordFile, proof, proof_all
from sync.documents.proof.recognise.format_kind import FORMATS
from sync.documents.proof.results import PageArea, PointResult, PointVerdict, Proof, WordedObservation
from sync.documents.proof.word_files_on_disk import named, proof_files, write_reports

__all__ = [
    "FORMATS",
    "PageArea",
    "PointResult",
    "PointVerdict",
    "Proof",
    "ProofWords",
    "WordFile",
    "WordedObservation",
    "load",
    "named",
    "proof",
    "proof_all",
    "proof_files",
    "write_reports",
]
