"""The handbook of findings says what the programme says."""

from scripts.handbook import HANDBOOK, HEAD, lines
from sync.messages import FINDINGS, load
from tests.reading.spellings.spellings import every


def test_the_handbook_is_up_to_date() -> None:
    assert HANDBOOK.read_text(encoding="utf-8") == HEAD + "".join(lines())


def test_each_finding_on_a_cell_shows_what_is_read_and_what_is_not() -> None:
    """Those on what reading says of a cell stand between two of the file's headings."""
    text = FINDINGS.read_text(encoding="utf-8")
    cells = text[text.index("读表：单元格里的内容") : text.index("读表：不是今年的模板")]
    shown = {code: (words.read, words.unread) for code, words in load().wordings.items() if f"[{code}]" in cells}
    assert {code: pair for code, pair in shown.items() if not all(pair)} == {}


def test_what_the_handbook_shows_is_decided_so() -> None:
    """A plain example is in the tables of spellings: read there, or refused; one with a remark of ours is not."""
    rows = [each for each in every() if isinstance(each.raw, str)]
    read, refused = {each.raw for each in rows if each.reading}, {each.raw for each in rows if not each.reading}
    words = [each for each in load().wordings.values() if each.read and each.unread]
    known = read | refused
    assert {each.read for each in words if each.read in known - read} == set()
    assert {each.unread for each in words if each.unread in known - refused} == set()
