"""What has arrived (到件), and where the season stands by it."""

from sync.intake import take_in
from sync.messages import load as load_messages
from sync.report.gathering import Watch, gather
from sync.report.judging import Judged, judged
from sync.report.occasion import Occasion
from sync.store import Store


def arrived(occasion: Occasion, watch: Watch) -> Judged:
    """Take in the inbox and say where the season stands. Raises DeskError."""
    messages = load_messages()
    store = Store(occasion.store)
    take_in(occasion.inbox, store, occasion.plan.zone, latest=occasion.now)
    return judged(gather(store, occasion.plan, messages, occasion.now, watch), messages)
