"""The words of blank workbooks (空白表用语): templates/blank.toml, with places in braces that the programme fills."""

from functools import cache
from pathlib import Path

from msgspec import Struct

from sync.plan.config.config_files import typed

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"


class Hints(Struct, frozen=True, forbid_unknown_fields=True):
    """The hint row above our own columns and those of a card."""

    key: str
    status: str
    text: str
    value: str
    help: str
    examples: str
    required: str


class Prompt(Struct, frozen=True, forbid_unknown_fields=True):
    """What shows beside a cell that is being filled in."""

    required: str
    optional: str
    characters: str
    files: str
    suffixes: str
    figure: str
    example: str
    between: str
    at_most: str
    at_least: str

    def limits(self, least: int | None, most: int | None) -> str:
        """Word bounds; "" where there are none."""
        words = self.between if least and most else self.at_least if least else self.at_most
        return "" if least is None and most is None else words.format(min=least, max=most)


class Errors(Struct, frozen=True, forbid_unknown_fields=True):
    """What shows when something unfit was typed."""

    choice: str
    district: str
    figure: str
    date: str
    characters: str
    length: str
    email: str


class BlankWords(Struct, frozen=True, forbid_unknown_fields=True):
    """templates/blank.toml as written."""

    title: str
    subject: str
    footer: str
    page: str
    deadline: str
    not_checked: str
    hints: Hints
    prompt: Prompt
    errors: Errors


@cache
def words(path: Path = TEMPLATES / "blank.toml") -> BlankWords:
    """Read the words of blank workbooks. Raises PlanError naming the file and the key."""
    return typed(path, BlankWords)
