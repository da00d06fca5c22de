"""Which document a zip is (压缩容器里的文件种类), by the names of its members; what is none is a plain archive."""

import re
from collections.abc import Collection, Mapping
from zipfile import ZipFile, ZipInfo

from sync.sheets.received.file_formats.signatures import OPEN_DOCUMENTS, ZIP_LOCKED, Kind

MEMBERS = (
    (re.compile(r"xl/workbook\d*\.xml"), Kind.XLSX),
    (re.compile(r"xl/workbook\d*\.bin"), Kind.XLSB),
    (re.compile(r"word/document\d*\.xml"), Kind.WORD),
    (re.compile(r"ppt/presentation\d*\.xml"), Kind.SLIDES),
    (re.compile(r"ofd\.xml"), Kind.OFD),
    (re.compile(r"(?:.*/)?fixed\w*\.fdseq"), Kind.XPS),
)
"""The member by which each is known, whole, in small letters (ECMA-376, GB/T 33190, ECMA-388)."""
PACKAGES = frozenset({"[content_types].xml", "mimetype", "meta-inf/container.xml", "meta-inf/manifest.mf"})
"""What only a document, a book or a programme has: one of a kind we do not know is no archive of files."""

APPLE = re.compile(
    r"(?P<package>[^/]*\.(?:numbers|pages|key)/)?(?:index/document\.iwa|index\.zip|index\.(?:xml|apxl)(?:\.gz)?)"
)
"""The body of a document of iWork, which may lie in a folder that is the document (Apple's package)."""
APPLE_SLIDE = re.compile(r"(?:.*/)?index/(?:master|template)?slide[^/]*\.iwa")
APPLE_SUFFIXES = {"numbers": Kind.NUMBERS, "pages": Kind.PAGES, "key": Kind.SLIDES}
TABLE = re.compile(r"(?:.*/)?index/tables/")
APPLE_BODY = "index/document.iwa"
PAGES_TYPE = b"\x08\x90\x4e"
"""How the first object in the body of a Pages document gives its type, 10000; that of Numbers gives 1."""
LOOKED_AT = 256


def kind_of_zip(archive: ZipFile) -> Kind:
    """Tell a zip by the names of its members. Raises whatever zipfile does on a broken one."""
    members = {each.filename.replace("\\", "/").lower(): each for each in archive.infolist()}
    for pattern, kind in MEMBERS:
        if name := next(filter(pattern.fullmatch, members), None):
            return Kind.ENCRYPTED if members[name].flag_bits & ZIP_LOCKED else kind
    if "mimetype" in members and "content.xml" in members:
        return open_document(archive, members["mimetype"])
    if found := next(filter(None, map(APPLE.fullmatch, members)), None):
        return apple(archive, members, found["package"] or "")
    return Kind.ARCHIVE if PACKAGES.isdisjoint(members) else Kind.UNKNOWN


def open_document(archive: ZipFile, member: ZipInfo) -> Kind:
    """Tell an OpenDocument file by what it says it is."""
    with archive.open(member) as stream:
        said = stream.read(100)
    return next((kind for word, kind in OPEN_DOCUMENTS if word in said), Kind.UNKNOWN)


def apple(archive: ZipFile, members: Mapping[str, ZipInfo], package: str) -> Kind:
    """Tell the documents of iWork apart: by the package's suffix, by slides, by the type of the body."""
    if package:
        return APPLE_SUFFIXES[package.rstrip("/").rpartition(".")[2]]
    if "index.apxl" in members or "index.apxl.gz" in members or any(map(APPLE_SLIDE.fullmatch, members)):
        return Kind.SLIDES
    if APPLE_BODY not in members:
        return Kind.PAGES if "index.xml" in members and not has_tables(members) else Kind.NUMBERS
    with archive.open(members[APPLE_BODY]) as body:
        is_pages = PAGES_TYPE in body.read(LOOKED_AT)
    return Kind.PAGES if is_pages or not has_tables(members) else Kind.NUMBERS


def has_tables(names: Collection[str]) -> bool:
    """Say whether a document of iWork has tables; every one of Numbers has."""
    return any(map(TABLE.match, names))
