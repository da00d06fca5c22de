"""Several spreadsheets read at once (并行读取): what waits for the network need not wait for its neighbours."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from sync.plan import City
from sync.sheets.google.pulling import pull
from sync.sheets.google.spreadsheet import Book

Answer = Callable[[], bytes]
"""Returns a pull, as soon as it is there. Raises OnlineError."""


def pulls(books: Sequence[tuple[City, Book]], at_once: int) -> Iterator[tuple[City, Answer]]:
    """Yield the pulls of spreadsheets in their order, so many of them read `at_once`.

    Who stops asking stops the reading: what was not begun is not asked any more.
    """
    if len(books) == 1 or at_once == 1:
        yield from ((city, partial(pull, book)) for city, book in books)
        return
    with ThreadPoolExecutor(max_workers=at_once) as pool:
        asked = [(city, pool.submit(pull, book)) for city, book in books]
        try:
            yield from ((city, future.result) for city, future in asked)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
