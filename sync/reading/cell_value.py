"""Reading one cell (读值): by its field's type."""

from collections.abc import Mapping

from sync.characters import restored, unknown
from sync.model import Broken, PartialDate, Raw, Remark, Value
from sync.plan import NO, YES, Field, FieldType
from sync.reading.values.amounts.quantities import read_number
from sync.reading.values.choices import read_choice, spellings
from sync.reading.values.days.dates import read_date, read_month, read_year
from sync.reading.values.days.wanted_dates import iso
from sync.reading.values.districts import read_city, read_districts
from sync.reading.values.file_lists import read_files, read_link
from sync.reading.values.folding import is_blank
from sync.reading.values.mail import read_email
from sync.reading.values.papers.credit_codes import read_credit_code
from sync.reading.values.papers.identity_codes import read_id_number
from sync.reading.values.person_names import read_name
from sync.reading.values.phones import read_mobile, read_phone
from sync.reading.values.plain_text import read_text
from sync.reading.values.telling import LONGEST, telling, word
from sync.reading.values.understanding import Setting, Understood, ValueReader, example, refused, sure
from sync.reading.values.whether import read_yesno
from sync.work import spend

READERS: Mapping[FieldType, ValueReader] = {
    "text": read_text,
    "name": read_name,
    "choice": read_choice,
    "yesno": read_yesno,
    "integer": read_number,
    "count": read_number,
    "score": read_number,
    "year": read_year,
    "month": read_month,
    "date": read_date,
    "mobile": read_mobile,
    "phone": read_phone,
    "email": read_email,
    "id_number": read_id_number,
    "credit_code": read_credit_code,
    "files": read_files,
    "link": read_link,
    "city": read_city,
    "district": read_districts,
    "zero": read_yesno,
}
A_CELL = 50
"""What a cell costs beside its characters."""
PROSE: frozenset[FieldType] = frozenset({"text"})
WHETHER: frozenset[FieldType] = frozenset({"yesno", "zero"})
"""Types in which 无 answers something."""
REPEATABLE: frozenset[FieldType] = frozenset(
    {"text", "choice", "yesno", "integer", "count", "score", "year", "date", "city", "district"}
)
"""Types in which two rows may agree, so that 同上 can be read."""
LOST = "\ufffd"
"""Stands where a character was lost on the way."""


def read_value(field: Field, raw: Raw, setting: Setting) -> Understood:  # noqa: PLR0911  # one stop after another
    """Understand one cell: a value and remarks; None with a remark where it cannot be used, None alone where empty.

    同上 is a remark `repeats-above`: only a column knows its row above.
    """
    if raw is None:
        return sure(None)
    if isinstance(raw, Broken):
        return refused("cell-error", error=raw.text) if raw.text else refused("cell-uncomputed")
    if not isinstance(raw, str):
        return READERS[field.type](field, raw, setting)
    spend(len(raw) + A_CELL)
    if is_blank(raw):
        return sure(None)
    if len(raw) > setting.limits.of(field.type):
        return refused("cell-long", count=len(raw), most=setting.limits.of(field.type))
    if len(raw) <= LONGEST and (told := word_alone(field, raw, setting)):
        return told
    if not raw.isascii() and (stopped := unprintable(raw)):
        return stopped
    value, remarks = READERS[field.type](field, raw, setting)
    if not raw.isascii() and value is not None and (real := restored(raw)):
        remarks = (
            *remarks,
            Remark("character-restored", {"characters": "、".join(real), "reading": typed_value(value)}),
        )
    return value, remarks


def word_alone(field: Field, raw: str, setting: Setting) -> Understood | None:
    """Understand a cell that holds nothing but a word of its own meaning; None where it holds something else."""
    words, said = telling(setting.words), word(raw)
    if said in words.repeats:
        if field.type in REPEATABLE:
            return refused("repeats-above")
        return refused("repeats-nobody", example=example(field.type, setting.year)) if field.type != "zero" else None
    if field.type == "choice" and said in spellings(field).known:
        return None
    if said in words.none:
        if field.none:
            return sure(field.none)
        return None if field.type in WHETHER else empty(field)
    return empty(field) if words.is_nothing(said) else None


def empty(field: Field) -> Understood:
    """Treat a filler as what it is: an empty cell."""
    if not field.required:
        return sure(None)
    if field.options:
        return refused("nothing-chosen", choices=field.options)
    return refused("nothing-written")


def unprintable(raw: str) -> Understood | None:
    """Stop at a character that nobody else's computer can show; None where there is none."""
    if private := unknown(raw):
        return refused(
            "character-private",
            characters="、".join(f"U+{ord(each):04X}" for each in private),
            positions="、".join(str(raw.index(each) + 1) for each in private),
        )
    return refused("character-lost", position=raw.index(LOST) + 1) if LOST in raw else None


def typed_value(value: Value) -> str:
    """Write a value as it would be typed: 2014-10-20, 1962-05, 35000, 是, 禅城区、南海区; "" for none."""
    if isinstance(value, tuple):
        return "、".join(value)
    if isinstance(value, bool):
        return YES if value else NO
    return "" if value is None else iso(value) if isinstance(value, PartialDate) else str(value)
