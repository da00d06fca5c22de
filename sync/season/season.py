"""`Season`: the year's plan, the time and every city's latest submission, with the questions rules and status ask."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import islice

from sync.characters import common_form
from sync.model import Entry, Evidence, Received, Sealed, Submission, Table, Value
from sync.plan import ADMITTING, NO, SEALED, YES, Award, City, Decision, FieldType, Form, Plan, Round
from sync.season.sameness import Sameness, sameness

Index = Mapping[tuple[Sameness, ...], tuple[tuple[str, Entry], ...]]
"""Who else says the same: (city code, its first such entry) by what identifies it."""


Identified = frozenset[tuple[Sameness, ...]]
"""Several ways to identify an entry, that differ by traditional or variant characters alone."""
Slot = tuple[str, str, str]
"""Where evidence belongs: city code, row key, field key; SEALED for the stamped copy (盖章件), which is no field's."""
PAPERS = frozenset({"pdf", "ofd", "jpg", "png"})
"""What a stamped copy is found to be: a scan or a photo."""


@dataclass(frozen=True)
class Season:
    """The whole season as one submission is judged in it.

    `submissions` are the latest of every city by city code, the one under check included. `first_seen` (see
    `first_seen`) says what an earlier version already held, so that mending a mistake after the deadline does not
    make an entry late. `evidence` is what was paired with entries and seen in it, None where nobody looked. `others`
    are the files that came from a city and are no form of it, by city code.
    """

    plan: Plan
    now: datetime
    submissions: Mapping[str, Submission]
    first_seen: Mapping[tuple[str, ...], datetime] = field(default_factory=dict)
    evidence: Mapping[Slot, tuple[Evidence, ...]] | None = None
    others: Mapping[str, tuple[Received, ...]] = field(default_factory=dict)
    indexes: dict[tuple[str, tuple[str, ...], int | None], Index] = field(default_factory=dict, init=False, repr=False)

    variants: dict[tuple[str, tuple[str, ...]], Mapping[tuple[Sameness, ...], Identified]] = field(
        default_factory=dict, init=False, repr=False
    )

    @cached_property
    def today(self) -> date:
        """The calendar day in the plan's time zone."""
        return self.now.astimezone(self.plan.zone).date()

    @cached_property
    def taken(self) -> tuple[Decision, ...]:
        """The decisions taken by today: who looks at an earlier day does not see what was decided after it."""
        return tuple(each for each in self.plan.decisions if each.date <= self.today)

    @cached_property
    def decisions(self) -> Mapping[tuple[str, str], Decision]:
        """The last decision on whether something stands, by (city code, key): a row's, or the title of a whole form."""
        admitting = (each for each in self.taken if each.decision in ADMITTING)
        return {(each.city, each.key): each for each in sorted(admitting, key=lambda each: each.date)}

    def tables(self, submission: Submission) -> Iterator[tuple[Form, Table]]:
        """Yield the forms of a submission with something filled in, in the plan's order."""
        for form in self.plan.forms:
            table = submission.table(form.key)
            if table and filled(form, table):
                yield form, table

    def entries(self, submission: Submission, form: Form) -> list[Entry]:
        """Return the entries of a form that still stand: neither withdrawn nor refused by decision."""
        table = submission.table(form.key)
        if table is None or not filled(form, table):
            return []
        return [each for each in table.entries() if not self.dropped(submission.city, each.key)]

    @cached_property
    def by_key(self) -> Mapping[tuple[str, str], tuple[Form, Entry]]:
        """The candidates for awards by (city code, row key), those left out as well; of one key the first."""
        found: dict[tuple[str, str], tuple[Form, Entry]] = {}
        for city, submission in self.submissions.items():
            for award in self.plan.awards:
                form = self.plan.form_by_key[award.form]
                for entry in submission.entries(award.form):
                    found.setdefault((city, entry.key), (form, entry))
        return found

    def dropped(self, city: str, key: str) -> bool:
        """Say whether it was decided to leave an entry out."""
        decision = self.decisions.get((city, key))
        return decision is not None and decision.decision != "接收"

    def nil(self, submission: Submission, award: Award) -> bool:
        """Say whether a city answers 零报告 for an award: by the button, by its field, or in the award's own list."""
        if said := submission.declared.get(award.key):
            return said.holds
        return self.ticked(submission, award) or self.nothing(submission, self.plan.form_by_key[award.form])

    def ticked(self, submission: Submission, award: Award) -> bool:
        """Say whether the field of 零报告 for an award is answered 是."""
        return any(self.says_yes(submission, "zero", award=award.key))

    def nothing(self, submission: Submission, form: Form) -> bool:
        """Say whether a list without entries says of itself that there is nothing to report (没有可报)."""
        table = submission.table(form.key)
        return table is not None and not len(table) and table.nothing is not None

    def hosts(self, city: str) -> bool:
        """Say whether a city holds the week itself, as far as it told us."""
        submission = self.submissions.get(city)
        return submission is not None and any(self.says_yes(submission, "yesno", hosts=True))

    def says_yes(
        self, submission: Submission, kind: FieldType, *, award: str = "", hosts: bool = False
    ) -> Iterator[bool]:
        """Yield whether each field of this kind, for this award or on hosting, is answered 是."""
        for form in self.plan.forms:
            for each in form.of_type(kind):
                if (each.award, each.hosts) == (award, hosts):
                    yield any(said(entry[each.key]) == YES for entry in submission.entries(form.key))

    def least(self, form: Form) -> int:
        """Return how many entries a form must have; 0 where an empty one is complete."""
        award = self.plan.award_of(form)
        quota = award.city_quota if award else form.quota
        return quota.least if quota else int(bool(form.round))

    def expected(self, city: City, form: Form) -> bool:
        """Say whether a city has to fill in a form at all this season."""
        ours = form.kind != "guide" and form in self.plan.forms_of(city) and self.least(form) > 0
        return ours and (not form.host_only or self.hosts(city.code))

    def due(self, city: City, form: Form) -> bool:
        """Say whether a form is expected by now: its deadline has passed or is at most `remind_days` away."""
        round_ = self.round_of(form)
        if round_ is None or not self.expected(city, form):
            return False
        return round_.date - timedelta(days=self.plan.remind_days) <= self.today

    def round_of(self, form: Form, entry: Entry | None = None) -> Round | None:
        """Return the round a form, or one candidate by its category, belongs to."""
        award = self.plan.award_of(form)
        if award and entry and award.special_round and is_special(award, entry):
            return self.plan.round_by_key[award.special_round]
        return self.plan.round_by_key.get(award.round if award else form.round)

    def evidence_of(self, city: str, entry: Entry, field_key: str) -> tuple[Evidence, ...]:
        """Return the evidence for a field of an entry."""
        return (self.evidence or {}).get(slot(city, entry, field_key), ())

    def sealed(self, city: str, form: Form, entry: Entry) -> Sealed | None:
        """Say how the stamped copy of an entry stands; None where none is asked for, or nobody looked."""
        if not form.sealed or self.evidence is None:
            return None
        found = self.evidence_of(city, entry, SEALED)
        if any(each.seen.kind in PAPERS for each in found):
            return Sealed.RECEIVED
        return Sealed.FAULTY if found else Sealed.MISSING

    def alike(self, form: Form, fields: tuple[str, ...], most: int | None = None) -> Index:
        """Return the entries of all cities by what identifies them, the first `most` of each; built only once."""
        if (form.key, fields, most) not in self.indexes:
            self.indexes[form.key, fields, most] = self.indexed(form, fields, most)
        return self.indexes[form.key, fields, most]

    def alike_in_variants(self, form: Form, fields: tuple[str, ...]) -> Mapping[tuple[Sameness, ...], Identified]:
        """Return what identifies entries by its form without traditional and variant characters; built only once."""
        if (form.key, fields) not in self.variants:
            found: defaultdict[tuple[Sameness, ...], set[tuple[Sameness, ...]]] = defaultdict(set)
            for each in self.alike(form, fields):
                found[in_common(each)].add(each)
            self.variants[form.key, fields] = {plain: frozenset(those) for plain, those in found.items()}
        return self.variants[form.key, fields]

    def indexed(self, form: Form, fields: tuple[str, ...], most: int | None) -> Index:
        """Build the index that `alike` keeps; of equal entries of one city the first."""
        found: defaultdict[tuple[Sameness, ...], dict[str, Entry]] = defaultdict(dict)
        for city, submission in sorted(self.submissions.items()):
            for entry, each in islice(self.comparable(submission, form, fields), most):
                found[each].setdefault(city, entry)
        return {each: tuple(entries.items()) for each, entries in found.items()}

    def comparable(
        self, submission: Submission, form: Form, fields: tuple[str, ...]
    ) -> Iterator[tuple[Entry, tuple[Sameness, ...]]]:
        """Yield each entry of a city that can be compared, and what identifies it: understood, and not withdrawn."""
        for entry, each in zip(*identified(submission.table(form.key), fields), strict=True):
            if each is not None and not self.dropped(submission.city, entry.key):
                yield entry, each


