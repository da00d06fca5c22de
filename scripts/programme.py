"""What is common to all programmes (程序): how they end, and what that says to whoever started them."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Protocol

from sync.commands.screen_words import words
from sync.errors import DeskError
from sync.reticence import tell


class Programme(Protocol):
    """What is started with arguments, those of the command line unless given, and answers the exit code (程序)."""

    def __call__(self, arguments: list[str] | None = None) -> int:
        """Do it."""


def programme(main: Callable[[list[str] | None], int | None]) -> Programme:
    """Make a programme of what it does: its exit code is what that answers, 0 for nothing.

    Where it cannot be done, or not all of it, what the operator has to see to is said in a line; then it is 2. So it is
    where something nobody foresaw happens: 1, as Python would answer, is for a programme to say of what it found.
    """

    @wraps(main)
    def ended(arguments: list[str] | None = None) -> int:
        try:
            words()  # what will be said at the end can be said
            return main(arguments) or 0
        except DeskError as error:
            print(error, file=sys.stderr)
            return 2
        except Exception as error:  # noqa: BLE001  # whatever it is, it is told without what it holds
            tell(error)
            return 2

    return ended
