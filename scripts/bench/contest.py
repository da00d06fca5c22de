"""One contestant in a process of its own: group, name, folder, size → seconds, count and peak memory as JSON.

It imports nothing that could count as the contestant's memory.
"""

import json
import sys
import time
from importlib import import_module
from pathlib import Path

from scripts.bench.memory import peak_megabytes
from scripts.bench.waiting import Waited


def contest(group: str, name: str, folder: str, size: str) -> dict[str, float]:
    """Prepare, work against the clock, tell."""
    work = getattr(import_module(f"scripts.bench.{group}"), name)(Path(folder), int(size))
    started = time.perf_counter()
    found = work()
    if isinstance(found, Waited):
        return found._asdict()
    return {"seconds": time.perf_counter() - started, "found": found, "memory": peak_megabytes()}


if __name__ == "__main__":
    print(json.dumps(contest(*sys.argv[1:])))
