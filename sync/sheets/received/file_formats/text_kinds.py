"""Which document a text is (文本里的文件种类): a mail, a saved web page, XML of Office, a table, prose."""

import re

from sync.sheets.received.file_formats import delimited
from sync.sheets.received.file_formats.signatures import HTML_STARTS, XML_SHEETS, XML_WORDS, Kind

LOOKED_AT = 4096
HEAD = re.compile(
    rb"(?:From [^\r\n]*+\r?\n)?(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\r\n]*+\r?\n(?:[ \t][^\r\n]*+\r?\n)*+){2,}"
)
"""The headers of a mail (RFC 5322): at least two, of which the first may follow the line of an mbox."""
NAME = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]*([^\r\n]*)", re.MULTILINE)
MAIL_HEADERS = frozenset(
    {b"from", b"to", b"subject", b"received", b"message-id", b"return-path", b"delivered-to", b"reply-to", b"sender"}
)
PAGE_HEADERS = frozenset({b"x-document-type", b"snapshot-content-location"})
MIME = frozenset({b"mime-version", b"content-type"})
SAVED_BY = b"<saved by"
"""From whom a browser says that a page it saved comes."""


def kind_of_text(data: bytes) -> Kind:
    """Tell text apart; what is no text is unknown."""
    if kind := kind_of_mime(data[:LOOKED_AT]):
        return kind
    start = delimited.decoded(data[:LOOKED_AT], whole=False)
    if start is None:
        return Kind.UNKNOWN
    start = start.lstrip().lower()
    if start.startswith("<"):
        return kind_of_marked(start)
    text = delimited.decoded(data)
    if text is None:
        return Kind.UNKNOWN
    return Kind.CSV if delimited.delimiter(text) else Kind.TEXT


def kind_of_mime(start: bytes) -> Kind | None:
    """Tell a mail and a web page saved with its pictures (MHT) by their headers; None for what has none."""
    head = HEAD.match(start.lstrip(b"\xef\xbb\xbf\r\n"))
    if head is None:
        return None
    headers = {name.lower(): value.lower() for name, value in NAME.findall(head[0])}
    saved = not PAGE_HEADERS.isdisjoint(headers) or headers.get(b"from", b"").startswith(SAVED_BY)
    own = len(MAIL_HEADERS & headers.keys())
    if saved or (not own and headers.keys() >= MIME):
        return Kind.WEB_ARCHIVE
    return Kind.MAIL if own > 1 or (own and not MIME.isdisjoint(headers)) else None


def kind_of_marked(start: str) -> Kind:
    """Tell XML and web pages apart by how they begin."""
    if any(sign in start for sign in XML_SHEETS) and "<html" not in start:
        return Kind.XML_SHEET
    if any(sign in start for sign in XML_WORDS):
        return Kind.WORD
    is_page = start.startswith(HTML_STARTS) or "<html" in start or "<table" in start
    return Kind.HTML if is_page else Kind.XML
