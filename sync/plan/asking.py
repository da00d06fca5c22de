"""From when on missing evidence (证明材料) is asked for."""

from datetime import date

from msgspec import Struct


class Asking(Struct, frozen=True, forbid_unknown_fields=True):
    """The days from which missing evidence is told (催要证明材料): as a warning, then as an error; None is never."""

    ask_from: date | None = None
    require_from: date | None = None
