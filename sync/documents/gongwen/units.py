"""Lengths. Word counts text in twips (1/20 pt), type in half-points and drawings in EMU; the standard in mm and 字."""

from datetime import date
from functools import cache
from unicodedata import combining, east_asian_width

PT = 20
"""Twips in a point."""


def twips(mm: float) -> int:
    """Millimetres as twips."""
    return round(mm * 1440 / 25.4)


def emu(mm: float) -> int:
    """Millimetres as English Metric Units."""
    return round(mm * 36000)


def mm(points: float) -> float:
    """Points as millimetres."""
    return points * 25.4 / 72


def ems(text: str) -> float:
    """Return the width of a line of text in 字: digits and Latin letters are half as wide as a Hanzi.

    Ambiguous characters (“ ” — … · ×) count as wide, for they are set in the East Asian face.
    """
    return sum(map(em, text))


@cache
def em(char: str) -> float:
    """Return the width of a character in 字."""
    return 0.0 if combining(char) else 1.0 if east_asian_width(char) in "WFA" else 0.5


def chinese(day: date) -> str:
    """Write a date as 7.3.5.4 asks: Arabic digits, the full year, no zero padding."""
    return f"{day.year}年{day.month}月{day.day}日"
