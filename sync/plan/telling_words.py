"""Words with a meaning of their own in a cell (有特别意思的写法), as config/words.toml says."""

from msgspec import Struct


class TellingWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Fillers, words for none and for the row above, yes and no, as a clerk writes them.

    `nothing` is no content. `none` is an answer where the field says so. `repeats` means the row above. `yes_whether`
    and `no_whether` answer 是否 but not 零报告; `yes_told` and `no_told` are read and said; `nil` and `not_nil` answer
    零报告. `zero` means 0 of a quantity. `neutral` stands around a choice without changing it, `titles` beside a
    person's name.
    """

    nothing: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    yes: tuple[str, ...] = ("是",)
    yes_whether: tuple[str, ...] = ()
    yes_told: tuple[str, ...] = ()
    no: tuple[str, ...] = ("否",)
    no_whether: tuple[str, ...] = ()
    no_told: tuple[str, ...] = ()
    nil: tuple[str, ...] = ()
    not_nil: tuple[str, ...] = ()
    zero: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


PLAIN_WORDS = TellingWords()
"""Where nobody says anything."""


class Spellings(Struct, frozen=True, forbid_unknown_fields=True):
    """How else the choices of some fields are written (选项的其他写法). `fields` are form.field.

    `also` says of a choice what is the same; `told` what is read as it, and said; `asked` says of a spelling which
    choices it could be.
    """

    fields: tuple[str, ...]
    also: dict[str, tuple[str, ...]] = {}
    told: dict[str, tuple[str, ...]] = {}
    asked: dict[str, tuple[str, ...]] = {}
