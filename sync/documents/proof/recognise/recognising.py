"""Which paragraph is what (要素识别): by content, place and formatting, whoever made the file, whatever its styles."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from sync.documents.proof.docx.paragraphs import ReadParagraph
from sync.documents.proof.recognise import patterns
from sync.documents.proof.recognise.head_parts import head
from sync.documents.proof.recognise.middle_parts import middle
from sync.documents.proof.recognise.roles import LONGEST_NUMBER, TITLE_LIKE, DocumentPart, PartKind


def parts(paragraphs: Sequence[ReadParagraph]) -> tuple[DocumentPart, ...]:
    """Return every paragraph that says something with its role, in reading order."""
    said = [each for each in paragraphs if each.solid]
    found = {each.order: (role, annex) for role, each, annex in recognised(said)}
    return tuple(DocumentPart(found[each.order][0], each, found[each.order][1]) for each in said)


def recognised(said: list[ReadParagraph]) -> Iterator[tuple[PartKind, ReadParagraph, int]]:
    """Yield role, paragraph and annex of every paragraph, in no order."""
    foot = dict(imprint(said))
    rest = [each for each in said if each.order not in foot]
    yield from ((foot[each.order], each, 0) for each in said if each.order in foot)
    heads = [place for place, each in enumerate(rest) if is_annex(rest, place)]
    for count, (start, end) in enumerate(pairwise([*heads, len(rest)]), start=1):
        yield from ((role, each, count) for role, each in annex(rest[start:end]))
    main = rest[: heads[0]] if heads else rest
    top = head(main)
    yield from ((role, each, 0) for role, each in top)
    yield from ((role, each, 0) for role, each in middle(main[len(top) :]))


def imprint(said: list[ReadParagraph]) -> Iterator[tuple[int, PartKind]]:
    """Yield what belongs to the 版记; the organ and the date may stand in two cells of a row."""
    late = said[len(said) // 3 :]
    printed = {each.row for each in late if is_imprint(each)} - {0}
    copied = {each.row for each in late if is_copies(each)} - {0}
    for each in late:
        if is_copies(each) or each.row in copied:
            yield each.order, PartKind.COPIES
        elif is_imprint(each) or each.row in printed:
            yield each.order, PartKind.IMPRINT


def is_copies(paragraph: ReadParagraph) -> bool:
    """Say whether a line names those who get copies, or the 主送机关 moved down here."""
    framed = paragraph.boxed or paragraph.row > 0
    found = patterns.COPIES.match(paragraph.text)
    return bool(found and (framed or found[0][-1] in ":：")) or (
        framed and patterns.ADDRESSEES_BELOW.match(paragraph.text) is not None
    )


def is_imprint(paragraph: ReadParagraph) -> bool:
    """Say whether a line reads like an 印发 line; in a text box the word may even be missing."""
    boxed = paragraph.boxed and patterns.DATE_AT_END.search(paragraph.text)
    return len(paragraph.solid) <= LONGEST_NUMBER and bool(boxed or is_printed(paragraph.text))


def is_printed(text: str) -> bool:
    """Say whether a text ends in a date and 印发."""
    return patterns.IMPRINT.search(text) is not None and any(char.isdigit() for char in text)


def is_annex(said: list[ReadParagraph], place: int) -> bool:
    """Say whether an annex begins here; 附件： followed by a list is the 附件说明 instead."""
    this = said[place]
    if this.row or this.header or not patterns.ANNEX.match(this.text):
        return False
    following = said[place + 1].text if place + 1 < len(said) else ""
    return not (this.text[-1] in ":：" and patterns.LISTED.match(following))


def annex(said: list[ReadParagraph]) -> Iterator[tuple[PartKind, ReadParagraph]]:
    """Yield an annex: its number, its title, then what it says."""
    yield PartKind.ANNEX, said[0]
    titles = list(takewhile(lambda each: is_annex_title(each, first=each is said[1]), said[1:]))
    yield from ((PartKind.ANNEX_TITLE, each) for each in titles)
    yield from ((PartKind.TABLE if each.row else PartKind.BODY, each) for each in said[1 + len(titles) :])


def is_annex_title(paragraph: ReadParagraph, *, first: bool) -> bool:
    """Say whether a line under 附件N belongs to the title."""
    large = paragraph.size >= TITLE_LIKE
    return not paragraph.row and (large or (first and not patterns.ENDED.search(paragraph.text)))
