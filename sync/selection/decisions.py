"""Human decisions on the selection (遴选中的决定): applied last, to places and to results."""

from collections.abc import Iterable, Sequence

from sync.plan import Decision

FORCED, EXCLUDED, MOVED = "入选", "不入选", "调整名次"


def decided(decisions: Iterable[Decision], key: str) -> tuple[Decision, ...]:
    """Return the decisions on a row key in the order they were taken."""
    return tuple(sorted((each for each in decisions if each.key == key), key=lambda each: each.date))


def verdict(decisions: Iterable[Decision], key: str) -> Decision | None:
    """Return the last decision that chooses a candidate or not; None where the ranking does."""
    found = [each for each in decided(decisions, key) if each.decision in {FORCED, EXCLUDED}]
    return found[-1] if found else None


def moved(keys: Sequence[str], decisions: Iterable[Decision]) -> list[str]:
    """Return row keys in the order people decided on: one move after the other, as they were taken."""
    order = list(keys)
    for each in sorted(decisions, key=lambda each: each.date):
        if each.decision == MOVED and each.key in order and each.place:
            order.remove(each.key)
            order.insert(each.place - 1, each.key)
    return order
