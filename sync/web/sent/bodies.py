"""What a form sends (表单内容): read within limits, files spooled to the disk, before anybody looks at it."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import BinaryIO

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message

from sync.plan import Uploads
from sync.web.sent.upload_names import clean

SMALL = 64 * 1024
"""Bytes of a form without files."""
FIELDS = 20
LONGEST_LENGTH = 18
"""Digits of a length that is worth reading as a number."""
UTF8 = (b"utf-8", b"utf8")
PLAIN = Uploads(total_megabytes=1, files=1, seconds=60)


@dataclass(frozen=True)
class SentFile:
    """One file sent: the name it was given, made harmless, and its content where it was spooled."""

    name: str
    content: BinaryIO


@dataclass(frozen=True)
class FormBody:
    """A form as it was sent: its fields, the first of each name, and its files. `data` has to be closed."""

    fields: Mapping[str, str] = field(default_factory=dict)
    files: tuple[SentFile, ...] = ()
    data: FormData = field(default_factory=FormData)


async def body(request: Request, limits: Uploads | None) -> FormBody:
    """Read a form; only with `limits` may it hold files. Raises HTTPException where it is too much, or no form."""
    most = limits.total_bytes if limits else SMALL
    told = request.headers.get("content-length", "0")
    if not told.isascii() or not told.isdecimal() or not plainly_written(request):
        raise HTTPException(HTTPStatus.BAD_REQUEST)
    if len(told) > LONGEST_LENGTH or int(told) > most:
        raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    files = limits.files if limits else 0
    try:
        async with asyncio.timeout((limits or PLAIN).seconds):
            data = await counted(request, most).form(max_files=files, max_fields=FIELDS, max_part_size=SMALL)
    except TimeoutError as error:
        raise HTTPException(HTTPStatus.REQUEST_TIMEOUT) from error
    except (FormParserError, UnicodeError, ValueError, LookupError) as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST) from error
    try:
        return sorted_out(data, limits)
    except HTTPException:
        await data.close()
        raise


def plainly_written(request: Request) -> bool:
    """Say whether a form is in UTF-8, as browsers send ours: others may decode to what is no text."""
    kind = request.headers.get("content-type", "")
    charset = parse_options_header(kind)[1].get(b"charset", UTF8[0])
    return charset.strip().lower() in UTF8


def counted(request: Request, most: int) -> Request:
    """Return the same request, which breaks off once more has come than may: its head may not tell the truth."""
    seen = 0

    async def receive() -> Message:
        nonlocal seen
        message = await request.receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return message

    return Request(request.scope, receive)


def sorted_out(data: FormData, limits: Uploads | None) -> FormBody:
    """Tell fields and files apart; a file field left empty is none. Raises HTTPException for a file too large."""
    fields: dict[str, str] = {}
    files = []
    for name, value in data.multi_items():
        if isinstance(value, UploadFile):
            if limits and (value.size or 0) > limits.file_bytes:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            if value.filename or value.size:
                files.append(SentFile(clean(value.filename or ""), value.file))
        else:
            fields.setdefault(name, value)
    return FormBody(fields, tuple(files), data)
