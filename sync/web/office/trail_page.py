"""The trail (办理记录), newest first, page by page; as a workbook too."""

from starlette.responses import Response

from sync.desk.trail import Deed, trail
from sync.sheets.overviews.overview_words import words
from sync.sheets.overviews.sayings import Sayings
from sync.sheets.overviews.trail_book import trail_workbook
from sync.web.sent.upload_names import XLSX
from sync.web.visits import Visit

LENGTH = 50


def show(visit: Visit) -> Response:
    """Show one page of the trail."""
    asked = visit.request.query_params.get("page", "1")
    deeds = done(visit)
    last = max(1, -(-len(deeds) // LENGTH))
    number = (
        min(max(1, int(asked)), last) if asked.isascii() and asked.isdecimal() and len(asked) <= len(str(last)) else 1
    )
    shown = deeds[(number - 1) * LENGTH : number * LENGTH]
    return visit.page("office/trail", deeds=shown, number=number, last=last, count=len(deeds), texts=words().trail)


def workbook(visit: Visit) -> Response:
    """Give out the whole trail."""
    lines = [(each.at, each.who, each.what, each.about) for each in done(visit)]
    sayings = Sayings(visit.view.told.season, visit.site.desk.run.example)
    return visit.download(f"{words().trail.sheet}.xlsx", trail_workbook(lines, sayings), XLSX)


def done(visit: Visit) -> list[Deed]:
    """Return what was done; access codes are given outside the season, so it is asked anew each time."""
    desk = visit.site.desk
    return trail(desk.store, desk.register, visit.view.told.gathered, masked=visit.masked)
