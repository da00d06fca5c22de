"""What is attacked (攻击对象): the programmes as a clerk runs them, and the page over a real socket."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Protocol

from scripts.attack.told import Told
from sync.plan import City

ROOT = Path(__file__).resolve().parents[2]


class Target(Protocol):
    """Something that is given a file."""

    title: str

    def throw(self, city: City, name: str, data: bytes, seconds: float) -> Told:
        """Give it a file, and no more than so many seconds."""

    def close(self) -> None:
        """Leave nothing behind."""


def started(command: list[str], **how: object) -> "subprocess.Popen[bytes]":
    """Start one of our programmes, so that it can be ended with all its children."""
    whole = [sys.executable, "-m", *command]
    return subprocess.Popen(whole, cwd=ROOT, start_new_session=True, **how)  # type: ignore[call-overload,no-any-return]


def ended(process: "subprocess.Popen[bytes]") -> None:
    """End a programme and its children."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def run(command: list[str], seconds: float) -> Told:
    """Run a programme to its end, or stop it."""
    since = perf_counter()
    process = started(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        said, code = process.communicate(timeout=seconds)[0], process.returncode
    except subprocess.TimeoutExpired:
        ended(process)
        said, code = b"", None
    finally:
        if process.stdout:
            process.stdout.close()
    return Told(perf_counter() - since, code, said.decode("utf-8", "replace"))


class Check:
    """`make check`."""

    title = "check"

    def __init__(self, year: int, day: date) -> None:
        self.options = ["--year", str(year), "--today", str(day)]

    def throw(self, _: City, name: str, data: bytes, seconds: float) -> Told:
        """Let it check a file."""
        with TemporaryDirectory(prefix="attack-") as place:
            file = Path(place, name)
            file.write_bytes(data)
            return run(["scripts.check", "--file", str(file), *self.options], seconds)

    def close(self) -> None:
        """Leave nothing behind."""


class Report(Check):
    """`make report` with an inbox of one file."""

    title = "report"

    def throw(self, _: City, name: str, data: bytes, seconds: float) -> Told:
        """Let it take a file in and hand it back."""
        with TemporaryDirectory(prefix="attack-") as place:
            inbox, out = Path(place, "收件"), Path(place, "结果")
            inbox.mkdir()
            (inbox / name).write_bytes(data)
            return run(["scripts.report", "--inbox", str(inbox), "--out", str(out), *self.options], seconds)
