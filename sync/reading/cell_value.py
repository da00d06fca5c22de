"""Reading one cell (读值): by its field's type."""

from collections.abc import Mapping

from sync.model import Broken, Raw
from sync.plan import Field, FieldType
from sync.reading.values.choices import read_choice, read_city, read_districts, read_yesno
from sync.reading.values.dates import read_date, read_month, read_year
from sync.reading.values.folding import NOTHING, is_blank, tight
from sync.reading.values.identity_codes import read_credit_code, read_id_number
from sync.reading.values.phones import read_email, read_mobile, read_phone
from sync.reading.values.plain_text import read_files, read_link, read_name, read_text
from sync.reading.values.quantities import read_number
from sync.reading.values.understanding import Setting, Understood, ValueReader, refused, sure
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
NOTHING_IS_AN_ANSWER = frozenset({"text", "choice", "yesno", "zero"})
"""Types in which 无 is something to read; in the others it means an empty cell."""
A_CELL = 50
"""What a cell costs beside its characters."""
LONGEST_NOTHING = max(map(len, NOTHING))


def read_value(field: Field, raw: Raw, setting: Setting) -> Understood:
    """Understand one cell: a value and remarks; None with a remark where it cannot be used, None alone where empty."""
    if raw is None:
        return sure(None)
    if isinstance(raw, Broken):
        return refused("cell-error", error=raw.text) if raw.text else refused("cell-uncomputed")
    if isinstance(raw, str):
        spend(len(raw) + A_CELL)
        if is_blank(raw):
            return sure(None)
        if len(raw) > setting.limits.of(field.type):
            return refused("cell-long", count=len(raw), most=setting.limits.of(field.type))
        if len(raw) <= LONGEST_NOTHING and means_nothing(field, raw):
            return refused("nothing-written") if field.required else sure(None)
    return READERS[field.type](field, raw, setting)


def means_nothing(field: Field, raw: str) -> bool:
    """Say whether a clerk wrote a word for an empty cell."""
    return field.type not in NOTHING_IS_AN_ANSWER and tight(raw) in NOTHING
