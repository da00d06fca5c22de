"""How document numbers (发文字号) are written, and from where each series counts."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

BLANK = "　"
"""What stands for the number in a draft."""


class Numbering(Struct, frozen=True, forbid_unknown_fields=True):
    """The style of document numbers (发文字号的写法); as the standard has it unless the year says otherwise.

    `digits`: a shorter number is padded with zeros to so many, 0 pads none. `first`: the least number of a series that
    may be allotted, where the association has used up those below for other letters.
    """

    brackets: Literal["〔〕", "[]", "【】"] = "〔〕"
    digits: Annotated[int, Meta(ge=0, le=6)] = 0
    first: dict[str, Annotated[int, Meta(ge=1)]] = {}

    def mark(self, series: str, year: int, number: int | None = None, *, minutes: bool = False) -> str:
        """Write a number: 粤成教协函〔2014〕3号; without one as a draft has it. "" for what belongs to no series.

        That of minutes (纪要) is the issue: 第3期.
        """
        if not series:
            return ""
        if minutes:
            return f"第{BLANK if number is None else number}期"
        shown = BLANK if number is None else f"{number:0{self.digits}d}" if self.digits else str(number)
        return f"{series}{self.brackets[0]}{year}{self.brackets[1]}{shown}号"
