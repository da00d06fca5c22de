"""公文核对: any Word file against the 52 points of GB/T 9704-2012, read back and measured on its rendered pages."""

from sync.documents.proof.filing import named, proof_files, write_reports
from sync.documents.proof.kinds import FORMATS
from sync.documents.proof.nouns import Outcome, Place, Proof, Remark, Verdict
from sync.documents.proof.proofing import File, proof, proof_all
from sync.documents.proof.words import Words, load

__all__ = [
    "FORMATS",
    "File",
    "Outcome",
    "Place",
    "Proof",
    "Remark",
    "Verdict",
    "Words",
    "load",
    "named",
    "proof",
    "proof_all",
    "proof_files",
    "write_reports",
]
