"""What names and types allow and no year can be meant to be (不合情理的配置); called by `consistency`."""

from collections.abc import Iterator

from sync.plan.event_sense import senseless_events
from sync.plan.plan import Plan
from sync.plan.quota_sense import senseless_quotas
from sync.plan.roster_sense import senseless_rosters
from sync.plan.scoring_sense import senseless_scoring
from sync.plan.title_sense import senseless_titles


def senseless(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Yield (file, key, what stands there and what was expected)."""
    yield from senseless_titles(plan)
    yield from senseless_quotas(plan)
    yield from senseless_scoring(plan)
    yield from senseless_events(plan)
    yield from senseless_rosters(plan)
