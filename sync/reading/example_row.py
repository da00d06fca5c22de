"""The row of the example (示例行): ours, an entry typed over it, or neither for certain."""

from collections.abc import Mapping, Sequence

from sync.model import Raw
from sync.plan import Field
from sync.reading.sheet_layout.found_layout import is_filled
from sync.reading.values.folding import shown, tight

MINE = "示例"
BRACKET = "（"
ENOUGH = 2
"""So many cells of their own make an entry."""


def typed_over(index: int, raws: Mapping[str, Sequence[Raw]], fields: Mapping[str, Field]) -> bool | None:
    """Say whether an example row holds an entry: nothing is left that only an example says; None where some is.

    What an entry may well share with the example, 汉族 or 否, says nothing either way.
    """
    telling = [(field, raws[key][index]) for key, field in fields.items() if is_telling(field)]
    filled = [(field, tight(shown(raw))) for field, raw in telling if is_filled(raw)]
    own = [field for field, text in filled if text not in {tight(field.example), tight(field.hint)}]
    if not own:
        return False
    return True if len(own) >= min(ENOUGH, len(telling)) and len(own) == len(filled) else None


def is_telling(field: Field) -> bool:
    """Say whether a field's example is nobody's own: it says so, stands in brackets, or would be personal."""
    return bool(field.example) and (MINE in field.example or field.example.startswith(BRACKET) or field.personal)
