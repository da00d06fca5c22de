"""Evidence for the season (全季证明材料): paired by name, seen in the child process, given to the season."""

from dataclasses import replace

from sync.evidence import paired
from sync.model import Evidence
from sync.report.library import Library
from sync.season import Season
from sync.store import Role, Snapshot


def with_evidence(season: Season, held: Snapshot, library: Library) -> Season:
    """Return the season with the evidence held that was received until now. Raises StoreError."""
    files = [each for each in held.received(Role.EVIDENCE) if each.received_at <= season.now]
    found = paired(season.plan, season.submissions.values(), files)
    seen = library.inspections([each for files in found.values() for each in files])
    evidence = {slot: tuple(Evidence(each, seen[each.sha256]) for each in own) for slot, own in found.items()}
    return replace(season, evidence=evidence)
