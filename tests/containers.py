"""Files no well-meaning programme writes: workbooks with parts exchanged, hand-made zips and OLE2 containers."""

import itertools
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
    return container(fat, entries.ljust(SECTOR, b"\0") + body)


def ole2_tree(root: Mapping[str, "bytes | Mapping[str, object]"]) -> bytes:
    """Write an OLE2 container of streams and of folders of these, each stream in sectors of 512 bytes."""
    entries: list[tuple[str, int, bytes, list[int]]] = [("Root Entry", 5, b"", [])]

    def add(folder: int, items: Mapping[str, object]) -> None:
        for name, item in items.items():
            number = len(entries)
            entries[folder][3].append(number)
            is_stream = isinstance(item, bytes)
            entries.append((name, 2 if is_stream else 1, item.ljust(4096, b"\0") if is_stream else b"", []))  # type: ignore[union-attr]
            if not is_stream:
                add(number, item)  # type: ignore[arg-type]

    add(0, root)
    directory = -(-len(entries) // 4)
    fat = [FAT, *range(2, directory + 1), END]
    body, starts = b"", {}
    for number, (_, kind, data, _) in enumerate(entries):
        if kind == 2:
            padded = data + b"\0" * (-len(data) % SECTOR)
            starts[number] = (len(fat), len(data))
            fat += [*range(len(fat) + 1, len(fat) + len(padded) // SECTOR), END]
            body += padded
    after = {left: right for each in entries for left, right in itertools.pairwise(each[3])}
    lines = b"".join(
        entry(name, kind, starts.get(number, (END, 0)), child=(own or [FREE])[0], right=after.get(number, FREE))
        for number, (name, kind, _, own) in enumerate(entries)
    )
    return container(fat, lines.ljust(directory * SECTOR, b"\0") + body)


def container(fat: list[int], rest: bytes) -> bytes:
    """Write the head of an OLE2 container with the one sector of its FAT before the rest of its sectors."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, END, 0, END, 0) + struct.pack("<109I", 0, *[FREE] * 108)
    return head + struct.pack(f"<{SECTOR // 4}I", *fat, *[FREE] * (SECTOR // 4 - len(fat))) + rest


def entry(name: str, kind: int, content: tuple[int, int], *, child: int = FREE, right: int = FREE) -> bytes:
    """Write one line of an OLE2 directory; `content` is its first sector and its size."""
    text = (name + "\0").encode("utf-16-le")
    links = struct.pack("<HBBIII", len(text), kind, 1, FREE, right, child)
    return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", *content)
