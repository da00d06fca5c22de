"""Processes killed at a random moment of their work, and what they had acknowledged until then."""

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


def killed(work: Callable[..., None], *arguments: object, seconds: float) -> list[Any]:
    """Start `work(said, *arguments)` in a process, kill -9 it so long after it said READY; return what it said then.

    The process is the fork of one that has loaded everything, so that the moment falls into the work.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.killing", "sync.report", "tests.databases"])
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(theirs, *arguments))
    process.start()
    theirs.close()
    assert ours.recv() == READY
    said = heard(ours, seconds)
    process.kill()
    process.join()
    process.close()
    said += heard(ours, 60)
    ours.close()
    return said


def heard(pipe: "Connection[Any, Any]", seconds: float) -> list[Any]:
    """Return what is said for so long, or until nobody is left to say anything; half a word is none."""
    said = []
    until = time.monotonic() + seconds
    try:
        while pipe.poll(max(0, until - time.monotonic())):
            said.append(pipe.recv())
    except (EOFError, OSError):
        pass
    return said
