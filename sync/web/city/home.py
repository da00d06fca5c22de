"""A city's home (首页): what is due when, what came, what is missing; and the workbook to fill in."""

from starlette.responses import Response

from sync.desk.prefill import filling
from sync.sheets.blank.blank_workbook import blank_workbook, file_name
from sync.web.city.duties import duties
from sync.web.city.own import own, shown_name
from sync.web.sent.upload_names import XLSX
from sync.web.told_aside import told_aside
from sync.web.visits import Visit


def home(visit: Visit) -> Response:
    """Show where the city stands."""
    view, city = visit.view, visit.city
    verdict = view.told.progress.by_city[city.code]
    received = verdict.received
    known = own(visit)
    latest = received if received and received.id in known else None
    name = shown_name(latest, city) if latest else ""
    aside = told_aside(view, city)
    return visit.page("home", verdict=verdict, duties=duties(view, city), latest=latest, name=name, aside=aside)


def blank(visit: Visit) -> Response:
    """Give the city its workbook, with what was accepted of it in it already."""
    view, city = visit.view, visit.city
    made = view.once(("blank", city.code), lambda: blank_workbook(view.plan, city, filling(view.told, city)))
    return visit.download(file_name(view.plan, city), made, XLSX)
