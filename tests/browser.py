"""Chromium, in which tests open the pages of the desk."""

import functools
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome")


def missing() -> str | None:
    """Say what keeps us from opening a page, if anything."""
    return None if programme() else "Chromium is not installed (make system)"


@functools.cache
def programme() -> str | None:
    """Return where Chromium is; Ubuntu's stand-in for a snap that is not there answers with an error."""
    found = filter(None, map(shutil.which, NAMES))
    return next((each for each in found if answers(each)), None)


def answers(programme: str) -> bool:
    """Say whether a programme starts at all."""
    told = subprocess.run([programme, "--version"], capture_output=True, timeout=60, check=False)  # noqa: S603  # found
    return told.returncode == 0 and b"Chrom" in told.stdout
