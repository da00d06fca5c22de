"""Office files made to be the same bytes at every run (固定时间的文件)."""

import io
import re
from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
CORE = "docProps/core.xml"
STAMP = re.compile(rb"(<dcterms:(created|modified)[^<>]*+>)[^<]*+(</dcterms:\2>)")


def pinned(data: bytes, moment: datetime = EPOCH) -> bytes:
    """Return a zipped Office file (.xlsx, .docx) with all its times, inside and out, set to `moment`, 1980 or later."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as source, ZipFile(made, "w") as target:
        for name in source.namelist():
            target.writestr(member(name, moment), stamped(name, source.read(name), moment))
    return made.getvalue()


def member(name: str, moment: datetime) -> ZipInfo:
    """Describe a zip member in the same way on every system."""
    info = ZipInfo(name, (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second))
    info.compress_type = ZIP_DEFLATED
    info.create_system = 0
    return info


def stamped(name: str, part: bytes, moment: datetime) -> bytes:
    """Set the times in the document properties."""
    if name != CORE:
        return part
    return STAMP.sub(rb"\g<1>" + f"{moment:%Y-%m-%dT%H:%M:%SZ}".encode() + rb"\g<3>", part)
