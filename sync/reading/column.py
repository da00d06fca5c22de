"""Reading a column (读一栏): what needs no thought is taken in bulk, all else is understood once a distinct content."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

from sync.model import Raw, Remark, Value
from sync.plan import Field, FieldType
from sync.reading.cell_value import read_value, typed_value
from sync.reading.values.amounts.quantities import DIGITS, digits_read, numbers_at_once
from sync.reading.values.bulk import OddOnes, odd_ones, untidy_ones
from sync.reading.values.choices import choices_at_once
from sync.reading.values.days.dates import days_at_once, months_at_once, years_at_once
from sync.reading.values.file_lists import PLAIN_FILES, names_read
from sync.reading.values.folding import is_blank
from sync.reading.values.mail import PLAIN_MAIL
from sync.reading.values.papers.identity_codes import odd_identities
from sync.reading.values.person_names import PLAIN_NAME
from sync.reading.values.phones import PLAIN_MOBILE
from sync.reading.values.telling import telling
from sync.reading.values.understanding import Setting
from sync.reading.values.whether import yesnos_at_once

ODD_ONES: Mapping[FieldType, OddOnes] = {
    "text": untidy_ones,
    "name": odd_ones(PLAIN_NAME),
    "mobile": odd_ones(PLAIN_MOBILE),
    "phone": odd_ones(PLAIN_MOBILE),
    "email": odd_ones(PLAIN_MAIL),
    "id_number": odd_identities,
    "files": odd_ones(PLAIN_FILES),
    "integer": odd_ones(DIGITS),
    "count": odd_ones(DIGITS),
    "score": odd_ones(DIGITS),
}
"""Finds the texts of a column that are not plain."""
T = TypeVar("T")

AtOnce = Callable[[Field, Sequence[Raw], Setting], Sequence[Value] | None]
AT_ONCE: Mapping[FieldType, AtOnce] = {
    "choice": choices_at_once,
    "yesno": yesnos_at_once,
    "zero": yesnos_at_once,
    "integer": numbers_at_once,
    "count": numbers_at_once,
    "score": numbers_at_once,
    "date": days_at_once,
    "month": months_at_once,
    "year": years_at_once,
}
"""Takes a column that is plain throughout."""
Plainly = Callable[[Sequence[str], Sequence[int]], Sequence[Value]]
PLAINLY: Mapping[FieldType, Plainly] = {
    "files": names_read,
    "integer": digits_read,
    "count": digits_read,
    "score": digits_read,
}
"""Gives the values of plain texts where they are not the texts themselves; those of odd ones do not matter."""
ABOVE = "repeats-above"
MARKS_ALONE = re.compile(r"\|[^\w|]{1,12}\|")
ANY_LETTER = re.compile(r"\w")
SAMPLE = 256
"""So many cells show whether a column repeats itself."""


@dataclass(frozen=True)
class ReadColumn:
    """A column understood: `values` parallel to what was read, remarks by index, and where only blanks were typed."""

    values: Sequence[Value]
    remarks: Mapping[int, tuple[Remark, ...]] = field(default_factory=dict)
    blanks: Sequence[int] = ()

    def picked(self, indexes: Sequence[int]) -> "ReadColumn":
        """Return some of the column, its remarks numbered anew."""
        remarks = {new: self.remarks[old] for new, old in enumerate(indexes) if old in self.remarks}
        return ReadColumn(picked(self.values, indexes), remarks)


def picked(cells: Sequence[T], indexes: Sequence[int]) -> Sequence[T]:
    """Return some cells of a column; neighbours cost next to nothing."""
    if len(indexes) == len(cells):
        return cells
    return cells[indexes[0] : indexes[-1] + 1] if neighbours(indexes) else [cells[i] for i in indexes]


def neighbours(indexes: Sequence[int]) -> bool:
    """Say whether rows stand one below the other without a gap."""
    return len(indexes) > 0 and indexes[-1] - indexes[0] == len(indexes) - 1


def read_column(of: Field, raws: Sequence[Raw], setting: Setting) -> ReadColumn:
    """Understand a column of a field, its rows in order: 同上 is what the row above says."""
    return repeated(read_cells(of, raws, setting))


def repeated(read: ReadColumn) -> ReadColumn:
    """Give cells that say 同上 the value above them; where there is none, say so."""
    again = sorted(i for i, said in read.remarks.items() if said and said[0].code == ABOVE)
    if not again:
        return read
    values, remarks = list(read.values), dict(read.remarks)
    for i in again:
        values[i] = values[i - 1] if i else None
        reading = typed_value(values[i])
        remarks[i] = (Remark(ABOVE, {"reading": reading}) if reading else Remark("repeats-nothing"),)
    return ReadColumn(values, remarks, read.blanks)


def read_cells(of: Field, raws: Sequence[Raw], setting: Setting) -> ReadColumn:
    """Understand the cells of a column, each by itself."""
    if None in raws:
        return spread(of, raws, setting)
    at_once = AT_ONCE.get(of.type)
    plain = at_once(of, raws, setting) if at_once and raws else None
    if plain is not None:
        return ReadColumn(plain)
    sample = raws[:SAMPLE]
    find = ODD_ONES.get(of.type)
    if find is None or len(set(sample)) * 2 < len(sample):
        return understood(of, raws, setting)
    texts = cast("Sequence[str]", raws)
    try:
        odd = with_long(with_telling(of, find(texts), texts, setting), texts, setting.limits.of(of.type))
    except TypeError:  # not all cells are texts
        return understood(of, raws, setting)
    plainly = PLAINLY.get(of.type)
    return mended(of, raws, plainly(texts, odd) if plainly else texts, odd, setting)


def with_long(odd: Sequence[int], texts: Sequence[str], most: int) -> Sequence[int]:
    """Return the odd texts, and those that are too long to be read however plain they are."""
    if max(map(len, texts), default=0) <= most:
        return odd
    return sorted({*odd, *(i for i, text in enumerate(texts) if len(text) > most)})


def with_telling(of: Field, odd: Sequence[int], texts: Sequence[str], setting: Setting) -> Sequence[int]:
    """Return the odd texts, and of prose those that are a filler, a word for none, or for the row above."""
    if of.type != "text":
        return odd
    words = telling(setting.words).plain
    if words.isdisjoint(texts) and not MARKS_ALONE.search(f"|{'|'.join(texts)}|"):
        return odd
    return sorted({*odd, *(i for i, text in enumerate(texts) if text in words or not ANY_LETTER.search(text))})


def spread(of: Field, raws: Sequence[Raw], setting: Setting) -> ReadColumn:
    """Understand a column with gaps: what is there by itself."""
    there = [i for i, raw in enumerate(raws) if raw is not None]
    read = read_cells(of, [raws[i] for i in there], setting)
    values: list[Value] = [None] * len(raws)
    for i, value in zip(there, read.values, strict=True):
        values[i] = value
    remarks = {there[i]: said for i, said in read.remarks.items()}
    return ReadColumn(values, remarks, [there[i] for i in read.blanks])


def mended(of: Field, raws: Sequence[Raw], plain: Sequence[Value], odd: Sequence[int], setting: Setting) -> ReadColumn:
    """Read the odd cells of a column that is otherwise plain."""
    if not odd:
        return ReadColumn(plain)
    values = list(plain)
    remarks = {}
    for i in odd:
        values[i], said = read_value(of, raws[i], setting)
        if said:
            remarks[i] = said
    return ReadColumn(values, remarks, [i for i in odd if only_blanks(raws[i])])


def understood(of: Field, raws: Sequence[Raw], setting: Setting) -> ReadColumn:
    """Read each distinct content once."""
    contents: Sequence[object] = raws
    distinct: dict[object, Raw] = {raw: raw for raw in set(raws)}
    if (0 in distinct or 1 in distinct) and any(isinstance(raw, bool) for raw in raws):
        # True == 1 == 1.0: they must not share one reading.
        contents = [(type(raw), raw) for raw in raws]
        distinct = dict(zip(contents, raws, strict=True))
    read = {content: read_value(of, raw, setting) for content, raw in distinct.items()}
    values = {content: value for content, (value, _) in read.items()}
    said = {content: remarks for content, (_, remarks) in read.items() if remarks}
    blank = {content for content, value in values.items() if value is None and only_blanks(distinct[content])}
    return ReadColumn(
        list(map(values.__getitem__, contents)),
        {i: said[content] for i, content in enumerate(contents) if content in said} if said else {},
        [i for i, content in enumerate(contents) if content in blank] if blank else (),
    )


def only_blanks(raw: Raw) -> bool:
    """Say whether a cell holds a text in which nothing can be seen."""
    return isinstance(raw, str) and is_blank(raw)
