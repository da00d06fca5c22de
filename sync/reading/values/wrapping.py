"""What stands around an answer (外衣): quotes, brackets, a full stop, the column's own title."""

import re

from sync.plan import Field
from sync.reading.values.folding import folded

PAIRS = {
    "“": "”",
    '"': '"',
    "‘": "’",
    "'": "'",
    "「": "」",
    "『": "』",
    "《": "》",
    "(": ")",
    "[": "]",
    "【": "】",
    "<": ">",
}
END = "。.、;,:!；，：！ "
START = "'’‘、,:;· "
COLON = re.compile(r"\s*[:=]\s*|\s+")
NOTE = re.compile(r"([^()\[\]【】]*[^()\[\]【】 ]) ?[(\[【]([^()\[\]【】]+)[)\]】]")
"""An answer with something in brackets after it."""


def bare(text: str) -> str:
    """Return an answer in its compatibility form without what stands around it."""
    return unwrapped(folded(text))


def unwrapped(text: str) -> str:
    """Take off quotes, brackets around the whole, and marks at the ends."""
    text = text.strip(" ").rstrip(END).lstrip(START)
    for _ in range(2):
        if (
            len(text) > 1
            and PAIRS.get(text[0]) == text[-1]
            and text[0] not in text[1:-1]
            and text[-1] not in text[1:-1]
        ):
            text = text[1:-1].strip(" ").rstrip(END)
    return text


def unlabelled(text: str, field: Field, *labels: str) -> str:
    """Return an answer without the column's own title, or another label, before it; itself where that is all of it."""
    for title in (field.title, *field.aliases, *labels):
        label = folded(title)
        if len(text) > len(label) and text[: len(label)].casefold() == label.casefold():
            return text[len(label) :].lstrip(" :：=-.").strip() or text
    return text


def noted_apart(text: str) -> tuple[str, str]:
    """Split an answer and the note in brackets after it; "" where there is none."""
    found = NOTE.fullmatch(text)
    return (found[1], found[2].strip()) if found else (text, "")
