"""What is a city's own (本市的收件): what it sent while logged in, and what came by other ways and was read as its."""

from datetime import datetime

from sync.model import Received, Submission
from sync.plan import City
from sync.reading import by_web, own_name, web_channel
from sync.store import Role, Store
from sync.web.view.desk import View
from sync.web.visits import Visit


def sent_by(store: Store, city: City) -> list[Received]:
    """Return what a city sent while it was logged in, the earliest first."""
    return store.received(channel=web_channel(city))


def versions(view: View, city: City) -> dict[int, Submission]:
    """Return a city's workbooks that were read, by number; a pull of the shared sheet holds others' data as well."""
    found = (each for each in view.told.gathered.versions if each.city == city.code)
    return {each.received.id: each for each in found if view.told.gathered.roles.get(each.received.id) is Role.FORM}


def own(visit: Visit) -> dict[int, Received]:
    """Return everything that is a city's, by number. Raises StoreError."""
    city = visit.city
    found = {each.id: each for each in sent_by(visit.site.store, city)}
    return found | {number: each.received for number, each in versions(visit.view, city).items()}


def batch(received: Received, everything: list[Received]) -> list[Received]:
    """Return what was sent together with a file, itself included."""
    return [each for each in everything if moment(each) == moment(received)]


def moment(received: Received) -> datetime:
    """Return when it came."""
    return received.received_at


def shown_name(received: Received, city: City) -> str:
    """Return a file's name as its city knows it, without the folders of the office's inbox."""
    name = own_name(received, city)
    return name if by_web(received) else name.rpartition("/")[2]
