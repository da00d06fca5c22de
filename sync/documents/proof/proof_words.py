"""templates/proof.toml: what the standard asks, the sentences of the findings, the names of the faces."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from sync.documents.proof.results import Observation, PointResult, PointVerdict, State, WordedObservation
from sync.words_file import TEMPLATES, Words, filled
from sync.words_file import load as load_words

WORDS = TEMPLATES / "proof.toml"
POINTS = {str(number): "" for number in range(1, 53)}
"""The points of the standard, by number."""
FOUND = filled(WORDS.name)
Strength = Literal["规定", "一般", "推荐", "可以"]
RULED: Strength = "规定"
VERDICTS = {
    State.GOOD: PointVerdict.PASSED,
    State.MANUAL: PointVerdict.MANUAL,
    State.UNRENDERED: PointVerdict.UNRENDERED,
    State.SUBSTITUTED: PointVerdict.SUBSTITUTED,
}
GRAVITY = list(PointVerdict)


class PointWords(Words, frozen=True):
    """What the standard asks at a point, and what to say where a document has nothing of the kind."""

    title: str
    asks: str
    strength: str
    absent: str = ""


class FoundWords(Words, frozen=True):
    """The sentences of an observation; only what is 规定 makes a document 不合格."""

    strength: Strength = RULED
    good: str = ""
    off: str = ""
    remedy: str = ""
    manual: str = ""


class ReportWords(Words, frozen=True):
    """The report: a table on the screen, a web page, and what is said of files that cannot be proofed."""

    title: str
    standard: str
    format: Annotated[str, "format!"]
    rendered: Annotated[str, "pages"]
    not_rendered: str
    replaced: Annotated[str, "faces!"]
    number: str
    clause: str
    point: str
    verdict: str
    found: str
    remedy: str
    where: str
    page: Annotated[str, "page!"]
    place: Annotated[str, "page! top!"]
    strength: str
    asks: str
    counts: Annotated[str, "verdict! count!"]
    nothing: str
    rest: Annotated[str, "passed absent"]
    all_points: str
    complaints: str
    no_pages: str
    written: Annotated[str, "paths!"]
    nothing_there: str
    unreadable: Annotated[str, "file!"]


class StateWords(Words, frozen=True):
    """What is said where nothing can be concluded."""

    unrendered: str
    substituted: Annotated[str, "faces!"]
    manual: str
    absent: str

    def of(self, state: State) -> str:
        """Return what is said of an observation in such a state; "" where its own words say it."""
        said = {State.UNRENDERED: self.unrendered, State.SUBSTITUTED: self.substituted, State.MANUAL: self.manual}
        return said.get(state, "")


class ProofWords(Words, frozen=True):
    """All words of the checker."""

    report: ReportWords
    states: StateWords
    point: Annotated[Mapping[str, PointWords], POINTS]
    found: Annotated[Mapping[str, FoundWords], FOUND]
    faces: Mapping[str, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]

    def outcome(self, number: int, clause: str, found: tuple[Observation, ...]) -> PointResult:
        """Put the answer to a point into words; the gravest observation decides."""
        words = self.point[str(number)]
        remarks = tuple(self.remark(each) for each in found)
        if not remarks:
            remarks = (WordedObservation("", PointVerdict.ABSENT, words.absent or self.states.absent, "", ()),)
        gravest = min((each.verdict for each in remarks), key=GRAVITY.index)
        return PointResult(number, clause, words.title, words.asks, words.strength, gravest, remarks)

    def remark(self, found: Observation) -> WordedObservation:
        """Put one observation into words."""
        words = self.found[found.code]
        verdict = VERDICTS.get(found.state) or (PointVerdict.FAILED if words.strength == RULED else PointVerdict.REMARK)
        sentence = (words.manual if found.state is State.MANUAL else "") or self.states.of(found.state)
        if found.state in {State.GOOD, State.OFF}:
            sentence = words.good if found.state is State.GOOD else words.off
        remedy = words.remedy.format_map(found.values) if found.state is State.OFF else ""
        return WordedObservation(found.code, verdict, sentence.format_map(found.values), remedy, found.places)


def load(path: Path = WORDS) -> ProofWords:
    """Read the words. Raises PlanError."""
    return load_words(path, ProofWords)
