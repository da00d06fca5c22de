"""Who sent a file (报送单位): known for certain where a city was logged in, and then told by the channel."""

from sync.model import Received
from sync.plan import City, Plan

WEB = "网页"
BETWEEN = "·"


def web_channel(city: City) -> str:
    """Return the channel of what a city sends by the web page."""
    return f"{WEB}{BETWEEN}{city.code}"


def web_name(city: City, name: str) -> str:
    """Return under which name a file of a city's is kept: as if each city had a folder of its own."""
    return f"{city.name}/{name}"


def own_name(received: Received, city: City) -> str:
    """Return a file's name as its city knows it."""
    return received.name.removeprefix(f"{city.name}/")


def by_web(received: Received) -> bool:
    """Say whether a file came by the web page."""
    return received.channel.startswith(f"{WEB}{BETWEEN}")


def sender(received: Received, plan: Plan) -> City | None:
    """Return the city that was logged in when a file came; None for what came by any other way."""
    way, _, code = received.channel.partition(BETWEEN)
    return plan.city_by_code.get(code) if way == WEB else None
