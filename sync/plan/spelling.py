"""Other spellings of choices (选项的其他写法): from forms.toml to the fields they belong to, or refused."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from sync.errors import PlanError
from sync.plan.awards import FormsFile
from sync.plan.form import Field, Form
from sync.plan.telling_words import Spellings


def spelled(form: Form, spellings: Sequence[Spellings]) -> Form:
    """Return a form whose fields know their other spellings."""
    return msgspec.structs.replace(form, fields=tuple(with_spellings(form, each, spellings) for each in form.fields))


def with_spellings(form: Form, field: Field, spellings: Sequence[Spellings]) -> Field:
    """Return a field with what the file says of it; the field itself where it says nothing."""
    own = [each for each in spellings if f"{form.key}.{field.key}" in each.fields]
    if not own:
        return field
    return msgspec.structs.replace(
        field,
        also=tuple(pair for each in own for pair in each.also.items()),
        told=tuple(pair for each in own for pair in each.told.items()),
        asked=tuple(pair for each in own for pair in each.asked.items()),
    )


def refuse_spellings(forms: FormsFile, folder: Path) -> None:
    """Raise PlanError for a spelling of a field or choice that is not there, or one that is given twice."""
    for key, expected in contradictions(forms):
        raise PlanError(str(folder / "forms.toml"), key, expected)


def contradictions(forms: FormsFile) -> Iterator[tuple[str, str]]:
    """Yield (key, what was expected) for each contradiction."""
    fields = {f"{form.key}.{field.key}": field for form in forms.forms for field in form.fields}
    for each in forms.spellings:
        for name in each.fields:
            if name not in fields or not fields[name].choices:
                yield f"spellings {name}", "没有这个选项栏目，应写成“表.栏目”，如 star.sex"
                continue
            yield from of_field(name, each, fields[name])


def of_field(name: str, spellings: Spellings, field: Field) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the spellings of one field."""
    named = {*spellings.also, *spellings.told, *(each for those in spellings.asked.values() for each in those)}
    for choice in sorted(named - {*field.choices}):
        yield f"spellings {name}", f"“{choice}”不是这个栏目的选项"
    written = [*field.choices, *spellings.asked, *(w for those in spellings.also.values() for w in those)]
    written += [word for those in spellings.told.values() for word in those]
    for word, times in Counter(written).items():
        if times > 1:
            yield f"spellings {name}", f"“{word}”写了几次，只能写一次"
