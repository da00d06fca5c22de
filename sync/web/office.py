"""The office's pages (秘书处页面), for both its roles; what changes something is for the secretariat alone."""

from starlette.responses import Response

from sync.web.visits import Visit
from sync.web.ways import OFFICE, Way


def board(visit: Visit) -> Response:
    """Show where every city stands."""
    view = visit.view
    names = view.plan.city_by_code
    cities = [(names[each.city], each) for each in view.judged.progress.cities]
    return visit.page("office", cities=cities, forms=view.plan.form_by_key)


WAYS = (Way("GET", "/office", board, OFFICE),)
