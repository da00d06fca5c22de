"""A received .xlsx as the zip it is: its parts by sheet title, and a copy in which only named parts differ."""

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from functools import cached_property
from io import BytesIO
from zlib import error as deflate_error

from lxml import etree

RECEIVED = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
MOST_IN_A_PART = 32 << 20
"""Bytes; a part that unpacks to more is a bomb, or no form of ours: even what the guard refused may come here."""


class UnfitArchiveError(Exception):
    """These bytes cannot be patched: no workbook in OOXML, or one written in a way we do not know."""


class Archive:
    """A workbook of which single parts can be replaced; every other member of the zip stays byte for byte.

    Raises UnfitArchiveError, here or later, where the bytes are no such workbook.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        try:
            self.zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise UnfitArchiveError(str(error)) from error
        self.names = {name.casefold(): name for name in self.zip.namelist()}
        """Members by their name, which is the same in any case."""

    @cached_property
    def workbook(self) -> str:
        """The part that names the sheets."""
        return next((target for kind, _, target in self.related("") if kind == "officeDocument"), "")

    @cached_property
    def sheets(self) -> Mapping[str, str]:
        """Sheet title → part, in the order of the tabs; sheets of charts alone are left out."""
        parts = {key: target for kind, key, target in self.related(self.workbook) if kind == "worksheet"}
        titled = {each.get("name", ""): relation(each) for each in self.tree(self.workbook).iter("{*}sheet")}
        return {title: parts[key] for title, key in titled.items() if key in parts}

    @cached_property
    def strings(self) -> tuple[str, ...]:
        """The shared texts by their number, formatting and pronunciation aside."""
        part = next((target for kind, _, target in self.related(self.workbook) if kind == "sharedStrings"), "")
        return tuple(map(plain_text, self.tree(part).iterchildren("{*}si"))) if part else ()

    def part(self, name: str) -> bytes:
        """Return one part, unpacked."""
        try:
            with self.zip.open(self.names[name.casefold()]) as member:
                data = member.read(MOST_IN_A_PART + 1)
        except (KeyError, zipfile.BadZipFile, deflate_error, EOFError, RuntimeError) as error:
            raise UnfitArchiveError(name) from error
        if len(data) > MOST_IN_A_PART:
            raise UnfitArchiveError(name)
        return data

    def tree(self, name: str) -> etree._Element:
        """Return one part as XML."""
        try:
            return etree.fromstring(self.part(name), RECEIVED)
        except etree.XMLSyntaxError as error:
            raise UnfitArchiveError(name) from error

    def related(self, name: str) -> Iterator[tuple[str, str, str]]:
        """Yield (kind, id, part) of what a part refers to inside the zip; "" is the workbook as a whole."""
        folder, base = posixpath.split(name)
        for each in self.tree(posixpath.join(folder, "_rels", f"{base}.rels")).iterchildren("{*}Relationship"):
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
                yield each.get("Type", "").rpartition("/")[2], each.get("Id", ""), target.lstrip("/")

    def patched(self, parts: Mapping[str, bytes]) -> bytes:
        """Return the workbook with `parts` replaced; a part that is as it was counts as untouched."""
        changed = {self.names[name.casefold()]: data for name, data in parts.items() if self.part(name) != data}
        if not changed:
            return self.data
        made = BytesIO()
        with zipfile.ZipFile(made, "w") as out:
            out.comment = self.zip.comment
            for info, record in self.records():
                if info.filename in changed:
                    out.writestr(like(info), changed[info.filename])
                else:
                    append(out, info, record)
        return made.getvalue()

    def records(self) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
        """Yield each member with its record: local header, packed data, trailing descriptor."""
        infos = sorted(self.zip.infolist(), key=lambda info: info.header_offset)
        ends = [*(info.header_offset for info in infos[1:]), self.zip.start_dir]
        for info, end in zip(infos, ends, strict=True):
            yield info, self.data[info.header_offset : end]


def append(out: zipfile.ZipFile, info: zipfile.ZipInfo, record: bytes) -> None:
    """Add a packed member as it is; zipfile by itself would pack it anew."""
    file = out.fp
    if file is None:
        raise ValueError("the zip is closed")
    file.seek(out.start_dir)
    moved = like(info)
    for name in ("flag_bits", "CRC", "compress_size", "file_size", "extra", "comment", "internal_attr", "volume"):
        setattr(moved, name, getattr(info, name))
    moved.header_offset = file.tell()
    file.write(record)
    out.filelist.append(moved)
    out.NameToInfo[moved.filename] = moved
    out.start_dir = file.tell()


def like(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """Return a fresh directory entry with the name, time, packing and origin of `info`."""
    fresh = zipfile.ZipInfo(info.filename, info.date_time)
    for name in ("compress_type", "create_system", "create_version", "extract_version", "external_attr"):
        setattr(fresh, name, getattr(info, name))
    return fresh


def relation(sheet: etree._Element) -> str:
    """Return the r:id of a sheet, in whichever of the two namespaces OOXML has for it."""
    return next((str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")


def plain_text(item: etree._Element) -> str:
    """Return the text of a shared string: its runs joined, without the pronunciation over them."""
    return "".join(
        run.text or ""
        for run in item.iter("{*}t")
        if (parent := run.getparent()) is not None and etree.QName(parent).localname != "rPh"
    )
