"""The terminal (终端): Chinese comes out whatever its encoding; being stopped is no crash; no traceback."""

import os
import sys
from types import TracebackType

from scripts.streams import cleaned
from sync.reticence import hush, tell


def prepare() -> None:
    """Make the terminal fit for Chinese and for what others wrote; let an interruption end in one line."""
    sys.stdout, sys.stderr = cleaned(sys.stdout), cleaned(sys.stderr)
    sys.excepthook = stopped
    hush()


def stopped(kind: type[BaseException], error: BaseException, _: TracebackType | None) -> None:
    """Say that somebody stopped the programme; of any other exception only where it was raised."""
    if issubclass(kind, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    elif issubclass(kind, KeyboardInterrupt):
        sys.stderr.write("已中断：本次没有做完，请重新运行。已收下的收件不受影响。\n")
    else:
        tell(error)
