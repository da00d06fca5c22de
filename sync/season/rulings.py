"""What the office decided on its pages (网上决定): laid over the plan, as if it stood in the year's own files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from sync.model import Received
from sync.plan import ADMITTING, Decision, Plan, Waiver

Ruled = Literal["接收", "不接收", "撤回", "豁免"]


@dataclass(frozen=True, slots=True)
class Revocation:
    """That a ruling was taken back (撤销): by whom, why, and its reception."""

    who: str
    reason: str
    received: Received


@dataclass(frozen=True, slots=True)
class Ruling:
    """One thing the office ruled (一条决定): on a row, on a whole form by its title, or on a finding that is waived.

    `form` and `code` say which finding; they are empty for what is no waiver.
    """

    city: str
    key: str
    ruled: Ruled
    form: str
    code: str
    who: str
    reason: str
    received: Received
    revoked: Revocation | None = None

    def decision(self, plan: Plan) -> Decision:
        """Return it as a line of decisions.csv; only for what is no waiver."""
        day = self.received.received_at.astimezone(plan.zone).date()
        assert self.ruled != "豁免"  # noqa: S101  # who calls has looked
        return Decision(day, self.who, self.city, self.key, self.ruled, self.reason)

    def waiver(self, plan: Plan) -> Waiver:
        """Return it as a line of waivers.csv."""
        day = self.received.received_at.astimezone(plan.zone).date()
        return Waiver(self.city, self.form, self.key, self.code, self.who, day, self.reason)


def ruled(plan: Plan, rulings: Iterable[Ruling]) -> Plan:
    """Return the plan with what the office ruled and did not take back; of one day the later counts."""
    standing = [each for each in rulings if each.revoked is None]
    decisions = (decision for _, decision in decided(plan, standing))
    waivers = (each.waiver(plan) for each in standing if each.ruled not in ADMITTING)
    return replace(plan, decisions=(*plan.decisions, *decisions), waivers=(*plan.waivers, *waivers))


def decided(plan: Plan, rulings: Iterable[Ruling]) -> Iterator[tuple[int, Decision]]:
    """Yield what was decided and not taken back, with the number of its reception."""
    for each in rulings:
        if each.revoked is None and each.ruled in ADMITTING:
            yield each.received.id, each.decision(plan)
