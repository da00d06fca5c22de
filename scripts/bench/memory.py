"""Peak memory of this process and its children (峰值内存)."""

import sys


def peak_megabytes() -> float:
    """Return the larger peak of this process and its children in MB; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
