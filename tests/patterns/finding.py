"""Every pattern of the product, found by going through its modules, and how each is used, told by their source."""

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType

ROOT = Path(__file__).parents[2]
ANYWHERE = frozenset({"search", "sub", "subn", "findall", "finditer", "split"})
ANCHORED = frozenset({"match", "fullmatch"})
Compiled = re.Pattern[str] | re.Pattern[bytes]


def sources() -> dict[str, Path]:
    """Return dotted name → file of every module of the package."""
    found = {}
    for path in sorted((ROOT / "sync").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def modules() -> dict[str, ModuleType]:
    """Import every module."""
    return {name: importlib.import_module(name) for name in sources()}


@cache
def patterns() -> dict[str, Compiled]:
    """Return every compiled pattern by where it is kept: in globals, containers, objects of ours, closures."""
    found: dict[str, Compiled] = {}
    for name, module in modules().items():
        for key, value in vars(module).items():
            for place, each in held(f"{name}.{key}", value, name, set()):
                if not any(each is known for known in found.values()):
                    found[place] = each
    return found


def held(place: str, value: object, module: str, seen: set[int]) -> Iterator[tuple[str, Compiled]]:
    """Yield the patterns in a value."""
    if isinstance(value, re.Pattern):
        yield place, value
        return
    if id(value) in seen or isinstance(value, ModuleType):
        return
    seen.add(id(value))
    for key, each in parts(value, module):
        yield from held(f"{place}.{key}", each, module, seen)


def parts(value: object, module: str) -> Iterator[tuple[object, object]]:
    """Yield what a container, an object of ours, a class of ours or a function of ours holds."""
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, (list, tuple, set, frozenset)):
        yield from enumerate(value)
    elif isinstance(value, FunctionType) and value.__module__.startswith("sync"):
        yield from (
            (each, cell.cell_contents)
            for each, cell in zip(value.__code__.co_freevars, value.__closure__ or (), strict=True)
        )
        yield from enumerate(value.__defaults__ or ())
    elif isinstance(value, type) and value.__module__ == module:
        yield from ((key, each) for key, each in vars(value).items() if not key.startswith("__"))
    elif is_dataclass(value) and not isinstance(value, type) and type(value).__module__.startswith("sync"):
        yield from ((each.name, getattr(value, each.name, None)) for each in fields(value))


@cache
def ways() -> dict[int, frozenset[str]]:
    """Return how each pattern is used, by its identity: the names of methods; search where it is handed on."""
    found: dict[int, set[str]] = {}
    for name, path in sources().items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        called = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        for node in ast.walk(tree):
            if isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Load):
                for value in closures().get((name, getattr(node, "id", "")), [resolved(node, modules()[name])]):
                    if isinstance(value, re.Pattern):
                        found.setdefault(id(value), set()).add(called.get(id(node), "search"))
    return {key: frozenset(each) for key, each in found.items()}


@cache
def closures() -> dict[tuple[str, str], list[Compiled]]:
    """Return the patterns that made functions hold, by the module that made them and the name of their variable."""
    found: dict[tuple[str, str], list[Compiled]] = {}
    for module in modules().values():
        for value in [
            *vars(module).values(),
            *(each for own in vars(module).values() if isinstance(own, dict) for each in own.values()),
        ]:
            if isinstance(value, FunctionType):
                for name, each in parts(value, module.__name__):
                    if isinstance(each, re.Pattern):
                        found.setdefault((value.__module__, str(name)), []).append(each)
    return found


def resolved(node: ast.expr, module: ModuleType) -> object:
    """Return what a dotted name means in a module; None where it is no global."""
    if isinstance(node, ast.Name):
        return vars(module).get(node.id)
    if isinstance(node, ast.Attribute):
        owner = resolved(node.value, module)
        return vars(owner).get(node.attr) if isinstance(owner, ModuleType) else None
    return None


def way_of(pattern: Compiled) -> str:
    """Return the dearest way in which a pattern is used."""
    used = ways().get(id(pattern), frozenset({"search"})) - {"pattern"}
    if used & ANYWHERE or not used:
        return "finditer"
    return "fullmatch" if "fullmatch" in used else "match"


def inline() -> Iterator[str]:
    """Yield where a pattern is written out in a call, or made when called: no walk through the modules finds it."""
    for name, path in sources().items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inner = {
            id(node)
            for each in ast.walk(tree)
            if isinstance(each, (ast.FunctionDef, ast.Lambda))
            for node in ast.walk(each)
        }
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and getattr(node.func.value, "id", "") == "re"
            ):
                made = node.func.attr == "compile" and id(node) in inner
                written = node.func.attr in ANYWHERE | ANCHORED and not isinstance(
                    resolved(node.args[0], modules()[name]), re.Pattern
                )
                if made or written:
                    yield f"{name}: {ast.unparse(node)}"
