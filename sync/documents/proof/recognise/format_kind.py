"""Which format a file is in (公文格式): 文件, 信函, 纪要 or 普通, by what most of its signs say."""

from collections.abc import Sequence

from sync.documents.proof.docx.word_file import Source
from sync.documents.proof.recognise.roles import DocumentPart, PartKind

FORMATS = ("文件", "信函", "纪要", "普通")
LETTER_SIGNS = 3
RULES = 2


def format_of(source: Source, parts: Sequence[DocumentPart]) -> str:
    """Return the format that a file's mark, number, rules and switches speak for."""
    marks = [each.paragraph for each in parts if each.role is PartKind.MARK]
    if not marks:
        return "普通"
    if marks[-1].solid.endswith("纪要"):
        return "纪要"
    return "信函" if letter_signs(source, parts) >= LETTER_SIGNS else "文件"


def letter_signs(source: Source, parts: Sequence[DocumentPart]) -> int:
    """Count what speaks for a letter; the place of the mark and of the number weigh double."""
    marks = [each.paragraph for each in parts if each.role is PartKind.MARK]
    number = next((each.paragraph for each in parts if each.role is PartKind.NUMBER), None)
    signs = (
        *[number is not None and number.align in {"right", "end"}] * 2,
        *[all(each.boxed or each.header for each in marks)] * 2,
        not marks[-1].solid.endswith(("文件", "令")),
        len(source.bars) >= RULES,
        bool(source.sections) and source.sections[0].first_differs,
    )
    return sum(signs)
