"""Tags and texts of a sheet part, in the part's own prefix (XML 写法)."""

import re
from html import escape

from sync.sheets.returned.parts.part import SheetPart

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold."""
LONGEST = 32767
"""Characters Excel allows in a cell."""
ATTRIBUTE = re.compile(rb"""(?<!\s)\s++([^\s=/>]++)\s*+=\s*+("[^"]*+"|'[^']*+')""")


def attributes(tag: bytes, dropped: set[bytes]) -> bytes:
    """Return the attributes of a start tag as they stand there, without some."""
    return b"".join(found[0] for found in ATTRIBUTE.finditer(tag) if found[1] not in dropped)


def element(part: SheetPart, name: str, text: str, attributes: bytes = b"") -> bytes:
    """Write an element that holds text."""
    return start_tag(part, name, attributes) + escape(clean(text), quote=False).encode() + end_tag(part, name)


def clean(text: str) -> str:
    """Return a text as a cell can hold it: lines end in one way, nothing XML forbids, no longer than Excel allows."""
    return FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))[:LONGEST]


def start_tag(part: SheetPart, name: str, attributes: bytes) -> bytes:
    """Write a start tag with the part's prefix."""
    return b"<" + (part.prefix + name).encode() + attributes + b">"


def closed_tag(part: SheetPart, name: str, attributes: bytes) -> bytes:
    """Write a self-closed tag with the part's prefix."""
    return b"<" + (part.prefix + name).encode() + attributes + b"/>"


def end_tag(part: SheetPart, name: str) -> bytes:
    """Write an end tag with the part's prefix."""
    return b"</" + (part.prefix + name).encode() + b">"
