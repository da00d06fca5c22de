"""Automatic numbers (自动编号): the text that Word writes before a numbered paragraph."""

import re
from collections import defaultdict

from docx.document import Document
from lxml.etree import _Element as Element

from sync.documents.gongwen import hanzi
from sync.documents.proof.docx.properties import Properties, qn

PLACE = re.compile(r"%(\d)")
HANZI = ("chinese", "japanese", "ideograph", "taiwanese")


class AutoNumbers:
    """Counts the numbered paragraphs of a document in their order."""

    def __init__(self, word: Document) -> None:
        """Read the numbering definitions; most documents have none."""
        self.levels: dict[tuple[str, str], tuple[str, str]] = {}
        self.starts: dict[tuple[str, str], int] = {}
        self.counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        root = next((rel.target_part.element for rel in word.part.rels.values() if is_numbering(rel)), None)
        if root is not None:
            self.read(root)

    def read(self, root: Element) -> None:
        """Note the format and text of every level of every list."""
        abstract = {each.get(qn("w:abstractNumId")): each for each in root.findall(qn("w:abstractNum"))}
        for number in root.findall(qn("w:num")):
            link = number.find(qn("w:abstractNumId"))
            levels = abstract.get(link.get(qn("w:val"))) if link is not None else None
            for level in levels.findall(qn("w:lvl")) if levels is not None else ():
                key = (str(number.get(qn("w:numId"))), str(level.get(qn("w:ilvl"))))
                self.levels[key] = (value(level, "numFmt"), value(level, "lvlText"))
                self.starts[key] = int(value(level, "start") or 1)

    def label(self, paragraph: Properties) -> str:
        """Return the number of the next paragraph; "" where it has none."""
        chosen = paragraph.get("numPr.numId", {}).get("val", "0")
        depth = paragraph.get("numPr.ilvl", {}).get("val", "0")
        if (chosen, depth) not in self.levels:
            return ""
        counts, level = self.counts[chosen], int(depth)
        counts[level] = counts.get(level, self.starts[chosen, depth] - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return PLACE.sub(lambda found: self.figure(chosen, int(found[1]) - 1), self.levels[chosen, depth][1])

    def figure(self, chosen: str, level: int) -> str:
        """Write where a level's count stands."""
        kind, _ = self.levels.get((chosen, str(level)), ("decimal", ""))
        count = self.counts[chosen].get(level, 1)
        return hanzi(count) if kind.startswith(HANZI) else str(count)


def is_numbering(relation: object) -> bool:
    """Say whether a relationship leads to the numbering definitions."""
    return str(getattr(relation, "reltype", "")).endswith("/numbering")


def value(level: Element, name: str) -> str:
    """Return the value of a property of a level."""
    found = level.find(qn(f"w:{name}"))
    return str(found.get(qn("w:val"), "")) if found is not None else ""
