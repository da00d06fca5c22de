"""The manifest of a folder of generated files (生成清单): what each is and what it was made from, each source once."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sync.masking import mask_numbers
from sync.model import Received

MANIFEST = "manifest.json"


class ListedSource(NamedTuple):
    """A file that generated ones come from (来源): its name, numbers of people masked, and its sha256."""

    name: str
    sha256: str


Sources = frozenset[ListedSource]
"""What one file was made from; files made from the same share one set, so that a season is listed once."""


@dataclass(frozen=True, slots=True)
class Generated:
    """One generated file (生成文件): `path` under the output folder, `size` in bytes, and what it was made from.

    `proof` is what the checker of official documents said of it, for a document.
    """

    path: str
    sha256: str
    size: int
    template: str
    made_from: Sources
    proof: dict[str, object] | None = None

    def line(self, set_: int) -> dict[str, object]:
        """Return the file's line in the manifest; what was not proofed says nothing of it."""
        said: dict[str, object] = {"path": self.path, "sha256": self.sha256, "size": self.size}
        said |= {"template": self.template, "made_from": set_}
        return said | ({"proof": self.proof} if self.proof is not None else {})


def manifest(files: Mapping[str, Generated], *, example: bool) -> bytes:
    """Return the manifest as JSON in UTF-8: the same files give the same bytes.

    A file's `made_from` is a place in `source_sets`, whose numbers are places in `sources`, both counted from 0.
    """
    ordered = [files[path] for path in sorted(files)]
    sets = {each: number for number, each in enumerate(dict.fromkeys(file.made_from for file in ordered))}
    places = {source: number for number, source in enumerate(sorted(frozenset[ListedSource]().union(*sets)))}
    told = {
        "example": example,
        "sources": [source._asdict() for source in places],
        "source_sets": [sorted(places[source] for source in each) for each in sets],
        "files": [file.line(sets[file.made_from]) for file in ordered],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def recorded(folder: Path) -> dict[str, str] | None:
    """Return path → sha256 of the files that a folder's manifest lists; None where there is none to read."""
    with suppress(OSError, ValueError, LookupError, TypeError):
        files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        return {str(each["path"]): str(each["sha256"]) for each in files}
    return None


def sources_of(*received: Received) -> Sources:
    """Return files that came in as sources."""
    return frozenset(ListedSource(mask_numbers(each.name), each.sha256) for each in received)
