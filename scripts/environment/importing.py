"""Whether an environment holds what it should (试导入): everything pyproject.toml asks for is imported in it."""

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import packages_distributions

from scripts.environment.levels import LEVELS, ROOT, Level


def asked(level: Level) -> Iterator[str]:
    """Yield the distributions that are named for every system, as an index spells them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = (project["project"]["dependencies"], *(project["dependency-groups"][each] for each in level.groups))
    for requirement in (each for group in groups for each in group if ";" not in each):
        yield spelt(re.split(r"[\[<>=!~ ]", requirement)[0])


def spelt(name: str) -> str:
    """Return a distribution's name as an index spells it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def main(level: Level) -> None:
    """Import all of it. Raises ImportError."""
    modules: dict[str, list[str]] = {}
    for module, distributions in packages_distributions().items():
        for distribution in distributions:
            modules.setdefault(spelt(distribution), []).append(module)
    for distribution in asked(level):
        if distribution not in modules:
            raise ModuleNotFoundError(distribution)
        for module in filter(importable, modules[distribution]):
            import_module(module)


def importable(module: str) -> bool:
    """Tell a package from types alone (lxml-stubs) and from what is private."""
    return module.isidentifier() and not module.startswith("_")


if __name__ == "__main__":
    main(LEVELS[sys.argv[1]])
