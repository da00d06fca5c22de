"""What stands between the head and the annexes (主体识别): from the title to the 附注."""

from collections.abc import Iterator

from sync.documents.proof.docx.paragraphs import ReadParagraph
from sync.documents.proof.recognise import patterns
from sync.documents.proof.recognise.roles import LONGEST_NUMBER, TITLE_LIKE, PartKind

LONGEST_NAME = 40  # characters of a signing organ
MOST_TITLE_LINES = 5
MOST_NAMES = 20
INSET = 6.0  # 字: a name that is indented this far is a signature


def middle(main: list[ReadParagraph]) -> Iterator[tuple[PartKind, ReadParagraph]]:
    """Yield the roles from the title to the 附注."""
    above = 0
    while above < len(main) and main[above].header:
        above += 1
    titles = above
    while titles < len(main) and titles < above + MOST_TITLE_LINES and is_title(main[titles]):
        titles += 1
    body = titles + int(titles < len(main) and is_addressees(main[titles]))
    date = max((place for place in range(body, len(main)) if is_date(main[place])), default=len(main))
    signed = signature(main, body, date)
    yield from ((PartKind.BANNER, each) for each in main[:above])
    yield from ((PartKind.TITLE, each) for each in main[above:titles])
    yield from ((PartKind.ADDRESSEES, each) for each in main[titles:body])
    yield from said_between(main[body:signed])
    yield from ((PartKind.SIGNED, each) for each in main[signed:date])
    yield from ((PartKind.DATE, each) for each in main[date : date + 1])
    yield from ((PartKind.TABLE if each.row else PartKind.NOTE, each) for each in main[date + 1 :])


def is_title(paragraph: ReadParagraph) -> bool:
    """Say whether a line belongs to the title: centred, large, or worded like one."""
    if paragraph.row or patterns.COLON.search(paragraph.text):
        return False
    worded = patterns.TITLE.match(paragraph.solid) is not None
    return paragraph.align == "center" or paragraph.size >= TITLE_LIKE or worded


def is_addressees(paragraph: ReadParagraph) -> bool:
    """Say whether the line under the title names the 主送机关, colon or not."""
    if paragraph.row or patterns.LEAD_IN.search(paragraph.text):
        return False
    flush = paragraph.indent < 1 and not patterns.ENDED.search(paragraph.text)
    return bool(patterns.COLON.search(paragraph.text)) or (flush and len(paragraph.solid) <= LONGEST_NUMBER)


def is_date(paragraph: ReadParagraph) -> bool:
    """Say whether a line is a date and nothing else."""
    return not paragraph.row and bool(patterns.DATE.match(paragraph.text))


def signature(main: list[ReadParagraph], body: int, date: int) -> int:
    """Return where the signature above the date begins; it may be all there is, where a date is missing."""
    start = date
    while start > max(body, date - MOST_NAMES) and is_name(main[start - 1], dated=date < len(main)):
        start -= 1
    return rows_of_names(main, body, date) if start == date < len(main) else start


def rows_of_names(main: list[ReadParagraph], body: int, date: int) -> int:
    """Return where a table of nothing but names above the date begins: organs that sign jointly stand in rows."""
    start = date
    while start > body and main[start - 1].row:
        start -= 1
    cells = main[start:date]
    return start if len(cells) <= MOST_NAMES and all(patterns.ORGAN.match(each.solid) for each in cells) else date


def is_name(paragraph: ReadParagraph, *, dated: bool) -> bool:
    """Say whether a line is the name of a signing organ: short, to the right, no full stop."""
    set_right = paragraph.align in {"right", "end", "center"} or paragraph.right > 0 or paragraph.indent >= INSET
    tabbed = any(span.text.startswith("\t") for span in paragraph.spans[:1])
    return (
        not paragraph.row
        and len(paragraph.solid) <= LONGEST_NAME
        and (set_right or tabbed if dated else paragraph.align in {"right", "end"})
        and not patterns.ENDED.search(paragraph.text)
        and not patterns.ENCLOSURES.match(paragraph.text)
        and not patterns.LISTED.match(paragraph.text)
    )


def said_between(said: list[ReadParagraph]) -> Iterator[tuple[PartKind, ReadParagraph]]:
    """Yield the body and the 附件说明 at its end."""
    starts = [place for place, each in enumerate(said) if not each.row and patterns.ENCLOSURES.match(each.text)]
    start = end = starts[-1] if starts else len(said)
    if starts:
        end = start + 1
        while end < len(said) and patterns.LISTED.match(said[end].text) and not said[end].row:
            end += 1
    for place, each in enumerate(said):
        role = PartKind.ENCLOSURES if start <= place < end else PartKind.TABLE if each.row else PartKind.BODY
        yield role, each
