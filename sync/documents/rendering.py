"""Word → PDF by LibreOffice (渲染), where it is installed: many files in one call, an own profile, a time limit."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

START, PER_FILE = 120, 10  # seconds: a cold start on a slow machine, then each file
NAMES = ("soffice", "libreoffice")
PLACES = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    *(
        Path(os.environ[each]) / "LibreOffice" / "program" / "soffice.com"
        for each in ("PROGRAMFILES", "PROGRAMFILES(X86)")
        if each in os.environ
    ),
)

NEEDED = frozenset(
    {
        *("PATH", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TMP", "TEMP"),
        *("FONTCONFIG_FILE", "FONTCONFIG_PATH", "XDG_DATA_DIRS", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"),
        *("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "USERPROFILE", "APPDATA", "LOCALAPPDATA"),
        *("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMDATA", "NUMBER_OF_PROCESSORS"),
    }
)
PREFIX = "LC_"


class OfficeError(Exception):
    """LibreOffice did not answer; the text is its own output."""


def soffice() -> str | None:
    """Return where LibreOffice is; None where it is not installed."""
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    return on_path or next((str(each) for each in PLACES if each.exists()), None)


def pdfs(documents: Sequence[bytes]) -> list[bytes | None] | None:
    """Print .docx files; None for one that could not be, None for all without LibreOffice or without its answer."""
    program = soffice()
    if not program or not documents:
        return None
    with tempfile.TemporaryDirectory(prefix="pages-") as place:
        folder = Path(place)
        for number, data in enumerate(documents):
            (folder / f"{number}.docx").write_bytes(data)
        names = [f"{number}.docx" for number in range(len(documents))]
        try:
            run(program, ["--convert-to", "pdf", *names], folder, START + PER_FILE * len(documents))
        except OfficeError:
            return None
        printed = [folder / f"{number}.pdf" for number in range(len(documents))]
        return [each.read_bytes() if each.exists() else None for each in printed]


def run(
    program: str, arguments: Sequence[str], folder: Path, seconds: float, environment: Mapping[str, str] | None = None
) -> str:
    """Run LibreOffice in a folder and return what it said. Raises OfficeError after so many seconds.

    A profile of its own lets runs side by side, and beside the user's own windows, not wait for each other.
    """
    with tempfile.TemporaryDirectory(prefix="soffice-") as profile, tempfile.TemporaryFile() as output:
        process = subprocess.Popen(  # noqa: S603  # the programme found above, no shell
            [program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", *arguments],
            cwd=folder,
            env={**bare(), **(environment or {})},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise OfficeError(f"no answer within {seconds:.0f} seconds") from None
        finally:
            end(process)
        output.seek(0)
        return output.read().decode(errors="replace")


def end(process: subprocess.Popen[bytes]) -> None:
    """End what still runs as a whole: soffice is a launcher, and the programme behind it would live on."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], env=bare(), check=False)  # noqa: S603, S607
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def bare(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the part of an environment that a programme needs to run at all: places, language, time zone."""
    return {name: value for name, value in environ.items() if name.upper() in NEEDED or name.startswith(PREFIX)}
