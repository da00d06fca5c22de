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


class Gateway(HTTPAdapter):
    """Puts another scheme, host and port under the requests to Google."""

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
    try:
        yield found
    finally:
        session.close()
        if session._auth_request_session:  # noqa: SLF001 (google-auth closes it nowhere)
            session._auth_request_session.close()  # noqa: SLF001