def in_common(same: tuple[Sameness, ...]) -> tuple[Sameness, ...]:
    """Return what identifies an entry without traditional and variant characters."""
    return tuple(common_form(each) if isinstance(each, str) else each for each in same)


def slot(city: str, entry: Entry, field_key: str) -> Slot:
    """Return where the evidence for a field of an entry belongs; an entry without a key goes by its place."""
    return city, entry.key or f"{entry.table.form}-{entry.index}", field_key


def identified(table: Table | None, fields: tuple[str, ...]) -> tuple[list[Entry], list[tuple[Sameness, ...] | None]]:
    """Return the entries of a table and what identifies each; nothing where a column is missing."""
    if table is None or not all(key in table.columns for key in fields):
        return [], []
    return list(table.entries()), sameness([table.columns[key] for key in fields])


def filled(form: Form, table: Table) -> bool:
    """Say whether anything is filled in: any row of a list, any field of a card but the prefilled city."""
    if form.kind != "card":
        return len(table) > 0
    ours = {field.key for field in form.of_type("city")}
    return any(raw is not None for key, column in table.columns.items() if key not in ours for raw in column.raws)


def is_special(award: Award, entry: Entry) -> bool:
    """Say whether a candidate is of the award's special category."""
    return bool(award.special) and said(entry[award.category_field]) == award.special


def said(value: Value) -> str:
    """Return a value as it is chosen from a drop-down: 是, 否, a choice; "" where there is nothing."""
    if isinstance(value, bool):
        return YES if value else NO
    return "" if value is None else str(value)
