"""`serve` (启动网页): the inbox is taken in, it is said where the page is, and it is served until stopped."""

from collections.abc import Iterator

from sync.commands.screen_words import words
from sync.web import server
from sync.web.server import ServedRun


def serve(asked: ServedRun, host: str, port: int, workers: int) -> Iterator[str]:
    """Yield where the page is, then serve. Raises DeskError."""
    server.refuse_taken(host, port)
    run = server.prepare(asked)
    address = f"http://{host}:{port}"
    said = words().serve
    yield (said.example if run.example else said.started).format(year=run.plan.year)
    yield said.cities.format(address=address)
    yield said.office.format(address=address)
    yield said.codes
    server.serve(asked, host, port, workers)
