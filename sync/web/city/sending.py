"""Sending (报送): files go into the store before anybody looks at them; then their number is their receipt."""

from http import HTTPStatus

from starlette.responses import Response

from sync.reading import web_channel, web_name
from sync.web.visits import Visit


def ask(visit: Visit) -> Response:
    """Ask for files."""
    return visit.page("send", limits=visit.site.settings.uploads, nothing=False)


def take(visit: Visit) -> Response:
    """Keep what was sent, all of it or nothing, and go on to what is to be said of it."""
    city, store, now = visit.city, visit.site.store, visit.now
    if not visit.body.files:
        limits = visit.site.settings.uploads
        return visit.refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "send", limits=limits, nothing=True)
    channel = web_channel(city)
    rows = [store.put_stream(each.content, web_name(city, each.name), channel, now) for each in visit.body.files]
    receipts = store.enter(rows)
    return visit.go(f"/sent/{min(each.id for each in receipts)}")
