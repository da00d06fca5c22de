"""templates/proof.toml: what the standard asks, the sentences of the findings, the names of the faces."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from sync.documents.proof.results import Observation, PointResult, PointVerdict, State, WordedObservation
from sync.plan.config.config_files import typed

WORDS = Path(__file__).resolve().parents[3] / "templates" / "proof.toml"
RULED = "规定"
VERDICTS = {
    State.GOOD: PointVerdict.PASSED,
    State.MANUAL: PointVerdict.MANUAL,
    State.UNRENDERED: PointVerdict.UNRENDERED,
    State.SUBSTITUTED: PointVerdict.SUBSTITUTED,
}
GRAVITY = list(PointVerdict)


class PointWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the standard asks at a point, and what to say where a document has nothing of the kind."""

    title: str
    asks: str
    strength: str
    absent: str = ""


class FoundWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The sentences of an observation; only what is 规定 makes a document 不合格."""

    strength: str = RULED
    good: str = ""
    off: str = ""
    remedy: str = ""
    manual: str = ""


class ProofWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All words of the checker."""

    report: Mapping[str, str]
    states: Mapping[str, str]
    point: Mapping[str, PointWords]
    found: Mapping[str, FoundWords]
    faces: Mapping[str, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]

    def outcome(self, number: int, clause: str, found: tuple[Observation, ...]) -> PointResult:
        """Put the answer to a point into words; the gravest observation decides."""
        words = self.point[str(number)]
        remarks = tuple(self.remark(each) for each in found)
        if not remarks:
            remarks = (WordedObservation("", PointVerdict.ABSENT, words.absent or self.states["absent"], "", ()),)
        gravest = min((each.verdict for each in remarks), key=GRAVITY.index)
        return PointResult(number, clause, words.title, words.asks, words.strength, gravest, remarks)

    def remark(self, found: Observation) -> WordedObservation:
        """Put one observation into words."""
        words = self.found[found.code]
        verdict = VERDICTS.get(found.state) or (PointVerdict.FAILED if words.strength == RULED else PointVerdict.REMARK)
        sentence = (words.manual if found.state is State.MANUAL else "") or self.states.get(found.state, "")
        if found.state in {State.GOOD, State.OFF}:
            sentence = words.good if found.state is State.GOOD else words.off
        remedy = words.remedy.format_map(found.values) if found.state is State.OFF else ""
        return WordedObservation(found.code, verdict, sentence.format_map(found.values), remedy, found.places)


def load(path: Path = WORDS) -> ProofWords:
    """Read the words. Raises PlanError."""
    return typed(path, ProofWords)
