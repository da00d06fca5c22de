"""The ways of a city (各市入口)."""

from sync.web.city import home, state, verdict_page
from sync.web.city import send as sending
from sync.web.routes import CITIES, Way

WAYS = (
    Way("GET", "/home", home.home, CITIES),
    Way("GET", "/blank", home.blank, CITIES),
    Way("GET", "/send", sending.ask, CITIES),
    Way("POST", "/send", sending.take, CITIES, uploads=True),
    Way("GET", "/sent/{number:int}", verdict_page.sent, CITIES),
    Way("GET", "/history", verdict_page.history, CITIES),
    Way("GET", "/file/{number:int}", verdict_page.original, CITIES),
    Way("GET", "/returned/{number:int}", verdict_page.returned, CITIES),
    Way("GET", "/zero/{award}", state.zero, CITIES),
    Way("POST", "/zero/{award}", state.say_zero, CITIES),
    Way("GET", "/withdraw", state.candidates, CITIES),
    Way("GET", "/withdraw/{key}", state.withdrawal, CITIES),
    Way("POST", "/withdraw/{key}", state.withdraw, CITIES),
)
