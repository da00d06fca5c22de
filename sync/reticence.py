"""What is said to nobody (不外传): of an unexpected exception only which kind and where, never with what.

Its message, and the values around it, may be somebody's personal data; a log or a screen has other readers.
"""

import logging
import sys
import threading
import warnings
from traceback import walk_tb
from types import TracebackType

from sync.errors import DeskError
from sync.visible import one_line

OURS = "desk"
"""The logger whose words are our own; of any other only the place is told, for its words may quote a request."""
MOST = 30
"""Places told of one exception: a recursion has a thousand."""
UNEXPECTED = "程序内部出错，没有做完"


def whereabouts(error: BaseException) -> str:
    """Return the kind of an exception, the places it came through, innermost first, and the same of what caused it."""
    told: list[str] = []
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen and len(told) < MOST:
        seen.add(id(each))
        told.append(f"{type(each).__name__} {' < '.join(places(each.__traceback__))}".strip())
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    return " | ".join(told)


def places(trace: TracebackType | None) -> list[str]:
    """Return module, function and line of every step, the innermost first."""
    steps = [f"{frame.f_globals.get('__name__', '?')}:{frame.f_code.co_name}:{line}" for frame, line in walk_tb(trace)]
    return steps[: -MOST - 1 : -1]


def said(error: BaseException) -> str:
    """Return what may be said of any exception: an operator's trouble in its own words."""
    return str(error) if isinstance(error, DeskError) else whereabouts(error)


class Reticent(logging.Formatter):
    """Writes a line a record: our own words as they are; of everybody else's only where they were said."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        ours = record.name.partition(".")[0] == OURS
        words = record.getMessage() if ours else f"{record.name} {record.module}:{record.funcName}:{record.lineno}"
        error = record.exc_info[1] if record.exc_info else None
        line = f"{self.formatTime(record)} {record.levelname} {words} {said(error) if error else ''}"
        return one_line(line).rstrip()


def log_reticently(level: int = logging.INFO) -> None:
    """Let every logger of the process write to the terminal by way of `Reticent`, ours from `level` on."""
    handler = logging.StreamHandler()
    handler.setFormatter(Reticent())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger(OURS).setLevel(level)


def hush() -> None:
    """Let no exception that nobody caught be shown with what it holds, wherever it was raised."""
    if threading.excepthook is threading.__excepthook__:
        threading.excepthook = lambda failed: tell(failed.exc_value)
    if sys.unraisablehook is sys.__unraisablehook__:
        sys.unraisablehook = lambda failed: tell(failed.exc_value)
    warnings.showwarning = unsaid


def unsaid(*_: object, **__: object) -> None:
    """Say nothing of a library's warning: it is for programmers, and may quote a cell."""


def tell(error: BaseException | None) -> None:
    """Say in one line that something nobody foresaw happened."""
    if sys.stderr and error is not None and not isinstance(error, SystemExit):
        sys.stderr.write(one_line(f"{UNEXPECTED}。请把这一行交给维护程序的人：{said(error)}") + "\n")
