"""What stands above the title (版头识别): 份号, mark, 发文字号 or the issue of minutes, 签发人."""

from collections.abc import Sequence

from sync.documents.proof.docx.paragraphs import ReadParagraph
from sync.documents.proof.recognise import patterns
from sync.documents.proof.recognise.roles import LONGEST_NUMBER, TITLE_LIKE, PartKind

HEAD_REACH = 16
"""The 发文字号 stands among this many paragraphs from the top."""
LARGE = 24.0  # pt: a mark that is not red


def head(main: list[ReadParagraph]) -> list[tuple[PartKind, ReadParagraph]]:
    """Return everything above the title."""
    reach = main[:HEAD_REACH]
    places = [place for place, each in enumerate(reach) if is_number(each) or is_issue(reach, place)]
    end = places[0] if places else -1
    marks = [place for place, each in enumerate(reach) if is_mark(each, before_number=place < end)]
    last = max([end, *marks[-1:], *(place for place, each in enumerate(reach[:6]) if small(each))], default=-1)
    while last + 1 < len(reach) and goes_on(reach[last + 1], after=reach[last] if last >= 0 else None):
        last += 1
    return [(head_role(place, each, marks, end), each) for place, each in enumerate(reach[: last + 1])]


def is_number(paragraph: ReadParagraph) -> bool:
    """Say whether a line reads like a 发文字号."""
    return len(paragraph.solid) <= LONGEST_NUMBER and bool(patterns.NUMBER.match(paragraph.text))


def is_issue(main: Sequence[ReadParagraph], place: int) -> bool:
    """Say whether a line right under a mark is what minutes have instead of a 发文字号: 第1期."""
    under_mark = place > 0 and (main[place - 1].is_red or main[place - 1].text.endswith("纪要"))
    return under_mark and bool(patterns.ISSUE.match(main[place].text))


def goes_on(paragraph: ReadParagraph, after: ReadParagraph | None) -> bool:
    """Say whether a line under the 发文字号 still belongs to the head; minutes may say who issued them and when."""
    issued = after and patterns.ISSUE.match(after.text) and patterns.DATE_AT_END.search(paragraph.text)
    return bool(issued or patterns.SIGNER.search(paragraph.text)) or paragraph.header


def is_mark(paragraph: ReadParagraph, *, before_number: bool) -> bool:
    """Say whether a line is (part of) a 发文机关标志: red or very large, above the 发文字号."""
    named = paragraph.text.endswith(("文件", "令", "纪要")) and paragraph.size >= TITLE_LIKE and before_number
    return paragraph.is_red or named or (before_number and paragraph.size >= LARGE)


def small(paragraph: ReadParagraph) -> bool:
    """Say whether a line is a 份号, 密级 or 紧急程度."""
    return any(each.match(paragraph.text) for each in (patterns.COPY_NUMBER, patterns.SECRECY, patterns.URGENCY))


def head_role(place: int, paragraph: ReadParagraph, marks: Sequence[int], number: int) -> PartKind:
    """Return the role of a line of the head."""
    if place in marks:
        return PartKind.MARK
    if place == number:
        return PartKind.ISSUE if patterns.ISSUE.match(paragraph.text) else PartKind.NUMBER
    named = (
        (patterns.SIGNER, PartKind.SIGNER),
        (patterns.SECRECY, PartKind.SECRECY),
        (patterns.URGENCY, PartKind.URGENCY),
        (patterns.COPY_NUMBER, PartKind.COPY_NUMBER),
    )
    return next((role for pattern, role in named if pattern.search(paragraph.text)), PartKind.BANNER)
