"""Reading yes or no (是否、零报告): words, marks and ticked boxes."""

from collections.abc import Sequence

from sync import plan
from sync.model import Raw, Value
from sync.plan import NO, YES, Field
from sync.reading.values.folding import folded, shown
from sync.reading.values.telling import Telling, telling, word
from sync.reading.values.ticked import ticked
from sync.reading.values.understanding import Setting, Understood, asked, noted, read_as, refused, sure
from sync.reading.values.wrapping import noted_apart, unlabelled, unwrapped

LONGEST = 40


def yesnos_at_once(_: Field, raws: Sequence[Raw], __: Setting) -> Sequence[Value] | None:
    """Take a column of plain yes and no; None where one needs a look."""
    return [raw == plan.YES for raw in raws] if {plan.YES, plan.NO}.issuperset(raws) else None


def read_yesno(field: Field, raw: Raw, setting: Setting) -> Understood:
    """Read yes or no: True or False."""
    words = telling(setting.words)
    typed = shown(raw)
    if len(typed) > LONGEST:
        return refused("yesno-unknown", choices=field.options)
    text = unwrapped(folded(typed))
    said = answer(field, text, words)
    if said is None and (marked := ticked(typed, field.options)):
        return of_boxes(field, marked.options)
    said = said or answer(field, unlabelled(text, field), words) or with_note(field, text, words)
    return said or asked(YES, NO)


def answer(field: Field, text: str, words: Telling) -> Understood | None:
    """Understand one word; None where it is none of them."""
    said, whether = word(text), field.type == "yesno"
    for value, kinds in ((True, words.yes), (False, words.no)):
        plain, only_whether, told, of_nil = kinds.values()
        if said in plain or (whether and said in only_whether):
            return sure(value)
        if said in (told if whether else of_nil):
            return read_as(value, YES if value else NO)
    return None


def of_boxes(field: Field, options: tuple[str, ...]) -> Understood:
    """Read the one box that is ticked; none ticked is an empty cell."""
    if len(options) == 1:
        return sure(options[0] == YES)
    return sure(None) if not options and not field.required else asked(YES, NO)


def with_note(field: Field, text: str, words: Telling) -> Understood | None:
    """Read 是（正处级）: the answer, and say what was not read."""
    before, note = noted_apart(text)
    said = answer(field, before, words) if note else None
    if said is None or not isinstance(said[0], bool):
        return None
    return noted(said[0], "read-without", reading=YES if said[0] else NO, left=note)
