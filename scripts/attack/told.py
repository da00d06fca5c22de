"""What a file brought about (结果) and what of it is a fault (问题): slow, crashed, an error of ours, English."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from sync.reticence import UNEXPECTED
from sync.visible import visible

FIVE_HUNDRED = 500
CODES = frozenset({0, 1, 2})
"""With which a programme ends: well, with findings, with a trouble of the operator's."""
TROUBLE = re.compile(r"Traceback|\b[A-Z][A-Za-z]*(?:Error|Exception)\b|\bNone\b|\bnan\b|object at 0x|Internal Server")
ENGLISH = re.compile(r"[A-Za-z]{2,}(?:[ ,.:'-]+[A-Za-z]{2,}){2,}")
"""Three words in a row."""


@dataclass(frozen=True)
class Told:
    """What came of one file at one target: how long it took, what was shown; `code` is None where it was stopped."""

    seconds: float
    code: int | None
    said: str
    statuses: tuple[int, ...] = ()


def faults(told: Told, words: str, allowed: float) -> Iterator[str]:
    """Yield what is wrong with an answer; `words` stand in the file itself, and may be quoted."""
    if told.code is None or told.seconds > allowed:
        yield "太慢"
    elif told.code not in CODES or UNEXPECTED in told.said:
        yield "崩溃"
    if worst := [each for each in told.statuses if each >= FIVE_HUNDRED]:
        yield f"网页出错 {worst[0]}"
    own = " ".join(words.split())
    if found := [each for each in (*TROUBLE.findall(told.said), *ENGLISH.findall(told.said)) if each not in own]:
        yield f"出现英文 {found[0][:40]}"
    if visible(told.said) != told.said:
        yield "出现控制字符"


class Seen(HTMLParser):
    """The text of a page as it is seen."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        """Keep a piece of text."""
        self.parts.append(data)


def seen(page: str) -> str:
    """Return the text of a page."""
    parser = Seen()
    parser.feed(page)
    return " ".join(" ".join(parser.parts).split())
