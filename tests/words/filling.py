"""What the sources do with words: which keys they ask for, and what they fill into each sentence."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

from sync.commands.screen_words import ScreenWords
from sync.documents.proof.proof_words import ProofWords
from sync.sheets.blank.blank_words import BlankWords
from sync.sheets.google.google_words import OnlineWords
from sync.sheets.judging.selection_words import SelectionWords
from sync.sheets.overviews.overview_words import OverviewWords
from sync.words_file import Words
from tests.submissions import ROOT

FILES: dict[str, type[Words]] = {
    "blank_words": BlankWords,
    "google_words": OnlineWords,
    "overview_words": OverviewWords,
    "proof_words": ProofWords,
    "screen_words": ScreenWords,
    "selection_words": SelectionWords,
}
SEASON = {"year", "event", "days", "now"}
FILLERS = {"format": set[str](), "title": SEASON, "note": SEASON, "add": set[str](), "say": {"form"}}
"""Methods that fill a sentence, and what they fill in by themselves: of `str`, `Sayings`, `Todo` and `TabMending`."""

Key = tuple[str, str]
"""The name of a class and an attribute of it."""


def declared() -> dict[Key, set[str]]:
    """Return every key of the files with its placeholders, without those of tables of a code."""
    found: dict[Key, set[str]] = {}
    for kind in kinds():
        for key, hint in get_type_hints(kind, include_extras=True).items():
            fills = [each for each in get_args(hint)[1:] if isinstance(each, str)]
            names = {name.removesuffix("!").removesuffix(":d").split(".")[0] for name in " ".join(fills).split()}
            found[kind.__name__, key] = names
    return found


@cache
def kinds() -> set[type[Words]]:
    """Return every class of words but those of a code."""
    found, new = set[type[Words]](), set(FILES.values())
    while new:
        found |= new
        hints = {each for kind in new for each in get_type_hints(kind).values()}
        new = {each for each in hints if isinstance(each, type) and issubclass(each, Words)} - found
    return found


@cache
def types() -> dict[str, dict[str, Any]]:
    """Return class → key → type."""
    return {each.__name__: get_type_hints(each) for each in kinds()}


@dataclass
class Filling:
    """What one function does with words: `known` are names → classes or keys."""

    functions: dict[str, str]
    asked: set[Key] = field(default_factory=set)
    filled: defaultdict[Key, list[set[str]]] = field(default_factory=lambda: defaultdict(list))
    known: dict[str, set[str | Key]] = field(default_factory=dict)

    def read(self, function: ast.FunctionDef, own: str) -> None:
        """Follow the words through a function, statement by statement."""
        for arg in (*function.args.args, *function.args.kwonlyargs):
            said = ast.unparse(arg.annotation) if arg.annotation else own if arg.arg == "self" else ""
            self.known[arg.arg] = {said} if said in types() else set()
        for node in ast.walk(function):
            if isinstance(node, ast.Assign):
                self.assign(node.targets[0], node.value)
            elif isinstance(node, ast.For | ast.comprehension) and isinstance(node.target, ast.Name):
                self.assign(node.target, node.iter)
        for node in ast.walk(function):
            if isinstance(node, ast.Attribute):
                self.asked |= {each for each in self.meant(node) if isinstance(each, tuple)}
            if isinstance(node, ast.Call):
                self.call(node)

    def assign(self, target: ast.expr, value: ast.expr) -> None:
        """Note what a name stands for."""
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            for one, other in zip(target.elts, value.elts, strict=True):
                self.assign(one, other)
        elif isinstance(target, ast.Name):
            self.known[target.id] = self.known.get(target.id, set()) | self.meant(value)

    def meant(self, node: ast.expr) -> set[str | Key]:
        """Return the classes or keys that an expression may stand for."""
        match node:
            case ast.Name(id=name):
                return self.known.get(name, set())
            case ast.Call(func=ast.Name(id=name)) if name in self.functions:
                return {self.functions[name]}
            case ast.IfExp(body=body, orelse=other):
                return self.meant(body) | self.meant(other)
            case ast.Attribute(value=value, attr=attr):
                return {found for each in self.meant(value) if isinstance(each, str) for found in member(each, attr)}
        return set()

    def call(self, node: ast.Call) -> None:
        """Note what a call fills into sentences: text.format(…), sayings.note(text, …), made.add(…, text, …)."""
        if isinstance(node.func, ast.Attribute) and node.func.attr in FILLERS:
            given = {each.arg or "**" for each in node.keywords} | FILLERS[node.func.attr]
            for each in [node.func.value] if node.func.attr == "format" else node.args:
                for key in self.meant(each):
                    if isinstance(key, tuple):
                        self.filled[key].append(given)


def member(kind: str, attr: str) -> Iterator[str | Key]:
    """Yield what an attribute of a class of words is: a class, or a key."""
    hints = types()[kind]
    if attr in hints:
        found = hints[attr]
        yield (kind, attr)
        if isinstance(found, type) and issubclass(found, Words):
            yield found.__name__


def fillings() -> Iterator[Filling]:
    """Yield what every function of the sources does with words."""
    for path in sorted([*(ROOT / "sync").rglob("*.py"), *(ROOT / "scripts").glob("*.py")]):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        functions = dict(imported(tree, path))
        for owner in ast.walk(tree):
            for node in owner.body if isinstance(owner, ast.Module | ast.ClassDef | ast.FunctionDef) else []:
                if isinstance(node, ast.FunctionDef):
                    filling = Filling(functions)
                    filling.read(node, owner.name if isinstance(owner, ast.ClassDef) else "")
                    yield filling


def imported(tree: ast.Module, path: Path) -> Iterator[tuple[str, str]]:
    """Yield the names by which a module calls the functions that read words, and what these return."""
    if path.stem in FILES:
        yield "words", FILES[path.stem].__name__
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").rpartition(".")[2] in FILES:
            kind = FILES[(node.module or "").rpartition(".")[2]].__name__
            yield from ((each.asname or each.name, kind) for each in node.names if each.name == "words")
        if isinstance(node, ast.ImportFrom) and node.module == "sync.documents.proof":
            yield from ((each.asname or each.name, "ProofWords") for each in node.names if each.name == "load")
