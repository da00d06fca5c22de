"""What a screen shows and does not obey (可见字符): no control, escape or bidirectional character of others."""

from unicodedata import category

KEPT = frozenset("\n\t\u200d")
"""Ends of lines, tabs, and the joiner (U+200D) that makes one picture of several."""
OBEYED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Control characters, marks that turn the direction of writing or cannot be seen, halves of characters, odd breaks."""


def visible(text: str) -> str:
    """Return a text without what a terminal or a page would obey; its lines and tabs stay."""
    return (
        text if text.isprintable() else "".join(each for each in text if each in KEPT or category(each) not in OBEYED)
    )


def one_line(text: str) -> str:
    """Return a text in one line, so that nobody's words look like a line of ours."""
    return visible(text if text.isprintable() else " ".join(text.splitlines()))
