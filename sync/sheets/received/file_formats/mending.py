"""A workbook that Excel opens and calamine does not (修补后再读): what is odd about it is put right in a copy.

Only what tells nothing of a cell is changed: the list of sheets is written anew, references that are none are left out.
"""

import re
from collections.abc import Iterator, Mapping
from html import escape
from xml.etree import ElementTree as ET

from sync.sheets.received.file_formats.xlsxparts import MAIN, RELATIONS, Parts, elements, folded, place, relation

MAIN_NAME = re.compile(r"xl/workbook\d*\.xml")
SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HIDDEN = frozenset({"hidden", "veryhidden"})
OTHERS = frozenset({"sharedStrings", "styles"})
TRUE = frozenset({"1", "true", "on"})

DIMENSION = re.compile(rb"<dimension\b[^<>]*+(?:(?<=/)>|>\s*+</dimension>)")
MERGE = re.compile(rb"<mergeCell\b[^<>]*+(?:(?<=/)>|>\s*+</mergeCell>)")
IS_BLOCK = re.compile(rb"""\sref=["']\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6}(?::\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6})?["']""")
TAG = re.compile(rb"<(row|c)(?=[\s/>])[^<>]*+>")
PLACE = re.compile(rb"""\sr=(?:"[^"<>]*+"|'[^'<>]*+')""")
IS_PLACE = {b"row": re.compile(rb"\sr=.[0-9]{1,7}."), b"c": re.compile(rb"\sr=.[A-Za-z]{1,3}[0-9]{1,7}.")}
KIND = re.compile(rb"""\st=(?:"([^"<>]*+)"|'([^'<>]*+)')""")
KINDS = frozenset({b"b", b"d", b"e", b"inlineStr", b"n", b"s", b"str"})
ERROR = re.compile(rb"""(<c\b[^<>]*?\st=["']e["'][^<>]*+>(?:<f\b[^<>]*+(?:(?<=/)>|>[^<]*+</f>))?<v>)[^<]*+(?=</v>)""")
SOME_ERROR = rb"\1#VALUE!"
"""calamine refuses a workbook for an error it does not know, as newer Excels have; `sheetxml.lost` has its text."""


def with_main(parts: Parts) -> Parts:
    """Return the parts with the main one under the name that everybody expects (some programs write workbook2.xml)."""
    names = {folded(name): name for name in parts}
    other = next((each for each in names if MAIN_NAME.fullmatch(each)), None)
    if MAIN in names or other is None:
        return parts
    moved = {other: MAIN, f"xl/_rels/{other.removeprefix('xl/')}.rels": RELATIONS}
    return {moved.get(folded(name), name): part for name, part in parts.items()}


def mended(parts: Parts, sheets: Mapping[str, bytes]) -> Parts:
    """Return the parts as calamine can read them; `sheets` are those with cells, in plain XML. Raises ParseError."""
    named = {folded(name): name for name in sheets}
    targets = {each.get("Id", ""): each for each in elements(parts, RELATIONS, "Relationship")}
    listed = [
        (each, named[target])
        for each in elements(parts, MAIN, "sheet")
        if (related := targets.get(relation(each))) is not None
        and kind_of_relation(related) == "worksheet"
        and (target := place(related.get("Target", ""))) in named
    ]
    own = {f"xl/worksheets/sheet{number}.xml": sheets[name] for number, (_, name) in enumerate(listed, start=1)}
    others = [each for each in targets.values() if kind_of_relation(each) in OTHERS]
    kept = {name: part for name, part in parts.items() if name not in sheets}
    return kept | {
        MAIN: main(parts, [each for each, _ in listed]),
        RELATIONS: relations(list(own), others),
        **{name: mended_sheet(part) for name, part in own.items()},
    }


def kind_of_relation(related: ET.Element) -> str:
    """Return what a relationship leads to."""
    return related.get("Type", "").rpartition("/")[2]


def main(parts: Parts, sheets: list[ET.Element]) -> bytes:
    """Write the main part: which sheets there are, and from when days are counted."""
    from_1904 = any(each.get("date1904", "") in TRUE for each in elements(parts, MAIN, "workbookPr"))
    listed = "".join(
        f'<sheet name="{escape(each.get("name", ""))}" sheetId="{number}" r:id="rId{number}"'
        f"{' state=' + chr(34) + 'hidden' + chr(34) if each.get('state', '').lower() in HIDDEN else ''}/>"
        for number, each in enumerate(sheets, start=1)
    )
    return (
        f'<workbook xmlns="{SPREADSHEET}" xmlns:r="{RELATED}"><workbookPr date1904="{int(from_1904)}"/>'
        f"<sheets>{listed}</sheets></workbook>"
    ).encode()


def relations(sheets: list[str], others: list[ET.Element]) -> bytes:
    """Write where the sheets, the shared strings and the styles are."""
    return "".join(
        (
            f'<Relationships xmlns="{PACKAGE}">',
            *(related(f"rId{number}", "worksheet", name) for number, name in enumerate(sheets, start=1)),
            *(
                related(f"other{number}", kind_of_relation(each), place(each.get("Target", "")))
                for number, each in enumerate(others)
            ),
            "</Relationships>",
        )
    ).encode()


def related(key: str, kind: str, name: str) -> str:
    """Write one relationship to a part."""
    return f'<Relationship Id="{key}" Type="{RELATED}/{kind}" Target="/{escape(name)}"/>'


def mended_sheet(part: bytes) -> bytes:
    """Return a sheet's XML without references that are none, kinds of cells that are none, errors nobody knows."""
    part = MERGE.sub(lambda found: found[0] if IS_BLOCK.search(found[0]) else b"", DIMENSION.sub(b"", part, 1))
    return ERROR.sub(SOME_ERROR, b"".join(pieces(part)))


def pieces(part: bytes) -> Iterator[bytes]:
    """Yield a sheet's XML piece by piece, its rows and cells with what they rightly say of themselves."""
    at = 0
    for found in TAG.finditer(part):
        yield part[at : found.start()]
        yield honest(found[0], found[1])
        at = found.end()
    yield part[at:]


def honest(tag: bytes, name: bytes) -> bytes:
    """Return the tag of a row or a cell without a place that is none and a kind that is none."""
    if (found := PLACE.search(tag)) and not IS_PLACE[name].fullmatch(found[0]):
        tag = tag[: found.start()] + tag[found.end() :]
    if name == b"c" and (kind := KIND.search(tag)) and (kind[1] or kind[2]) not in KINDS:
        tag = tag[: kind.start()] + tag[kind.end() :]
    return tag
