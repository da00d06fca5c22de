"""Reading a column (读一栏): what needs no thought is taken in bulk, all else is understood once a distinct content."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

from sync.model import Raw, Remark, Value
from sync.plan import Field, FieldType
from sync.reading.bulk import OddOnes, odd_ones, untidy_ones
from sync.reading.choices import choices_at_once, yesnos_at_once
from sync.reading.codes import odd_identities
from sync.reading.dates import days_at_once, years_at_once
from sync.reading.folding import is_blank
from sync.reading.numbers import numbers_at_once
from sync.reading.phones import PLAIN_MAIL, PLAIN_MOBILE
from sync.reading.text import PLAIN_FILES, PLAIN_NAME
from sync.reading.understanding import Setting
from sync.reading.values import read_value

ODD_ONES: Mapping[FieldType, OddOnes] = {
    "text": untidy_ones,
    "name": odd_ones(PLAIN_NAME),
    "mobile": odd_ones(PLAIN_MOBILE),
    "phone": odd_ones(PLAIN_MOBILE),
    "email": odd_ones(PLAIN_MAIL),
    "id_number": odd_identities,
    "files": odd_ones(PLAIN_FILES),
}
"""Finds the texts of a column that are not plain; a plain one is its own value, or a list of names."""
T = TypeVar("T")

COMMA = "、"
AtOnce = Callable[[Field, Sequence[Raw], Setting], Sequence[Value] | None]
AT_ONCE: Mapping[FieldType, AtOnce] = {
    "choice": choices_at_once,
    "yesno": yesnos_at_once,
    "zero": yesnos_at_once,
    "integer": numbers_at_once,
    "count": numbers_at_once,
    "score": numbers_at_once,
    "date": days_at_once,
    "year": years_at_once,
}
"""Takes a column that is plain throughout."""
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
    """Understand a column of a field."""
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
        odd = find(texts)
    except TypeError:  # not all cells are texts
        return understood(of, raws, setting)
    return mended(of, raws, listed(texts) if of.type == "files" else texts, odd, setting)


def spread(of: Field, raws: Sequence[Raw], setting: Setting) -> ReadColumn:
    """Understand a column with gaps: what is there by itself."""
    there = [i for i, raw in enumerate(raws) if raw is not None]
    read = read_column(of, [raws[i] for i in there], setting)
    values: list[Value] = [None] * len(raws)
    for i, value in zip(there, read.values, strict=True):
        values[i] = value
    remarks = {there[i]: said for i, said in read.remarks.items()}
    return ReadColumn(values, remarks, [there[i] for i in read.blanks])


def listed(texts: Sequence[str]) -> Sequence[tuple[str, ...]]:
    """Split plain lists of names; what becomes of others does not matter."""
    return [tuple(text.split(COMMA)) for text in texts]


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
    distinct: dict[object, Raw] = dict(zip(raws, raws, strict=True))
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
