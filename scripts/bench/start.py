"""`make report` on the example season, against the bare interpreter and its imports."""

import subprocess
import sys
from pathlib import Path

from scripts.bench.intake import Work


def run(*arguments: str) -> int:
    """Run this interpreter quietly and return 1: one job done."""
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return 1


def interpreter(folder: Path) -> Work:  # noqa: ARG001 - every contestant is handed the bench's folder
    """Start Python and import what the report imports."""
    return lambda: run("-c", "import sync.report")


def report(folder: Path) -> Work:
    """Run the whole report into an empty folder, then once more over its own results."""
    return lambda: run("-m", "scripts.report", "--out", str(folder / "out"))
