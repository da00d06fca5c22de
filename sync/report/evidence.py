"""Evidence for the season (全季证明材料): paired by name, seen in the child process, given to the season."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sync.evidence import paired
from sync.model import Evidence, Inspection, Received
from sync.season import Season
from sync.sheets.received.inspector import Inspector
from sync.store import Role, Store


def with_evidence(season: Season, store: Store) -> tuple[Season, tuple[Received, ...]]:
    """Return the season with the evidence received until now, and the files that are nobody's. Raises StoreError."""
    files = [each for each in store.received(Role.EVIDENCE) if each.received_at <= season.now]
    found = paired(season.plan, season.submissions.values(), files)
    seen = inspections((each for files in found.values() for each in files), store)
    evidence = {slot: tuple(Evidence(each, seen[each.sha256]) for each in own) for slot, own in found.items()}
    return replace(season, evidence=evidence), tuple(strays(files, found.values()))


def strays(files: Iterable[Received], found: Iterable[Iterable[Received]]) -> Iterator[Received]:
    """Yield the files paired with no entry, neither under their name nor with their content; each name once."""
    own = [each for files in found for each in files]
    names, contents = {each.name for each in own}, {each.sha256 for each in own}
    latest = {each.name: each for each in files if each.name not in names and each.sha256 not in contents}
    return (each for _, each in sorted(latest.items()))


def inspections(files: Iterable[Received], store: Store) -> dict[str, Inspection]:
    """Look at files, each content once; return what was seen by sha256."""
    distinct = {each.sha256: each for each in files}
    with Inspector() as inspector:
        looked = inspector.inspect_all((digest, store.data(each)) for digest, each in sorted(distinct.items()))
        return dict(looked)
