"""The wire: HTTP over loopback, one thread a connection, without a delay."""

import socket
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

JSON = "application/json; charset=UTF-8"
NO_CONTENT = 204


class Request(NamedTuple):
    """What came over the wire; `target` is the path with its query, still encoded."""

    method: str
    target: str
    authorization: str
    content: bytes


class Answer(NamedTuple):
    """What goes back over the wire."""

    status: int
    body: bytes
    kind: str = JSON
    headers: tuple[tuple[str, str], ...] = ()
    cut: int | None = None
    """After how many bytes of the whole answer the connection breaks."""


class Server(ThreadingHTTPServer):
    """One thread a connection, all of them closed at the end."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, answer: Callable[[Request], Answer]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer = answer
        self.open: set[socket.socket] = set()

    def stop(self) -> None:
        self.shutdown()
        self.server_close()
        for connection in list(self.open):
            with_no_error(lambda each=connection: each.shutdown(socket.SHUT_RDWR))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever hangs up is not worth a trace: the tests look at the log."""


def with_no_error(act: Callable[[], Any]) -> None:
    try:
        act()
    except OSError:
        return


class Handler(BaseHTTPRequestHandler):
    """Reads requests and writes answers without a delay: TCP_NODELAY, one write an answer."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "ESF"
    sys_version = ""
    disable_nagle_algorithm = True
    wbufsize = -1

    def setup(self) -> None:
        super().setup()
        self.server.open.add(self.connection)

    def finish(self) -> None:
        self.server.open.discard(self.connection)
        with_no_error(super().finish)

    def do_GET(self) -> None:
        self.serve()

    do_POST = do_PUT = do_PATCH = do_DELETE = do_GET  # noqa: N815 (the names http.server asks for)

    def serve(self) -> None:
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        request = Request(self.command, self.path, self.headers.get("Authorization", ""), content)
        answer = self.server.answer(request)
        if answer.cut != 0:
            self.write(answer)
        if answer.cut is not None:
            self.close_connection = True
            with_no_error(lambda: self.connection.shutdown(socket.SHUT_RDWR))

    def write(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in (("Content-Type", answer.kind), *answer.headers):
            self.send_header(name, value)
        if answer.status != NO_CONTENT:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body[: answer.cut])
        self.wfile.flush()

    def log_message(self, *_: Any) -> None:
        """Say nothing; `Service.log` has it all."""
