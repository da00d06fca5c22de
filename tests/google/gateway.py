"""gspread and google-auth as they are, led to the stand-in: their requests keep their hosts until the last moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import gspread
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter

HOSTS = ("https://sheets.googleapis.com", "https://www.googleapis.com")
BEHIND = "https://iamcredentials.googleapis.com"
"""google-auth asks it in the background, with a copy of the session that fetches tokens."""


class Gateway(HTTPAdapter):
    """Puts another scheme, host and port under the requests to Google."""

    __attrs__ = (*HTTPAdapter.__attrs__, "root")  # what a copy of the session takes along

    def __init__(self, root: str) -> None:
        super().__init__()
        self.root = urlsplit(root)

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        request.url = urlunsplit(urlsplit(request.url)._replace(scheme=self.root.scheme, netloc=self.root.netloc))
        return super().send(request, *args, **kwargs)


@contextmanager
def client(root: str, key_file: Path) -> Iterator[gspread.Client]:
    """Give gspread's own client, authorized by a key file."""
    found = gspread.service_account(filename=str(key_file))
    session = found.http_client.session
    for host in HOSTS:
        session.mount(host, Gateway(root))
    inner = session._auth_request_session  # noqa: SLF001 (google-auth makes it and closes it nowhere)
    inner.mount(BEHIND, Gateway(root))
    try:
        yield found
    finally:
        session.close()
        inner.close()
