"""Requests in parts (分批): each below what Google recommends for one request, a tab's frame never torn."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sync.sheets.google.service.spreadsheet import Request

MOST = 1_500_000
"""Bytes of one part; Google recommends 2 MB."""
FRAME = 400_000
"""So much room is left for a tab's frame and heads: they arrive together, or the next run cannot tell the columns."""


def parts(requests: Iterable[Request], most: int = MOST, frame: int = FRAME) -> Iterator[list[Request]]:
    """Yield requests in their order, as few parts as there can be."""
    made: list[Request] = []
    size = 0
    for each in requests:
        length = weight(each)
        if made and (size + length > most or ("addSheet" in each and size + frame > most)):
            yield made
            made, size = [], 0
        made.append(each)
        size += length
    if made:
        yield made


def values_in_parts(
    values: Mapping[str, Sequence[Sequence[str]]], most: int = MOST
) -> Iterator[dict[str, Sequence[Sequence[str]]]]:
    """Yield ranges and their values in as few parts as there can be; a range is not torn."""
    made: dict[str, Sequence[Sequence[str]]] = {}
    size = 0
    for place, rows in values.items():
        length = weight(rows)
        if made and size + length > most:
            yield made
            made, size = {}, 0
        made[place] = rows
        size += length
    if made:
        yield made


def weight(thing: object) -> int:
    """Return how many bytes something takes in a request."""
    return len(json.dumps(thing, ensure_ascii=True)) + 2
