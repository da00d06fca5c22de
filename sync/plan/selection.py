"""How candidates are scored and chosen (评分与遴选) as nouns of config/<year>/plan.toml."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from sync.plan.form import Key

Method = Literal["mean", "trimmed", "median"]
"""平均分；去掉一个最高分和一个最低分后的平均分；中位数."""
TieBreak = Literal["mean", "trimmed", "median", "criteria", "draw"]
"""What tells equal scores apart: another method, the criteria one by one in their order, the lot.

Whatever stands here must never make a better mark a worse place; the spread of the marks would.
"""


class Criterion(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing judges give marks for (评分项). Marks go from `min` to `max` in steps of `step`."""

    key: Key
    title: str
    weight: Annotated[float, Meta(gt=0)] = 1
    min: int = 0
    max: int = 100
    step: Annotated[float, Meta(gt=0)] = 1
    hint: str = ""

    def __post_init__(self) -> None:
        """Refuse a range without room (ValueError, shown by the loader with file and key)."""
        if self.min >= self.max:
            raise ValueError("评分项的 min 应小于 max")


class Selection(Struct, frozen=True, forbid_unknown_fields=True):
    """How marks become places (遴选办法).

    `seed` is what orders and lots are drawn from. A candidate needs `quorum` valid ballots and `pass_mark` points; the
    score has `decimals`, and what is equal to so many decimals is a tie. A total more than `outlier` points from the
    candidate's median is pointed out. `margin` is the point more that may change the result. Judges may write into a
    column called `comment_title`, where it has a name. The result is made public for `publicity_days`.
    """

    template: str = "评分表"
    template_version: str = "1"
    method: Method = "trimmed"
    ties: tuple[TieBreak, ...] = ("criteria", "draw")
    blind: bool = True
    seed: str = ""
    alternates: Annotated[int, Meta(ge=0, le=20)] = 0
    pass_mark: Annotated[int, Meta(ge=0, le=100)] = 0
    quorum: Annotated[int, Meta(ge=1, le=99)] = 1
    decimals: Annotated[int, Meta(ge=0, le=6)] = 2
    outlier: Annotated[int, Meta(ge=1, le=100)] = 15
    margin: Annotated[int, Meta(ge=1, le=20)] = 1
    comment_title: str = ""
    publish_results: bool = False
    publicity_days: Annotated[int, Meta(ge=1, le=60)] = 7

    @property
    def template_id(self) -> str:
        """What `_meta` says of a judge's workbook: template@version."""
        return f"{self.template}@{self.template_version}"


class Meeting(Struct, frozen=True):
    """A meeting that selected (遴选会议): of which round, when, where, who led it, who was there."""

    round: str
    date: date
    time: str
    place: str
    chair: str
    present: str
    excused: str = ""
    observers: str = ""


class Judge(Struct, frozen=True):
    """One judge (评委). `city` and `unit` are where recusal is computed from; `recusals` are row keys declared.

    `awards` are the awards judged, all where empty.
    """

    code: Annotated[str, Meta(pattern=r"^[A-Za-z0-9]+$", description="评委代码只用英文字母和数字，如 P1")]
    name: str
    city: str = ""
    unit: str = ""
    awards: tuple[str, ...] = ()
    recusals: tuple[str, ...] = ()

    def judges(self, award: str) -> bool:
        """Say whether an award, by its key, is this judge's to judge."""
        return not self.awards or award in self.awards
