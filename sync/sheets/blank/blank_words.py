"""The words of blank workbooks (空白表用语): templates/blank.toml, with places in braces that the programme fills."""

from functools import cache
from pathlib import Path
from typing import Annotated

from sync.words_file import TEMPLATES, Words, load


class Hints(Words, frozen=True):
    """The hint row above our own columns and those of a card."""

    key: str
    status: str
    text: str
    value: str
    help: str
    examples: str
    required: str


class Prompt(Words, frozen=True):
    """What shows beside a cell that is being filled in."""

    required: str
    optional: str
    characters: Annotated[str, "limits!"]
    files: Annotated[str, "limits!"]
    suffixes: Annotated[str, "suffixes!"]
    figure: Annotated[str, "limits!"]
    example: Annotated[str, "example!"]
    between: Annotated[str, "min! max!"]
    at_most: Annotated[str, "max!"]
    at_least: Annotated[str, "min!"]

    def limits(self, least: int | None, most: int | None) -> str:
        """Word bounds; "" where there are none."""
        words = self.between if least and most else self.at_least if least else self.at_most
        return "" if least is None and most is None else words.format(min=least, max=most)


class Errors(Words, frozen=True):
    """What shows when something unfit was typed."""

    choice: str
    district: str
    figure: Annotated[str, "limits"]
    date: Annotated[str, "year"]
    characters: Annotated[str, "limits"]
    length: Annotated[str, "title length"]
    email: str


class BlankWords(Words, frozen=True):
    """templates/blank.toml as written."""

    title: Annotated[str, "form! city"]
    subject: Annotated[str, "year event city"]
    footer: Annotated[str, "year event city"]
    page: Annotated[str, "page! pages"]
    deadline: Annotated[str, "date.year date.month! date.day! hour!"]
    not_checked: Annotated[str, "secretariat"]
    hints: Hints
    prompt: Prompt
    errors: Errors


@cache
def words(path: Path = TEMPLATES / "blank.toml") -> BlankWords:
    """Read the words of blank workbooks. Raises PlanError naming the file and the key."""
    return load(path, BlankWords)
