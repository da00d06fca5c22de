"""What follows the body: 附件说明, 署名, 成文日期 and 附注, their offsets computed from the widths of the text."""

from collections.abc import Iterator, Sequence

from lxml.etree import _Element as Element

from sync.documents.gongwen.blocks import Face, TextRun
from sync.documents.gongwen.document import Attendance, Document, Signature
from sync.documents.gongwen.foot.seals import SEAL_LINES, SEALED_DATE, joint_seals
from sync.documents.gongwen.office_style import Settings
from sync.documents.gongwen.units import chinese, ems
from sync.documents.gongwen.word.oxml import switch
from sync.documents.gongwen.word.paragraphs_xml import indent, paragraph, plain, runs, spacing
from sync.documents.gongwen.word.style_table import StyleId

LABEL = "附件："
UNSEALED = 2.0  # 字 from the right to an unsealed name, and from its first 字 to the date's (7.3.5.2)


def enclosures(names: Sequence[str], settings: Settings) -> Iterator[Element]:
    """Yield the 附件说明: no numbers where there is one, turned lines under the name's first 字 (7.3.4)."""
    zi = settings.page.zi
    for number, name in enumerate(names, start=1):
        lead = LABEL if number == 1 else ""
        mark = f"{number}." if len(names) > 1 else ""
        hang = zi(ems(LABEL) + ems(mark)) if len(names) > 1 else zi(ems(LABEL))
        first = -hang if lead else -zi(ems(mark))
        look = StyleId.ENCLOSURES if lead else StyleId.MORE_ENCLOSURES
        yield plain(look, f"{lead}{mark}{name}", indent=indent(left=zi(2) + hang, first=first))


def signature(signed: Signature, settings: Settings) -> Iterator[Element]:
    """Yield name and date (7.3.5). Without a date only the name is set, at the date's place."""
    day = chinese(signed.day) if signed.day else ""
    if signed.sealed and len(signed.organs) > 1:
        yield from joint_seals(signed.organs, day, settings)
        return
    lines = SEAL_LINES if signed.sealed else 1
    before = lines * settings.page.pitch
    name_rights, day_right = (sealed if signed.sealed else unsealed)(signed.organs, day)
    zi = settings.page.zi
    for place, (organ, right) in enumerate(zip(signed.organs, name_rights, strict=True)):
        space = spacing(before=0 if place else before)
        yield plain(StyleId.SIGNED, organ, space=space, indent=indent(right=zi(right)))
    if day:
        yield plain(StyleId.DATE, day, indent=indent(right=zi(day_right)))


def sealed(organs: Sequence[str], day: str) -> tuple[list[float], float]:
    """Return how many 字 from the right sealed names and their date stand: each name centred on the date.

    A name too long for that keeps to the margin and the date moves under its middle.
    """
    widest = max(map(ems, organs), default=0.0)
    centre = max(SEALED_DATE + ems(day) / 2, widest / 2)
    return [centre - ems(organ) / 2 for organ in organs], centre - ems(day) / 2


def unsealed(organs: Sequence[str], day: str) -> tuple[list[float], float]:
    """Return how many 字 from the right unsealed names and their date stand: the date begins 2 字 after the last name.

    A date longer than the name keeps 2 字 from the margin and the name moves left.
    """
    last = ems(organs[-1]) if organs else 0.0
    if ems(day) > last:
        return [UNSEALED + ems(day) + UNSEALED - ems(organ) for organ in organs], UNSEALED
    return [UNSEALED for _ in organs], last - ems(day)


def attendance(attended: Attendance, line: int) -> Iterator[Element]:
    """Yield who was there, a blank line under the body, turned lines under the first name (10.3)."""
    lists = (("出席：", attended.present), ("请假：", attended.excused), ("列席：", attended.observers))
    for place, (label, names) in enumerate((label, names) for label, names in lists if names):
        space = None if place else spacing(before=line)
        yield paragraph(StyleId.ATTENDANCE, *runs((TextRun(label, Face.HEI), TextRun(f"{names}。"))), space=space)


def ending(document: Document, settings: Settings) -> Iterator[Element]:
    """Yield everything between the body and the annexes."""
    if document.attendance:
        yield from attendance(document.attendance, settings.page.pitch)
    yield from enclosures(list(document.enclosures()), settings)
    if document.signature:
        yield from signature(document.signature, settings)
    if document.note:
        yield plain(StyleId.NOTE, f"（{document.note}）", keep=switch("w:keepNext", on=False))
