"""What a proof answers (核对结果): per point of the standard a verdict, what was found, and where on the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sync.documents.proof.pages.rendered_page import RenderedPage


class PointVerdict(StrEnum):
    """What is said of a point, the gravest first."""

    FAILED = "不合格"
    REMARK = "提醒"
    SUBSTITUTED = "字体被替换"
    UNRENDERED = "未渲染"
    MANUAL = "需人工"
    PASSED = "合格"
    ABSENT = "不适用"


UNLISTED = {PointVerdict.PASSED, PointVerdict.ABSENT}
"""Verdicts that are counted, not listed."""


class State(StrEnum):
    """What one observation comes to; how grave an OFF is depends on the strength of what is asked."""

    OFF = "off"
    SUBSTITUTED = "substituted"
    UNRENDERED = "unrendered"
    MANUAL = "manual"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class PageArea:
    """A rectangle on a page counted from 1, in mm from the page's upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


ResultValue = str | int | float


@dataclass(frozen=True, slots=True)
class Observation:
    """One observation: `code` is its sentence in templates/proof.toml, `values` what the sentence quotes."""

    code: str
    state: State
    values: Mapping[str, ResultValue] = field(default_factory=dict)
    places: tuple[PageArea, ...] = ()


@dataclass(frozen=True, slots=True)
class WordedObservation:
    """An observation in words: what was found, what to do, and where."""

    code: str
    verdict: PointVerdict
    sentence: str
    remedy: str
    places: tuple[PageArea, ...]


@dataclass(frozen=True, slots=True)
class PointResult:
    """The answer to one point: its number and clause, what the standard asks and how strongly, the verdict."""

    number: int
    clause: str
    title: str
    asks: str
    strength: str
    verdict: PointVerdict
    remarks: tuple[WordedObservation, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """One file proofed: the format it was held to, all points in order, the pages if rendered.

    `substituted` are faces asked for that this machine drew in another one.
    """

    name: str
    sha256: str
    format: str
    rendered: bool
    outcomes: tuple[PointResult, ...]
    substituted: tuple[str, ...] = ()
    pages: tuple[RenderedPage, ...] = ()

    def numbers(self, verdict: PointVerdict) -> tuple[int, ...]:
        """Return the numbers of the points with a verdict."""
        return tuple(each.number for each in self.outcomes if each.verdict is verdict)

    @property
    def verdict(self) -> PointVerdict:
        """The gravest verdict; 合格 only where nothing is left open but what a person must look at anyway."""
        return next(
            (each for each in PointVerdict if each is not PointVerdict.MANUAL and self.numbers(each)),
            PointVerdict.PASSED,
        )

    def summary(self) -> dict[str, object]:
        """Return what a manifest should list: verdict, whether the pages were measured, points by complaint."""
        listed = {str(each): list(self.numbers(each)) for each in PointVerdict if each not in UNLISTED}
        return {
            "verdict": str(self.verdict),
            "format": self.format,
            "rendered": self.rendered,
            "points": {key: numbers for key, numbers in listed.items() if numbers},
            "passed": len(self.numbers(PointVerdict.PASSED)),
        }
