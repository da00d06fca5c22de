"""Saved mails (邮件): who sent them, when they came, what is attached. Run by the child alone.

An .eml is parsed by the standard library, an Outlook .msg by oxmsg. Nothing is fetched, no text of a mail is read.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime
from importlib import import_module
from io import BytesIO
from mimetypes import guess_extension
from typing import Any

from sync.sheets.received.file_formats.signatures import OLE2

DEEPEST = 20
"""Parts within parts within parts: mailers nest some five."""
YEARS = range(2000, 2100)
LONGEST_SENDER = 100
GB = frozenset({"gb2312", "gbk", "gb18030", "hz-gb-2312", "x-gbk", "cp936"})
"""What mailers call by the name of a part they call so whole."""
EMBEDDED = "__substg1.0_3701000D"
"""The storage of a mail attached to a mail of Outlook ([MS-OXMSG] 2.2.2.1)."""
DELIVERED = 0x0E06
"""When the receiving server delivered a mail (PidTagMessageDeliveryTime)."""
UNNAMED = "附件"


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail (邮件): when it came, by the receiving server if that is known; its sender; what is attached.

    `attached` may be called once. It yields names, never empty, with bytes, or with the mail that was forwarded.
    """

    at: datetime | None
    sender: str
    attached: Callable[[], Iterator[tuple[str, "bytes | Mail"]]]


def mail(data: bytes) -> Mail:
    """Read a saved mail. Raises whatever a library raises on a broken one."""
    if data.startswith(OLE2):
        return outlook(data)
    start = data.lstrip(b"\xef\xbb\xbf\r\n")
    if start.startswith(b"From "):  # the line that an mbox puts before each
        start = start.partition(b"\n")[2]
    return parsed(message_from_bytes(start))


def parsed(message: Message) -> Mail:
    """Return a mail that was parsed."""
    return Mail(arrival(message), header(message, "from"), lambda: attachments(message, 0))


def arrival(message: Message) -> datetime | None:
    """Return when a mail came: the receiving server's word, which stands first, else the sender's own."""
    stamps = [str(each).rpartition(";")[2] for each in message.get_all("received", [])[:1]]
    return next(filter(None, map(moment, [*stamps, str(message.get("date", ""))])), None)


def moment(text: str) -> datetime | None:
    """Read a moment as mails write it; None for what is none."""
    try:
        read = parsedate_to_datetime(text.strip())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return (read if read.tzinfo else read.replace(tzinfo=UTC)) if read.year in YEARS else None


def attachments(message: Message, depth: int) -> Iterator[tuple[str, "bytes | Mail"]]:
    """Yield what is attached to a mail; its own text is not. Raises ValueError for parts within too many others."""
    if depth > DEEPEST:
        raise ValueError("parts nested too deep")
    payload = message.get_payload()
    if message.get_content_type() == "message/rfc822" and isinstance(payload, list) and payload:
        forwarded: Message = payload[0]  # type: ignore[assignment]  # a list holds messages
        yield file_name(message) or header(forwarded, "subject") or UNNAMED, parsed(forwarded)
    elif isinstance(payload, list):
        for part in payload:
            yield from attachments(part, depth + 1)  # type: ignore[arg-type]  # a list holds messages
    elif named := name_of(message):
        content = message.get_payload(decode=True)
        yield named, content if isinstance(content, bytes) else b""


def name_of(part: Message) -> str:
    """Return what an attachment is called; "" for the text of the mail."""
    if name := file_name(part):
        return name
    is_text = part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment"
    return "" if is_text else UNNAMED + (guess_extension(part.get_content_type()) or "")


def file_name(part: Message) -> str:
    """Return the file name of a part, whichever way it is written."""
    found = parameter(part, "content-disposition", "filename") or parameter(part, "content-type", "name")
    return line(worded(found))


def parameter(part: Message, name: str, key: str) -> str:
    """Return a parameter of a header; "" where there is none."""
    plain = Message()
    plain[name] = raw(part, name)
    found = plain.get_param(key, None, name)
    if isinstance(found, tuple):
        return decoded(found[2].encode("raw-unicode-escape"), found[0] or "")
    return found or ""


def header(message: Message, name: str) -> str:
    """Return a header in words."""
    return line(worded(raw(message, name)))


def raw(message: Message, name: str) -> str:
    """Return a header as it stands, bytes that are no ASCII decoded: some mailers write GBK and say nothing of it."""
    found = (str(value) for key, value in message.raw_items() if key.lower() == name)
    return decoded(next(found, "").encode("utf-8", "surrogateescape"), "")


def worded(text: str) -> str:
    """Return a header with its encoded words decoded, GB of any name as the largest of them."""
    with suppress(HeaderParseError, ValueError, LookupError):
        return "".join(decoded(piece, charset or "") for piece, charset in decode_header(text))
    return text


def decoded(piece: bytes | str, charset: str) -> str:
    """Decode a piece of a header."""
    if isinstance(piece, str):
        return piece
    for each in ("gb18030" if charset.lower() in GB else charset, "utf-8", "gb18030"):
        with suppress(UnicodeDecodeError, LookupError):
            return piece.decode(each)
    return piece.decode("utf-8", "replace")


def line(text: str) -> str:
    """Return a text on one line, without what ends it for programs written in C."""
    return " ".join(text.partition("\0")[0].split())


def outlook(data: bytes) -> Mail:
    """Read a mail saved by Outlook."""
    container: Any = import_module("olefile").OleFileIO(BytesIO(data))  # seldom needed, all three
    storage = import_module("oxmsg.storage").Storage.from_ole(container)
    message: Any = import_module("oxmsg").Message(storage)
    at: datetime | None = message.properties.date_prop_value(DELIVERED) or message.sent_date
    return Mail(at and at.astimezone(UTC), line(message.sender or ""), lambda: of_outlook(storage, 0))


def of_outlook(storage: Any, depth: int) -> Iterator[tuple[str, "bytes | Mail"]]:
    """Yield what is attached to a mail of Outlook, mails as well. Raises ValueError for mails nested too deep."""
    for each in storage.iter_attachment_storages():
        attachment: Any = import_module("oxmsg.attachment").Attachment(each)
        name = line(attachment.file_name or "")
        inner = next((one for one in each.storages if one.name == EMBEDDED), None)
        if inner is not None and depth < DEEPEST:
            yield name or UNNAMED, Mail(None, "", lambda inner=inner: of_outlook(inner, depth + 1))  # type: ignore[misc]  # a bound default
        elif inner is not None:
            raise ValueError("mails nested too deep")
        elif content := attachment.file_bytes:
            yield name or UNNAMED + (guess_extension(attachment.mime_type or "") or ""), content
