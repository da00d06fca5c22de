"""What came from a city and is no form (另存的来件), in words: for the city's own page and for the office's."""

from sync.plan import City
from sync.privacy import mask_numbers
from sync.reading import own_name
from sync.web.view.desk import View


def told_aside(view: View, city: City) -> list[tuple[str, str, str]]:
    """Return the files of a city's that are no form: their names, what they are, what to send instead."""
    messages = view.told.messages
    return [
        (mask_numbers(own_name(each.received, city).rpartition("/")[2]), messages.sentence(one), messages.remedy(one))
        for each in view.told.gathered.aside
        if each.city == city
        for one in each.remarks
    ]
