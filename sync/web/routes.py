"""Ways (入口): every path of the page, who may take it and what answers; the app knows no other."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal

from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.responses import Response

from sync.store.accesses import Caller
from sync.web.visits import Visit


class PathNumber(Convertor[int]):
    """A number in a path (编号): one that no counter of ours reaches is no number. Raises HTTPException."""

    regex = "[0-9]+"

    def convert(self, value: str) -> int:
        """Return it."""
        if len(value) > LONGEST_NUMBER:
            raise HTTPException(HTTPStatus.BAD_REQUEST)
        return int(value)

    def to_string(self, value: int) -> str:
        """Write it into a path."""
        return str(value)


LONGEST_NUMBER = 100
register_url_convertor("int", PathNumber())

PageAnswer = Callable[[Visit], Response]
ANYBODY: frozenset[Caller] = frozenset()
CITIES = frozenset({Caller.CITY})
OFFICE = frozenset({Caller.SECRETARIAT, Caller.READER})
SECRETARIAT = frozenset({Caller.SECRETARIAT})


@dataclass(frozen=True)
class Way:
    """One way in: `path` as Starlette writes it, the roles it is for (nobody in particular: ANYBODY), what answers.

    A POST brings a form with its token; only one that `uploads` may bring files. `answer` runs in a thread and may take
    its time.
    """

    method: Literal["GET", "POST"]
    path: str
    answer: PageAnswer
    roles: frozenset[Caller] = ANYBODY
    uploads: bool = False
