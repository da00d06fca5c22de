"""Peak memory of this process and its children (峰值内存)."""

import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

PEAK = re.compile(r"^VmHWM:\s*(\d+) kB", re.MULTILINE)


def peak_megabytes() -> float:
    """Return the peak of this process or of its largest child, whichever is larger, in MB; 0 where nobody tells."""
    if sys.platform == "win32":
        return 0.0
    import resource

    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(own_kilobytes() or own, children) / unit


def own_kilobytes() -> int:
    """Return the peak since this programme was loaded; what Linux tells by getrusage goes back to who started it."""
    return kilobytes("self")


def peak_of(processes: Iterable[int]) -> float:
    """Return the peak of the largest of some running processes in MB; 0 where nobody tells."""
    return max((kilobytes(str(each)) for each in processes), default=0) / 1024


def kilobytes(process: str) -> int:
    """Return the peak of a process as Linux tells it; 0 where nobody tells."""
    with suppress(OSError):
        if found := PEAK.search(Path(f"/proc/{process}/status").read_text(encoding="utf-8")):
            return int(found[1])
    return 0
