"""What can be asked for (命令): one module for each make target, with what the operator reads at its end."""

from pathlib import Path

from rich.table import Table


def near(path: Path) -> Path:
    """Return a path as seen from here, where it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def whole(table: Table) -> Table:
    """Let nothing of a table be cut off: Chinese has no blanks at which a narrow screen could break its lines."""
    for column in table.columns:
        column.overflow = "fold"
    return table
