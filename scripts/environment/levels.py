"""How much an environment holds (环境种类), and where it lies."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Level:
    """One kind of environment: its folder, the lock it is installed from, all locks it satisfies.

    `groups` are the dependency groups of pyproject.toml that can be imported in it, besides the product's own.
    """

    name: str
    folder: Path
    lock: str
    satisfies: tuple[str, ...]
    groups: tuple[str, ...] = ()

    def beside(self, what: str) -> Path:
        """Return a place beside the folder, on the same disk."""
        return self.folder.with_name(f"{self.folder.name}.{what}")


RUN, DEV, BENCH = "requirements.lock", "requirements-dev.lock", "requirements-bench.lock"
LEVELS = {
    "run": Level("run", ROOT / ".venv", RUN, (RUN,)),
    "dev": Level("dev", ROOT / ".venv", DEV, (RUN, DEV), ("dev",)),
    "bench": Level("bench", ROOT / ".venv-bench", BENCH, (BENCH,), ("dev", "bench")),
}
