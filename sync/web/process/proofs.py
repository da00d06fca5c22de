"""Documents looked at (公文预览): laid out by LibreOffice where it is, held to the standard, the latest kept."""

from base64 import b64encode
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock

from sync.documents.proof import Proof, load, proof_all
from sync.documents.proof.proof_report import as_html, counts

MOST = 20


@dataclass(frozen=True)
class Seen:
    """A document as it was looked at: what was found, counted in words, its pages as addresses of pictures."""

    proof: Proof
    counts: str
    pages: tuple[str, ...]
    html: bytes


class Proofs:
    """Documents by the sha256 of their bytes; LibreOffice is started for one at a time, and stopped if it hangs."""

    def __init__(self) -> None:
        self.words = load()
        self.lock = Lock()
        self.kept: OrderedDict[tuple[str, str, bool], Seen] = OrderedDict()

    def seen(self, name: str, data: bytes, kind: str, *, render: bool) -> Seen:
        """Return what is to be said of a Word file; without `render` its pages are not looked at, which is quick."""
        key = (sha256(data).hexdigest(), kind, render)
        if key not in self.kept:
            with self.lock:
                if key not in self.kept:
                    self.kept[key] = self.looked(name, data, kind, render=render)
                while len(self.kept) > MOST:
                    self.kept.popitem(last=False)
        return self.kept[key]

    def looked(self, name: str, data: bytes, kind: str, *, render: bool) -> Seen:
        """Look at it."""
        (proof,) = proof_all({name: data}, kind, render=render, words=self.words)
        pages = tuple("data:image/png;base64," + b64encode(each.png()).decode("ascii") for each in proof.pages)
        return Seen(proof, counts(proof, self.words), pages, as_html([proof], self.words))
