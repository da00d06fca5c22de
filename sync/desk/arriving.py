"""What has arrived (到件), and where the season stands by it."""

from sync.desk.run import Run
from sync.desk.standing import Standing, judged
from sync.inbox import take_in
from sync.inbox.gather import Watch, gather
from sync.messages import load as load_messages
from sync.store import Store


def arrived(occasion: Run, watch: Watch) -> Standing:
    """Take in the inbox and say where the season stands. Raises DeskError."""
    messages = load_messages()
    store = Store(occasion.store)
    take_in(occasion.inbox, store, occasion.plan.zone, latest=occasion.now, year=occasion.plan.year)
    return judged(gather(store, occasion.plan, messages, occasion.now, watch), messages)
