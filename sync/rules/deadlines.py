"""Deadlines (截止时间): what came late, and what was decided about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sync.model import Entry, Finding, Submission
from sync.plan import Decision, Form, Round
from sync.rules.filled import Filled, filled
from sync.season import Season, received

BY_POLICY = {"decide": "late", "accept": "late-accepted", "refuse": "late-refused"}
BY_DECISION = {"接收": "decided-accepted", "不接收": "decided-refused", "撤回": "withdrawn"}
TIMED = frozenset({*BY_POLICY.values(), *BY_DECISION.values()})
"""Findings on when something came in: a decision settles them, no waiver."""
DROPPING = frozenset({"decided-refused", "withdrawn"})
"""Findings that say why an entry was left out."""


@dataclass(frozen=True)
class Timing:
    """When a form or a candidate came in, against its round, and what was decided (报送时间). `code` is its finding."""

    round: Round | None
    received: datetime
    late: bool
    decision: Decision | None

    @property
    def code(self) -> str:
        """The finding it makes; "" where it came in time and nothing was decided."""
        if self.decision and (self.late or self.decision.decision != "接收"):
            return BY_DECISION[self.decision.decision]
        return BY_POLICY[self.round.late] if self.late and self.round else ""

    def params(self, season: Season) -> Mapping[str, object]:
        """Return what the finding says; the deadline is the last day that still counts, to 24:00."""
        if self.decision and self.code in BY_DECISION.values():
            return {"who": self.decision.who, "date": self.decision.date, "reason": self.decision.reason}
        return {
            "received": self.received,
            "round": self.round and self.round.title,
            "deadline": self.round and self.round.deadline(season.plan.zone).date() - timedelta(days=1),
        }


def timing(season: Season, submission: Submission, form: Form, entry: Entry | None = None) -> Timing:
    """Return how a form, or one candidate of an award, stands against its deadline."""
    round_ = season.round_of(form, entry)
    moment = received(season, submission, form, entry)
    late = round_ is not None and moment > round_.closes(season.plan.zone)
    return Timing(round_, moment, late, season.decisions.get((submission.city, entry.key if entry else form.title)))


def deadlines(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find what came late or was decided on: candidates one by one, of other forms each as a whole."""
    for sheet in filled(submission, season):
        for entry in sheet.table.entries() if sheet.form.award else (None,):
            found = timing(season, submission, sheet.form, entry)
            if found.code:
                yield told(sheet, entry, found, season)


def told(sheet: Filled, entry: Entry | None, found: Timing, season: Season) -> Finding:
    """Make the finding of a timing."""
    params = found.params(season)
    return sheet.of_entry(found.code, entry, **params) if entry else sheet.whole(found.code, **params)


RULES = (deadlines,)
