"""`paired`: every file of evidence to the entry it belongs to, or to nobody (证明材料配对).

By the row key in the path, else by the file name the city wrote in the form, else by the candidate's name in the path.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sync.evidence.file_names import Path, file_fields, folded, key_text, names_in, stem, tight
from sync.model import Entry, Received, Submission
from sync.plan import SEALED, Field, Form, Plan
from sync.reading import named_city
from sync.season import Slot, slot

SHORTEST_NAME = 2
STAMPED = frozenset({"pdf", "ofd", "jpg", "jpeg", "png"})
"""What a stamped copy may be: a scan, a photo, or a document of GB/T 33190 with an electronic seal."""
PRINTED = frozenset({"pdf", "ofd"})
"""What nobody sends of a form that asks for no such file, but as its stamped copy."""
DROPS = frozenset({"不接收", "撤回"})
"""Decisions by which an entry is left out."""


@dataclass(frozen=True)
class Claim:
    """An entry that files may belong to (一条申报)."""

    plan: Plan
    city: str
    form: Form
    entry: Entry

    @cached_property
    def key(self) -> str:
        """The row key as it is looked for in paths; "" where the entry has none."""
        return key_text(self.entry.key) if self.form.kind == "list" else ""

    @cached_property
    def name(self) -> str:
        """The candidate's name as it is looked for in paths; "" where the form has no candidates."""
        award = self.plan.award_of(self.form)
        name = tight(self.entry.text(award.name_field)) if award else ""
        return name if len(name) >= SHORTEST_NAME else ""

    @cached_property
    def written(self) -> Mapping[str, Field]:
        """The first field in which the city wrote each file name, by the name as it is compared."""
        names = ((folded(name), each) for each in file_fields(self.form) for name in names_in(self.entry, each))
        return dict(reversed(list(names)))

    @cached_property
    def stems(self) -> Mapping[str, Sequence[Field]]:
        """The fields in which the city wrote each name, by the name without its suffix."""
        found: defaultdict[str, dict[Field, None]] = defaultdict(dict)
        for each in file_fields(self.form):
            for name in names_in(self.entry, each):
                found[stem(name)][each] = None
        return {name: list(fields) for name, fields in found.items()}

    def named(self, path: Path) -> str:
        """Return the field in which the city wrote a file's name; "" where in none."""
        field = self.written.get(path.own)
        return field.key if field else ""

    def nearly_named(self, path: Path) -> str:
        """Return the field in which the city wrote the name with another suffix, or none, that the field takes too."""
        same = self.stems.get(path.stem, ())
        return next((field.key for field in same if path.suffix in field.suffixes), "")

    def slot(self, field: str) -> Slot:
        """Return where a file of this entry goes."""
        return slot(self.city, self.entry, field)

    def field_for(self, path: Path) -> str:
        """Return the field that takes a file by what it is called; "" where none does."""
        stamped = path.suffix in STAMPED and is_sealed(path, self.form)
        takers = [each.key for each in file_fields(self.form) if path.suffix in each.suffixes]
        if stamped or (path.suffix in PRINTED and self.form.sealed and not takers):
            return SEALED
        return takers[0] if takers else ""


def paired(plan: Plan, submissions: Iterable[Submission], files: Iterable[Received]) -> Mapping[Slot, list[Received]]:
    """Return the files of each entry's fields, in the order of their names; the later of two with one name counts."""
    claims = {each.city: list(claims_of(plan, each)) for each in submissions}
    everybodys = [claim for own in claims.values() for claim in own]
    latest = {each.name.casefold(): each for each in sorted(files, key=lambda each: (each.received_at, each.id))}
    found: defaultdict[Slot, dict[str, Received]] = defaultdict(dict)
    for _, file in sorted(latest.items()):
        city = named_city(file, plan)
        possible = claims.get(city.code, []) if city else everybodys
        for place in slots(Path(file.name), possible, known=city is not None):
            found[place].setdefault(file.sha256, file)
    return {place: list(own.values()) for place, own in found.items()}


def claims_of(plan: Plan, submission: Submission) -> Iterator[Claim]:
    """Yield the entries of a city that may have evidence; of a form far over its quota as many as there is room for."""
    out = {each.key for each in plan.decisions if each.city == submission.city and each.decision in DROPS}
    for form in plan.forms:
        if file_fields(form) or form.sealed:
            standing_first = sorted(submission.entries(form.key), key=lambda each: each.key in out)
            looked_at = sorted(standing_first[: plan.room(form)], key=lambda each: each.index)
            yield from (Claim(plan, submission.city, form, entry) for entry in looked_at)


def slots(path: Path, claims: Sequence[Claim], *, known: bool) -> list[Slot]:
    """Return where a file goes, by the first way that fits."""
    return by_key(path, claims) or by_written(path, claims) or by_name(path, claims) or whole(path, claims, known=known)


def by_key(path: Path, claims: Sequence[Claim]) -> list[Slot]:
    """Go by the row key in the path."""
    return placed(path, [each for each in claims if each.key and each.key in path.keys])


def by_written(path: Path, claims: Sequence[Claim]) -> list[Slot]:
    """Go by the file name written in the form; two entries may name the same file."""
    exact = [each.slot(field) for each in claims if (field := each.named(path))]
    return exact or [each.slot(field) for each in claims if (field := each.nearly_named(path))]


def by_name(path: Path, claims: Sequence[Claim]) -> list[Slot]:
    """Go by the candidate's name in the path, the longest where one holds another; a tie is nobody's."""
    named = [each for each in claims if each.name and each.name in path.tight]
    longest = max((len(each.name) for each in named), default=0)
    best = [each for each in named if len(each.name) == longest]
    return placed(path, best) if len(best) == 1 else []


def whole(path: Path, claims: Sequence[Claim], *, known: bool) -> list[Slot]:
    """Take one stamped copy for all entries of a form, or of a city's forms where none is named."""
    sealed = [each for each in claims if known and path.suffix in STAMPED and is_sealed(path, each.form)]
    named = [each for each in sealed if tight(each.form.title) in path.tight]
    return [each.slot(SEALED) for each in named or sealed]


def placed(path: Path, claims: Iterable[Claim]) -> list[Slot]:
    """Return the slots of entries that have a field for the file."""
    return [each.slot(field) for each in claims if (field := each.field_for(path))]


def is_sealed(path: Path, form: Form) -> bool:
    """Say whether a path says that the file is a stamped copy."""
    return any(tight(word) in path.tight for word in form.sealed)
