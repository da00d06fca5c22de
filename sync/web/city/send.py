"""Sending (报送): files go into the store before anybody looks at them; then their number is their receipt."""

import logging
import os
from collections.abc import Iterable
from http import HTTPStatus
from typing import BinaryIO

from starlette.responses import Response

from sync.messages import load as load_messages
from sync.reading import web_channel, web_name
from sync.web.visits import Visit

LOG = logging.getLogger("desk.web")


def ask(visit: Visit) -> Response:
    """Ask for files."""
    return visit.page("send", limits=visit.site.settings.uploads, nothing=False, short=())


def take(visit: Visit) -> Response:
    """Keep what was sent, all of it or nothing, and go on to what is to be said of it."""
    city, store, now = visit.city, visit.site.store, visit.now
    limits = visit.site.settings.uploads
    if not visit.body.files:
        return visit.refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "send", limits=limits, nothing=True, short=())
    channel = web_channel(city)
    with visit.site.desk.keeping(city.code):
        if short := no_room(visit, channel, sum(sizes(each.content for each in visit.body.files))):
            return visit.refusal(HTTPStatus.INSUFFICIENT_STORAGE, "send", limits=limits, nothing=False, short=short)
        rows = [store.put_stream(each.content, web_name(city, each.name), channel, now) for each in visit.body.files]
        receipts = store.enter(rows)
    return visit.go(f"/sent/{min(each.id for each in receipts)}")


def no_room(visit: Visit, channel: str, size: int) -> tuple[str, str] | None:
    """Say why so many bytes are not kept, and what to do; None where there is room. The operator's log says it too."""
    room = visit.site.desk.shelf.room
    finding = room.short(channel, size)
    if finding is None:
        if (low := room.low) is not None:
            LOG.warning("存档所在的磁盘只剩%s兆，请尽快腾出空间", low)
        return None
    messages = load_messages()
    LOG.error("%s %s", channel, messages.sentence(finding))
    return messages.sentence(finding), messages.remedy(finding)


def sizes(contents: Iterable[BinaryIO]) -> Iterable[int]:
    """Yield how many bytes each file object holds, leaving it at its beginning."""
    for each in contents:
        yield each.seek(0, os.SEEK_END)
        each.seek(0)
