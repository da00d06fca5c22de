"""Words of lines that are no entries (表格下面和旁边的字句): signatures, notes, totals; an office may add to them."""

from msgspec import Struct


class Asides(Struct, frozen=True, forbid_unknown_fields=True):
    """By which words a line beside the entries is known, kind by kind, and how a list says that it has nothing.

    A word is the whole of a cell; `注：` the whole, or its beginning with a colon; `填表…` begins it, `…盖章` ends it,
    `…签字…` stands anywhere in it. Brackets, blanks and marks around do not count. `senders` sign only where a row has
    no key. `nothing` counts only where it stands alone in a list without entries.
    """

    signatures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    senders: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()


NO_WORDS = Asides()
"""Of a year that lists none."""
