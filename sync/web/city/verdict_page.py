"""What came of a sending (核验结果页), and everything ever sent (历史), with the files to take away."""

import logging

from starlette.responses import Response

from sync.desk.returned_files import city_return
from sync.model import Received
from sync.store.reception import Role
from sync.web.city.gates import checked
from sync.web.city.own import batch, own, sent_by, shown_name, versions
from sync.web.view.desk import View, verdict
from sync.web.visits import Visit

LOG = logging.getLogger("desk.web")


def sent(visit: Visit) -> Response:
    """Show what was sent together with a file, and at which gate it stands; what was received is told in any case."""
    city, number = visit.city, visit.number("number")
    found = attempted(visit)
    everything = sent_by(visit.site.store, city)
    received = next((each for each in everything if each.id == number), None)
    if received is None:
        raise visit.missing()
    files = batch(received, everything)
    names = {each.id: shown_name(each, city) for each in files}
    common = {"files": files, "names": names, "received": received, "limits": visit.site.settings.uploads}
    if found is None:
        return visit.page("kept", **common)
    if found.pending & names.keys():
        return visit.page("checking", **common)
    result = checked(found, files)
    return visit.page(result.gate.value, **common, found=result, roles=found.told.gathered.roles)


def attempted(visit: Visit) -> View | None:
    """Return the season as it stands now; None where the checks broke down: what was kept was kept."""
    try:
        return visit.view
    except Exception as error:  # noqa: BLE001  # whatever they stumble over
        LOG.error("%s", type(error).__name__)  # noqa: TRY400  # its message may hold what somebody filled in
        return None


def history(visit: Visit) -> Response:
    """List everything the city ever sent, the latest first."""
    view, city = visit.view, visit.city
    files = sorted(own(visit).values(), key=lambda each: (each.received_at, each.id), reverse=True)
    names = {each.id: shown_name(each, city) for each in files}
    latest = view.told.season.submissions.get(city.code)
    counts = latest.received.id if latest else 0
    standing = {number: verdict(view, each) for number, each in versions(view, city).items()}
    shown = {"files": files, "names": names, "roles": view.told.gathered.roles, "counts": counts, "standing": standing}
    return visit.page("history", pending=view.pending, **shown)


def original(visit: Visit) -> Response:
    """Give a city back what it sent, as it came."""
    received = theirs(visit)
    if visit.site.store.roles().get(received.id) is Role.PURGED:
        raise visit.missing()
    return visit.download(shown_name(received, visit.city), visit.site.store.data(received))


def returned(visit: Visit) -> Response:
    """Give a city one of its workbooks with the verdict in it."""
    view, city = visit.view, visit.city
    version = versions(view, city).get(visit.number("number"))
    if version is None:
        raise visit.missing()
    answer = view.told.version(version)[1]
    made = city_return(city.name, answer, version.received, visit.site.store, view.plan)
    return visit.download(made.path, made.data)


def theirs(visit: Visit) -> Received:
    """Return the city's own file of that number."""
    received = own(visit).get(visit.number("number"))
    if received is None:
        raise visit.missing()
    return received
