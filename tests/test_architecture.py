"""The house keeps its shape: imports go one way, the core does no I/O, knows no clock and reads no configuration.

And the guides to it say so: tables, nouns and paths in them are held to the code.
"""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GUIDES = ("README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/how-to.md")

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


def test_the_map_shows_the_layers_as_they_are() -> None:
    rows = [row for row in table_of("docs/architecture.md", "Layers") if row[0].isdigit()]
    drawn: defaultdict[int, list[str]] = defaultdict(list)
    for number, name, _, _ in rows:
        drawn[int(number)].append(name.strip("`"))
    assert list(drawn.items()) == list(enumerate(map(list, LAYERS)))
    assert {name.strip("`") for _, name, _, pure in rows if pure == "yes"} == set(PURE)


def test_every_noun_of_the_glossary_stands_where_it_says() -> None:
    rows = table_of("docs/architecture.md", "Glossary")[2:]
    wrong = [
        name
        for _, _, types, places in rows
        for name in quoted(types)
        if name not in {noun for place in quoted(places) for noun in defined(ROOT / place)}
    ]
    assert (len(rows) >= 30, wrong) == (True, [])


@pytest.mark.shipped("the guides name files of the configuration, which are looked for and not read")
def test_every_path_that_a_guide_or_a_decision_names_is_there() -> None:
    """Written from the root, or from sync/; a module may go without its .py."""
    pages = [*(ROOT / guide for guide in GUIDES), *(ROOT / "docs" / "decisions").glob("*.md")]
    named = {page.name: paths(page.read_text(encoding="utf-8")) for page in pages}
    assert {name for name in named if not named[name]} & {Path(guide).name for guide in GUIDES} == set()
    missing = {name: [path for path in sorted(found) if not is_there(path)] for name, found in named.items()}
    assert {name: gone for name, gone in missing.items() if gone} == {}


def test_every_room_is_on_the_map() -> None:
    rooms = {row[0].strip("`") for row in table_of("docs/architecture.md", "Rooms")[2:]}
    packages = {f"sync/{area(module)}/" for module, path in modules().items() if path.name == "__init__.py"}
    assert rooms == packages - {"sync//"} | {"scripts/"}


def test_decisions_are_numbered_once_and_there_when_they_are_named() -> None:
    numbers = Counter(path.name[:3] for path in (ROOT / "docs" / "decisions").glob("*.md"))
    sources = [path for folder in ("sync", "scripts", "tests", "docs") for path in (ROOT / folder).rglob("*.[pm][yd]")]
    named = {each for path in sources for each in re.findall(r"decisions/([0-9]{3})", path.read_text("utf-8"))}
    assert ({number for number, count in numbers.items() if count > 1}, named - set(numbers)) == (set(), set())


def test_the_record_of_changes_has_every_day_once_and_says_nothing_twice() -> None:
    lines = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    days = [line for line in lines if line.startswith("## ")]
    said = Counter(line for line in lines if line.startswith("- "))
    assert days == sorted(set(days), reverse=True)
    assert [line for line, count in said.items() if count > 1] == []


def table_of(guide: str, heading: str) -> list[list[str]]:
    """Return the rows of the table under a heading, its head and the line of dashes first."""
    section = (ROOT / guide).read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def quoted(text: str) -> list[str]:
    """Return what stands in backticks."""
    return re.findall("`([^`]+)`", text)


def defined(path: Path) -> Iterator[str]:
    """Yield the types that a module defines."""
    return nouns(ast.parse(path.read_text(encoding="utf-8")))


def paths(text: str) -> set[str]:
    """Return the paths of ours that a page names in backticks or links to."""
    named = [*quoted(text), *re.findall(r"\]\(([^)#]+)", text)]
    return {path for each in named for word in each.split() if is_path(path := word.partition(":")[0])}


def is_path(word: str) -> bool:
    """Say whether a word names something of ours; what is still to be made (`<key>`) is not there."""
    top, _, rest = word.partition("/")
    tops = {path.name for folder in (ROOT, ROOT / "sync") for path in folder.iterdir() if path.name[0] != "."}
    return top in tops - {"out", "var"} and "<key>" not in rest and "=" not in word


def is_there(path: str) -> bool:
    """Say whether a path is there; what is in angle brackets stands for anything."""
    pattern = re.sub("<[^>]+>", "*", path).rstrip("/")
    return any(any(folder.glob(pattern + end)) for folder in (ROOT, ROOT / "sync") for end in ("", ".py"))
