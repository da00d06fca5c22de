"""Processes killed in the midst of their work, however slow it is, and what they had acknowledged until then."""

import os
import time
from collections.abc import Callable
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

posix = pytest.mark.skipif(os.name != "posix", reason="needs kill -9")
READY = "ready"


def killed(work: Callable[..., None], *arguments: object, words: int, part: float, step: float = 0) -> list[Any]:
    """Start `work(said, *arguments)` in a process and kill -9 it in the midst of a step; return what it said.

    It says READY and then one word at the end of each step. Killed it is after so many `words`, when `part` (0 to 1) of
    another step has passed: one as long as the last, the first one of `step` seconds. However slow the machine, so much
    was acknowledged. Raises EOFError where it ends by itself before that. The process is the fork of one that has
    loaded everything, so that the moment falls into the work.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.killing", "sync.commands.report", "tests.databases"])
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(theirs, *arguments))
    process.start()
    theirs.close()
    assert ours.recv() == READY
    said = []
    for _ in range(words):
        since = time.monotonic()
        said.append(ours.recv())
        step = time.monotonic() - since
    time.sleep(part * step)
    process.kill()
    said += rest(ours)
    process.join()
    process.close()
    ours.close()
    return said


def rest(pipe: "Connection[Any, Any]") -> list[Any]:
    """Return what is still said until nobody is left to say anything; half a word is none."""
    said = []
    try:
        while True:
            said.append(pipe.recv())
    except (EOFError, OSError):
        return said
