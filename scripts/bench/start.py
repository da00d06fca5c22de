"""`make report` on the example season, against the bare interpreter and the same imports."""

import shutil
import subprocess
import sys
from pathlib import Path

from scripts.bench.intake import Work


def imports(_: Path, __: int) -> Work:
    """Start Python and import what the report imports."""
    return lambda: run("-c", "import scripts.report")


def first(folder: Path, _: int) -> Work:
    """Run the whole report into an empty folder."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    return lambda: report(folder)


def again(folder: Path, _: int) -> Work:
    """Run the report once more over its own results."""
    return lambda: report(folder)


def report(folder: Path, *options: str) -> int:
    """Run the report, without options on the example season; counts the files that are there then."""
    run("-m", "scripts.report", "--out", str(folder / "out"), *options)
    return sum(path.is_file() for path in (folder / "out").rglob("*"))


def run(*arguments: str) -> int:
    """Run this interpreter quietly; counts one run."""
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return 1
