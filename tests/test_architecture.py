"""The house keeps its shape: imports go one way, the core does no I/O, knows no clock and reads no configuration."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# From bottom to top; a module imports only from its own layer's package or from layers below.
LAYERS = (
    ("masking", "visible", "normal", "work", "placeholders"),
    ("model", "errors"),
    ("plan", "pinned", "reticence"),
    ("words_file", "manifest"),
    ("messages", "privacy"),
    ("season",),
    ("reading",),
    ("evidence",),
    ("rules",),
    ("status",),
    ("progress",),
    ("answers", "verdicts", "selection"),
    ("sheets", "store", "output"),
    ("documents", "modes"),
    ("inbox",),
    ("desk",),
    ("letters",),
    ("web",),
    ("commands",),
)
PURE = (
    "masking",
    "visible",
    "normal",
    "work",
    "placeholders",
    "model",
    "messages",
    "season",
    "reading",
    "evidence",
    "rules",
    "status",
    "progress",
    "privacy",
    "answers",
    "verdicts",
    "selection",
)
IMPURE_NAMES = {"os", "pathlib", "io", "subprocess", "socket", "sqlite3", "tempfile", "shutil", "time", "random"}
IMPURE_CALLS = {"open", "print", "input"}
CLOCKS = {"now", "today", "utcnow"}
FILES_AT_LOADING = {"messages"}
"""Modules that may read their own file of words once, by the function `load`."""


def modules() -> dict[str, Path]:
    """Return dotted name → file of every module of the package."""
    found = {}
    for path in sorted((ROOT / "sync").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(path: Path) -> Iterator[str]:
    """Yield every module a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def area(module: str) -> str:
    """Return the part of the package a module belongs to."""
    return module.split(".")[1] if "." in module else ""


def layer(module: str) -> int:
    """Return how high a module stands; every module of the package has a place."""
    return next(height for height, areas in enumerate(LAYERS) if area(module) in areas)


@pytest.mark.parametrize("module", [name for name in modules() if area(name)])
def test_imports_go_down(module: str) -> None:
    upward = {
        other
        for other in imported(modules()[module])
        if other.startswith("sync.") and area(other) != area(module) and layer(other) >= layer(module)
    }
    assert upward == set()


@pytest.mark.parametrize("module", [name for name in modules() if area(name) in PURE])
def test_the_core_is_pure(module: str) -> None:
    tree = ast.parse(modules()[module].read_text(encoding="utf-8"))
    allowed = {"pathlib"} if area(module) in FILES_AT_LOADING else set()
    names = {other.split(".")[0] for other in imported(modules()[module])}
    calls = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    clocks = {
        node.func.attr for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert (names & IMPURE_NAMES - allowed, calls & IMPURE_CALLS, clocks & CLOCKS) == (set(), set(), set())


def test_scripts_are_short() -> None:
    lengths = {
        path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / "scripts").glob("*.py")
    }
    assert {name: length for name, length in lengths.items() if length > 40} == {}


def test_the_product_needs_nothing_outside_itself() -> None:
    """No committed text leans on a folder beside the checkout, and no module is as big as two."""
    sources = [*(ROOT / "sync").rglob("*.py"), *(ROOT / "scripts").glob("*"), *(ROOT / "config").rglob("*.*")]
    assert [path for path in sources if path.is_file() and "shared/" in path.read_text(encoding="utf-8")] == []
