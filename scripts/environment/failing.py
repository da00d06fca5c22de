"""What kept an environment from being made (准备失败): the cause, told by what the step said, and its remedy."""

import pwd
import re
import shlex
import shutil
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from scripts.environment.alone import user
from scripts.environment.levels import ROOT

SENTENCES = ROOT / "templates" / "environment.toml"


def sentences() -> dict[str, Any]:
    """Return templates/environment.toml."""
    return tomllib.loads(SENTENCES.read_text("utf-8"))


def cause(said: str) -> str:
    """Return the sentence of the first cause whose signs are in what was said; else what it said last."""
    for each in sentences()["cause"]:
        found = re.search("|".join(each["signs"]), said)
        if found:
            return str(each["sentence"]).format(**facts(said), what=next(filter(None, found.groups()), ""))
    return str(sentences()["unknown"]).format(**facts(said))


def foreign_sentence(paths: list[Path]) -> str:
    """Return what to do about files that another user left."""
    names, quoted = "、".join(each.name for each in paths), shlex.join(map(str, paths))
    owners = "、".join(sorted({owner(each) for path in paths for each in (path, *path.glob("*"))} - {user()}))
    return str(sentences()["foreign"]).format(names=names, quoted=quoted, owners=owners, user=user())


def facts(said: str) -> dict[str, object]:
    """Return what a sentence may quote."""
    path = denied(said)
    return {
        "folder": ROOT,
        "quoted": shlex.quote(str(ROOT)),
        "path": path,
        "owner": owner(path),
        "user": user(),
        "free": free(ROOT),
        "temporary": tempfile.gettempdir(),
        "temporary_free": free(Path(tempfile.gettempdir())),
        "python": ".".join(map(str, sys.version_info[:2])),
        "last": last(said),
    }


def denied(said: str) -> Path:
    """Return what could not be written, or the nearest folder of it that exists."""
    found = re.search(r"Permission denied: '([^']+)'", said)
    path = ROOT / found[1] if found else ROOT
    return next(each for each in (path, *path.parents) if each.exists())


def owner(path: Path) -> str:
    """Return whose a file is: the name, or the number where it has none."""
    number = path.stat().st_uid
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def free(path: Path) -> str:
    """Return how much room there is."""
    return f"{shutil.disk_usage(path).free // 2**20}MB"


def last(said: str) -> str:
    """Return the line that tells most: pip's last error, else the last line of all."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR: ") and not line.endswith(":")]
    return (errors or lines or [""])[-1]
