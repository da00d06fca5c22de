"""`paired`: every file of evidence to the entry it belongs to, or to nobody (证明材料配对).

By the row key in the path, else by the file name the city wrote in the form, else by the candidate's name in the path.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sync.evidence.names import file_fields, folded, key_text, names_in, stem, suffix, tight
from sync.model import Entry, Received, Submission
from sync.plan import Field, Form, Plan
from sync.reading import named_city
from sync.season import SEALED, Slot, slot

SHORTEST_NAME = 2
STAMPED = frozenset({"pdf", "jpg", "jpeg", "png"})
"""What a stamped copy may be: a scan or a photo."""


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
    def written(self) -> Sequence[tuple[str, Field]]:
        """The file names the city wrote, folded, and the field each stands in."""
        return [(folded(name), each) for each in file_fields(self.form) for name in names_in(self.entry, each)]

    def named(self, name: str) -> str:
        """Return the field in which the city wrote a file's name; "" where in none."""
        return next((field.key for written, field in self.written if written == folded(name)), "")

    def nearly_named(self, name: str) -> str:
        """Return the field in which the city wrote the name with another suffix, or none, that the field takes too."""
        ending = suffix(name)
        same = (field for written, field in self.written if stem(written) == stem(name))
        return next((field.key for field in same if ending in field.suffixes), "")

    def slot(self, field: str) -> Slot:
        """Return where a file of this entry goes."""
        return slot(self.city, self.entry, field)

    def field_for(self, name: str) -> str:
        """Return the field that takes a file by what it is called; "" where none does."""
        ending = suffix(name)
        stamped = ending in STAMPED and is_sealed(name, self.form)
        takers = [each.key for each in file_fields(self.form) if ending in each.suffixes]
        if stamped or (ending == "pdf" and self.form.sealed and not takers):
            return SEALED
        return takers[0] if takers else ""


def paired(plan: Plan, submissions: Iterable[Submission], files: Iterable[Received]) -> Mapping[Slot, list[Received]]:
    """Return the files of each entry's fields, in the order of their names; the later of two with one name counts."""
    claims = [claim for each in submissions for claim in claims_of(plan, each)]
    latest = {each.name.casefold(): each for each in sorted(files, key=lambda each: (each.received_at, each.id))}
    found: defaultdict[Slot, list[Received]] = defaultdict(list)
    for _, file in sorted(latest.items()):
        city = named_city(file, plan)
        possible = [each for each in claims if city is None or each.city == city.code]
        for place in slots(file, possible, known=city is not None):
            if file.sha256 not in {each.sha256 for each in found[place]}:
                found[place].append(file)
    return {place: own for place, own in found.items() if own}


def claims_of(plan: Plan, submission: Submission) -> Iterator[Claim]:
    """Yield the entries of a city that may have evidence."""
    for form in plan.forms:
        if file_fields(form) or form.sealed:
            yield from (Claim(plan, submission.city, form, entry) for entry in submission.entries(form.key))


def slots(file: Received, claims: Sequence[Claim], *, known: bool) -> list[Slot]:
    """Return where a file goes, by the first way that fits."""
    return by_key(file, claims) or by_written(file, claims) or by_name(file, claims) or whole(file, claims, known=known)


def by_key(file: Received, claims: Sequence[Claim]) -> list[Slot]:
    """Go by the row key in the path."""
    text = key_text(file.name)
    return placed(file, [each for each in claims if each.key and each.key in text])


def by_written(file: Received, claims: Sequence[Claim]) -> list[Slot]:
    """Go by the file name written in the form; two entries may name the same file."""
    exact = [each.slot(field) for each in claims if (field := each.named(file.name))]
    return exact or [each.slot(field) for each in claims if (field := each.nearly_named(file.name))]


def by_name(file: Received, claims: Sequence[Claim]) -> list[Slot]:
    """Go by the candidate's name in the path, the longest where one holds another; a tie is nobody's."""
    text = tight(file.name)
    named = [each for each in claims if each.name and each.name in text]
    longest = max((len(each.name) for each in named), default=0)
    best = [each for each in named if len(each.name) == longest]
    return placed(file, best) if len(best) == 1 else []


def whole(file: Received, claims: Sequence[Claim], *, known: bool) -> list[Slot]:
    """Take one stamped copy for all entries of a form, or of a city's forms where none is named."""
    sealed = [each for each in claims if known and suffix(file.name) in STAMPED and is_sealed(file.name, each.form)]
    text = tight(file.name)
    named = [each for each in sealed if tight(each.form.title) in text]
    return [each.slot(SEALED) for each in named or sealed]


def placed(file: Received, claims: Iterable[Claim]) -> list[Slot]:
    """Return the slots of entries that have a field for the file."""
    return [each.slot(field) for each in claims if (field := each.field_for(file.name))]


def is_sealed(name: str, form: Form) -> bool:
    """Say whether a path says that the file is a stamped copy."""
    return any(tight(word) in tight(name) for word in form.sealed)
