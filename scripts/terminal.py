"""The terminal (终端): Chinese comes out whatever its encoding; being stopped is no crash."""

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType


def prepare() -> None:
    """Make the terminal fit for Chinese, and let an interruption end in one line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=encoding_for(stream.encoding), errors="replace")
    sys.excepthook = stopped


def encoding_for(encoding: str) -> str:
    """Return an encoding that holds Chinese: the terminal's own, else UTF-8."""
    return encoding if "市".encode(encoding, "replace").decode(encoding) == "市" else "utf-8"


def stopped(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say that somebody stopped the programme; show any other exception as ever."""
    if issubclass(kind, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    elif issubclass(kind, KeyboardInterrupt):
        sys.stderr.write("已中断：本次没有做完，请重新运行。已收下的收件不受影响。\n")
    else:
        sys.__excepthook__(kind, error, trace)


def near(path: Path) -> Path:
    """Return a path as seen from here, where it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
