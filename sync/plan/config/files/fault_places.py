"""Where in its file a contradiction stands (错处): with the line, and in words a clerk knows."""

from pathlib import Path

from sync.errors import Fault, PlanError
from sync.plan.config.files.csv_file import line_of
from sync.plan.config.files.toml_file import opened


def located(folder: Path, file: str, key: str, expected: str) -> Fault:
    """Return a fault with its place, in `folder` of the year or the one above it."""
    path = folder / file if (folder / file).exists() else folder.parent / file
    if not path.exists():
        return Fault(str(folder / file), key, expected)
    try:
        return Fault(str(path), opened(path).found(key) if path.suffix == ".toml" else in_csv(path, key), expected)
    except PlanError:  # somebody is editing it at this moment
        return Fault(str(path), key, expected)


def in_csv(path: Path, key: str) -> str:
    """Return the line of the row that a name stands in, and the name."""
    name = key.rpartition(".")[2]
    line = line_of(path, name)
    return f"第{line}行 {name}" if line else key
