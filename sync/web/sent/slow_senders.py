"""Patience with who sends (耐心): a request that begins and never ends is given up, and who never reads an answer too.

uvicorn itself waits for ever for the rest of a head, or of a body that nobody reads.
"""

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol


class Patient(H11Protocol):
    """A connection on which whatever is awaited of the other side comes within the seconds of `timeout_keep_alive`.

    The time runs from the first byte of a request, and no further byte prolongs it: a head that drips is given up as
    one that stops. While an answer is being worked out nobody is waited for; how long a form may take, `bodies` says.
    """

    waiting: asyncio.TimerHandle | None = None
    unread: asyncio.TimerHandle | None = None
    begun = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        """Begin to wait for the first byte."""
        super().connection_made(transport)
        self.wait()

    def data_received(self, data: bytes) -> None:
        """Take what came; the first byte of a request lets its time begin."""
        super().data_received(data)
        if not self.is_awaited():
            self.stop()
        elif not self.begun:
            self.wait()
            self.begun = True

    def on_response_complete(self) -> None:
        """Wait for what is still to come of the request, or of one begun behind it; for a new one uvicorn waits."""
        super().on_response_complete()
        self.stop()
        if self.is_awaited() and (self.conn.their_state is h11.SEND_BODY or self.conn.trailing_data[0]):
            self.wait()
            self.begun = True

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self.stop()
        self.resumed()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Begin to wait until some of the answer was read."""
        super().pause_writing()
        self.resumed()
        self.unread = self.loop.call_later(self.timeout_keep_alive, self.give_up)

    def resume_writing(self) -> None:
        """Wait no more for that."""
        self.resumed()
        super().resume_writing()

    def is_awaited(self) -> bool:
        """Say whether it is the other side's turn."""
        return (self.cycle is None or self.cycle.response_complete) and not self.transport.is_closing()

    def wait(self) -> None:
        """Let the time run from now."""
        self.stop()
        self.waiting = self.loop.call_later(self.timeout_keep_alive, self.give_up)

    def stop(self) -> None:
        """Let it run no more."""
        if self.waiting:
            self.waiting.cancel()
        self.waiting, self.begun = None, False

    def resumed(self) -> None:
        """Let the time for reading run no more."""
        if self.unread:
            self.unread.cancel()
        self.unread = None

    def give_up(self) -> None:
        """Hang up, whatever is under way."""
        self.transport.abort()
