"""What a submission may hold (填报内容的上限), as config/<year>/plan.toml says in [limits]."""

from typing import Annotated

from msgspec import Meta, Struct


class Limits(Struct, frozen=True, forbid_unknown_fields=True):
    """How much of what a city sent is read.

    `text` characters in a cell of a text field (一格文字), `cell` in one of any other kind (其他栏目的一格). `work` is
    what reading, and then checking, one submission may cost, in characters looked at.
    """

    cell: Annotated[int, Meta(ge=100, le=32_767)] = 2_000
    text: Annotated[int, Meta(ge=1_000, le=32_767)] = 32_767
    work: Annotated[int, Meta(ge=1_000_000)] = 60_000_000

    def of(self, kind: str) -> int:
        """Return how many characters a cell of a type of field may hold to be read."""
        return self.text if kind == "text" else self.cell


USUAL = Limits()
"""Where a year says nothing."""
