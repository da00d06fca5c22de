"""Evidence for the season (全季证明材料): paired by name, seen in the child process, given to the season."""

from collections.abc import Iterable
from dataclasses import replace

from sync.evidence import paired
from sync.model import Evidence, Inspection, Received
from sync.season import Season
from sync.sheets.received.inspector import Inspector
from sync.store import Role, Snapshot


def with_evidence(season: Season, held: Snapshot) -> Season:
    """Return the season with the evidence held that was received until now. Raises StoreError."""
    files = [each for each in held.received(Role.EVIDENCE) if each.received_at <= season.now]
    found = paired(season.plan, season.submissions.values(), files)
    seen = inspections((each for files in found.values() for each in files), held)
    evidence = {slot: tuple(Evidence(each, seen[each.sha256]) for each in own) for slot, own in found.items()}
    return replace(season, evidence=evidence)


def inspections(files: Iterable[Received], held: Snapshot) -> dict[str, Inspection]:
    """Look at files, each content once; return what was seen by sha256."""
    distinct = {each.sha256: each for each in files}
    with Inspector() as inspector:
        looked = inspector.inspect_all((digest, held.data(each)) for digest, each in sorted(distinct.items()))
        return dict(looked)
