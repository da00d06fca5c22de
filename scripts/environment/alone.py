"""One at a time (独占): a lock of the system's, which ends with whoever holds it, so that it never goes stale."""

import fcntl
import getpass
import os
import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path


@contextmanager
def alone(lock: Path, wait: Callable[[str], None]) -> Iterator[None]:
    """Hold a lock; where another one does, tell `wait` who, and wait. Raises OSError where there can be no file."""
    descriptor = opened(lock)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait(lock.read_text("utf-8"))
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError:  # some network folders lock nothing; building aside does no harm even so
            pass
        name(descriptor, who())
        yield
        name(descriptor, "")
    finally:
        os.close(descriptor)


def opened(lock: Path) -> int:
    """Return a descriptor to lock; one to read serves where the file is another user's."""
    try:
        return os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
    except PermissionError:
        return os.open(lock, os.O_RDONLY)


def name(descriptor: int, text: str) -> None:
    """Write into the lock who holds it; a full disk or another user's file keeps nobody from going on."""
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, text.encode(), 0)


def who() -> str:
    """Return who is at it, on which machine, since when: 张三 在 desk 上的 make report（10:02 起，进程号 1234）."""
    goal = os.environ.get("GOALS") or "make"
    return f"{user()} 在 {platform.node()} 上的 {goal}（{datetime.now():%H:%M} 起，进程号 {os.getpid()}）"  # noqa: DTZ005  # the clock on the wall


def user() -> str:
    """Return the user's name, or number where it has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())
