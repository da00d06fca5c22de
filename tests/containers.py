"""Files no well-meaning programme writes: workbooks with parts exchanged, hand-made zips and OLE2 containers."""

import struct
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def zipped(members: Mapping[str, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def with_parts(workbook: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Exchange or add parts of a workbook."""
    with ZipFile(BytesIO(workbook)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()} | dict(parts))


def sheet_xml(rows: str, after: str = "") -> bytes:
    """Write a sheet's part around the XML of its rows."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'.encode()


def ole2(streams: Mapping[str, bytes]) -> bytes:
    """Write an OLE2 container of at most three streams, all in sectors of 512 bytes, the FAT in the first."""
    chains = {name: (data or b"\0").ljust(4096, b"\0") for name, data in streams.items()}
    fat = [FAT, END]
    body = b""
    starts = {}
    for name, data in chains.items():
        padded = data + b"\0" * (-len(data) % SECTOR)
        starts[name] = len(fat)
        fat += [*range(len(fat) + 1, len(fat) + len(padded) // SECTOR), END]
        body += padded
    entries = entry("Root Entry", 5, (END, 0), child=1)
    for number, (name, data) in enumerate(chains.items(), start=1):
        entries += entry(name, 2, (starts[name], len(data)), right=number + 1 if number < len(chains) else FREE)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, END, 0, END, 0) + struct.pack("<109I", 0, *[FREE] * 108)
    table = struct.pack(f"<{SECTOR // 4}I", *fat, *[FREE] * (SECTOR // 4 - len(fat)))
    return head + table + entries.ljust(SECTOR, b"\0") + body


def entry(name: str, kind: int, content: tuple[int, int], *, child: int = FREE, right: int = FREE) -> bytes:
    """Write one line of an OLE2 directory; `content` is its first sector and its size."""
    text = (name + "\0").encode("utf-16-le")
    links = struct.pack("<HBBIII", len(text), kind, 1, FREE, right, child)
    return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", *content)
