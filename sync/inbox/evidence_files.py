"""Evidence for the season (全季证明材料): paired by name, seen in the child process, given to the season."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sync.evidence import paired
from sync.model import Evidence, Inspection, Received
from sync.season import Season
from sync.store import Role, Snapshot

Inspections = Callable[[Sequence[Received]], Mapping[str, Inspection]]
"""Returns by sha256 what was seen in files of evidence; what has still to be seen is missing."""
UNSEEN = Inspection()
"""Nothing is said of a file until it was looked at but that it is there."""


def with_evidence(
    season: Season, held: Snapshot, inspections: Inspections
) -> tuple[Season, tuple[Received, ...], frozenset[int]]:
    """Return the season with the evidence received until now, files that are nobody's, numbers of those still unseen.

    Raises StoreError.
    """
    files = [each for each in held.received(Role.EVIDENCE) if each.received_at <= season.now]
    found = paired(season.plan, season.submissions.values(), files)
    own = [each for files in found.values() for each in files]
    seen = inspections(own)
    evidence = {
        slot: tuple(Evidence(each, seen.get(each.sha256, UNSEEN)) for each in files) for slot, files in found.items()
    }
    unseen = frozenset(each.id for each in own if each.sha256 not in seen)
    return replace(season, evidence=evidence), tuple(strays(files, found.values())), unseen


def strays(files: Iterable[Received], found: Iterable[Iterable[Received]]) -> Iterator[Received]:
    """Yield the files paired with no entry, neither under their name nor with their content; each name once."""
    own = [each for files in found for each in files]
    names, contents = {each.name for each in own}, {each.sha256 for each in own}
    latest = {each.name: each for each in files if each.name not in names and each.sha256 not in contents}
    return (each for _, each in sorted(latest.items()))
