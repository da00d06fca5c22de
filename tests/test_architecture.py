"""The house keeps its shape: imports go one way, the core does no I/O, knows no clock and reads no configuration."""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# From bottom to top; a module imports only from its own layer's package or from layers below.
LAYERS = (
    ("counting", "masking", "visible", "work", "aside", "placeholders"),
    ("model", "errors"),
    ("characters",),
    ("normal",),
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
    "characters",
    "counting",
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
FILES_AT_LOADING = {"characters", "messages"}
"""Modules that may read their own files of words or characters once, by the function `load`."""
FLOORS = 5
"""The longest chain of imports among the modules of one folder."""
LONGEST = 250
"""Lines of a module."""
SMALL, MOST_SMALL = 30, 25
"""A module of fewer lines is a crumb; so many there may be."""
NAMED_ALIKE = {
    "named after a make target, as what it commands is": ("commands",),
    "named after the part of a document that it proofs": ("documents.proof.points",),
}
"""Why modules of some folders may be called as another one is."""


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


def test_no_class_or_type_is_called_as_another_one_is() -> None:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for module, path in modules().items():
        for name in nouns(ast.parse(path.read_text(encoding="utf-8"))):
            places[name].append(module)
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def nouns(tree: ast.Module) -> Iterator[str]:
    """Yield the names of a module's classes, and of the types it names."""
    yield from (node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    named = (target for node in tree.body if isinstance(node, ast.Assign) for target in node.targets)
    yield from (each.id for each in named if isinstance(each, ast.Name) and re.match("[A-Z]+[a-z]", each.id))


def test_no_module_is_called_as_another_one_is() -> None:
    spared = tuple(f"sync.{folder}." for folders in NAMED_ALIKE.values() for folder in folders)
    names = Counter(stem(module) for module in leaves() if not module.startswith(spared))
    assert {name for name, count in names.items() if count > 1} == set()


def test_every_exception_is_one() -> None:
    """A folder whose modules are called like no other needs no leave."""
    for folder in (folder for folders in NAMED_ALIKE.values() for folder in folders):
        own = {stem(module) for module in leaves() if module.startswith(f"sync.{folder}.")}
        others = {stem(module) for module in leaves() if not module.startswith(f"sync.{folder}.")}
        assert own & others != set(), folder


def test_no_folder_has_more_floors_than_one_can_climb() -> None:
    heights = {folder: height(folder) for folder in {module.rpartition(".")[0] for module in leaves()}}
    assert {folder: floors for folder, floors in heights.items() if floors > FLOORS} == {}


def test_modules_are_neither_giants_nor_crumbs() -> None:
    lengths = {module: len(path.read_text(encoding="utf-8").splitlines()) for module, path in leaves().items()}
    assert {module: length for module, length in lengths.items() if length > LONGEST} == {}
    assert len([module for module, length in lengths.items() if length < SMALL]) <= MOST_SMALL


def leaves() -> dict[str, Path]:
    """Return the modules that are no packages."""
    return {module: path for module, path in modules().items() if path.name != "__init__.py"}


def stem(module: str) -> str:
    """Return a module's own name."""
    return module.rpartition(".")[2]


def height(folder: str) -> int:
    """Return on how many floors the modules of a folder stand: a module stands above those it imports from there."""
    own = {module: set(imported(path)) for module, path in leaves().items() if module.rpartition(".")[0] == folder}
    below = {module: {other for other in found if other in own} for module, found in own.items()}

    def floor(module: str) -> int:
        return 1 + max(map(floor, below[module]), default=0)

    return max(map(floor, below))


def test_scripts_are_short() -> None:
    lengths = {
        path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / "scripts").glob("*.py")
    }
    assert {name: length for name, length in lengths.items() if length > 40} == {}


@pytest.mark.shipped("the configuration's comments are read as text")
def test_the_product_needs_nothing_outside_itself() -> None:
    """No committed text leans on a folder beside the checkout, and no module is as big as two."""
    sources = [*(ROOT / "sync").rglob("*.py"), *(ROOT / "scripts").glob("*"), *(ROOT / "config").rglob("*.*")]
    assert [path for path in sources if path.is_file() and "shared/" in path.read_text(encoding="utf-8")] == []
