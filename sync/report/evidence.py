"""Evidence for the season (全季证明材料): paired by name, seen in the child process, given to the season."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sync.evidence import paired
from sync.model import Evidence, Received
from sync.report.library import Library
from sync.season import Season
from sync.store import Role, Snapshot


def with_evidence(season: Season, held: Snapshot, library: Library) -> tuple[Season, tuple[Received, ...]]:
    """Return the season with the evidence received until now, and the files that are nobody's. Raises StoreError."""
    files = [each for each in held.received(Role.EVIDENCE) if each.received_at <= season.now]
    found = paired(season.plan, season.submissions.values(), files)
    seen = library.inspections([each for files in found.values() for each in files])
    evidence = {slot: tuple(Evidence(each, seen[each.sha256]) for each in own) for slot, own in found.items()}
    return replace(season, evidence=evidence), tuple(strays(files, found.values()))


def strays(files: Iterable[Received], found: Iterable[Iterable[Received]]) -> Iterator[Received]:
    """Yield the files paired with no entry, neither under their name nor with their content; each name once."""
    own = [each for files in found for each in files]
    names, contents = {each.name for each in own}, {each.sha256 for each in own}
    latest = {each.name: each for each in files if each.name not in names and each.sha256 not in contents}
    return (each for _, each in sorted(latest.items()))
