"""What somebody waited, where that is not the time of the whole work (等候)."""

from typing import NamedTuple


class Waited(NamedTuple):
    """Seconds that one of many waited, how much was done for all of them, and in how many MB."""

    seconds: float
    found: int
    memory: float
