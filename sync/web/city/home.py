"""A city's home (首页): what is due when, what came, what is missing; and the workbook to fill in."""

from starlette.responses import Response

from sync.blank import file_name
from sync.report.prefilling import filling
from sync.sheets.issued.blank import blank_workbook
from sync.web.city.duties import duties
from sync.web.city.own import own, shown_name
from sync.web.visits import Visit

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def home(visit: Visit) -> Response:
    """Show where the city stands."""
    view, city = visit.view, visit.city
    verdict = view.judged.progress.by_city[city.code]
    received = verdict.received
    known = own(visit)
    latest = received if received and received.id in known else None
    name = shown_name(latest, city) if latest else ""
    return visit.page("home", verdict=verdict, duties=duties(view, city), latest=latest, name=name)


def blank(visit: Visit) -> Response:
    """Give the city its workbook, with what was accepted of it in it already."""
    view, city = visit.view, visit.city
    kept = ("blank", city.code)
    if kept not in view.made:
        view.made[kept] = blank_workbook(view.plan, city, filling(view.judged, city))
    made = view.made[kept]
    return visit.download(file_name(view.plan, city), made if isinstance(made, bytes) else b"", XLSX)
