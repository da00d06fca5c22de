"""Arrived files looked at, and archives unpacked, in a separate process (隔离初看), under the limits of workbooks."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import RawIOBase
from types import TracebackType
from typing import BinaryIO, Self, TypeVar, cast

from msgspec import MsgspecError
from msgspec.msgpack import Decoder

from sync.sheets.received.child import GO, LOOK
from sync.sheets.received.child_process import GIGABYTE, MODULE, Child
from sync.sheets.received.file_formats.attachments import Budget
from sync.sheets.received.looking import FirstLook, Member

T = TypeVar("T")
LOOKS, MEMBERS = Decoder(FirstLook), Decoder(Member)
NO = b"no"


class BrokenOffError(Exception):
    """A child did not hand over all that is in an archive; what came of it counts for nothing."""


class Pieces(RawIOBase):
    """The bytes of one member as a child hands them over, piece by piece. Reading may raise BrokenOffError."""

    def __init__(self, child: Child, size: int, seconds: float) -> None:
        self.child, self.left, self.seconds = child, size, seconds
        self.piece = memoryview(b"")

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, target: object) -> int:
        """Fill a buffer with what is next; 0 at the end."""
        room = memoryview(target).cast("B")  # type: ignore[arg-type]  # any buffer
        if not self.piece and self.left:
            self.piece = memoryview(self.child.next(self.seconds) or b"")
            self.left -= len(self.piece)
            if not self.piece or self.left < 0:
                raise BrokenOffError
        count = min(len(room), len(self.piece))
        room[:count] = self.piece[:count]
        self.piece = self.piece[count:]
        return count


@dataclass
class Arrival:
    """A file that a child looks at (正在初看的文件). `look` is None for one that kills or holds up the child."""

    child: Child
    look: FirstLook | None
    budget: Budget
    seconds: float
    unasked: bool = True
    whole: bool = False

    def members(self) -> Iterator[tuple[Member, BinaryIO]]:
        """Yield the files of an archive with their bytes, each to be read before the next. Raises BrokenOffError.

        They can be had once only.
        """
        count, left = (self.look and self.look.files) or 0, self.budget.bytes
        if not count:
            return
        self.unasked = False
        head = self.child.ask(GO, self.seconds)
        for number in range(count):
            member = decoded(MEMBERS, self.child.next(self.seconds) if number else head)
            left -= member.size if member else 0
            if member is None or left < 0:
                raise BrokenOffError
            content = Pieces(self.child, member.size, self.seconds)
            yield member, cast("BinaryIO", content)
            if content.left or content.piece:
                raise BrokenOffError
        self.whole = True

    @property
    def is_over(self) -> bool:
        """Whether the child is ready for another file."""
        return self.look is not None and (self.whole or (self.unasked and self.child.tell(NO)))


class Looker:
    """Looks at files one after another in a child process; use it as a context manager."""

    def __init__(
        self,
        budget: Budget = Budget(),  # noqa: B008  # a tuple
        *,
        seconds: float = 20,
        memory: int = 2 * GIGABYTE,
        module: str = MODULE,
    ) -> None:
        self.budget, self.seconds, self.memory, self.module = budget, seconds, memory, module
        self.idle: list[Child] = []
        self.at_work: Child | None = None

    @contextmanager
    def looked(self, data: bytes) -> Iterator[Arrival]:
        """Let a child look at a file, and unpack it where it is an archive and somebody asks for what is in it."""
        child = self.idle.pop() if self.idle else Child(self.memory, LOOK, self.budget, self.module)
        self.at_work = child
        arrival = Arrival(child, self.seen(child.ask(data, self.seconds)), self.budget, self.seconds)
        try:
            yield arrival
        finally:
            self.at_work = None
            if arrival.is_over:
                self.idle.append(child)
            else:
                child.kill()
                child.close()

    def seen(self, frame: bytes | None) -> FirstLook | None:
        """Return what a child saw; None where it says nothing, or more than was asked of it."""
        look = decoded(LOOKS, frame)
        if look and ((look.files or 0) > self.budget.files or look.bytes > self.budget.bytes):
            return None
        return look

    def stop(self) -> None:
        """Stop the child that is at work, let the others end."""
        if child := self.at_work:
            child.stop()
        while self.idle:
            self.idle.pop().close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def decoded(decoder: "Decoder[T]", frame: bytes | None) -> T | None:
    """Return what a child says; None where it says nothing, or nothing of ours."""
    try:
        return None if frame is None else decoder.decode(frame)
    except MsgspecError:
        return None
