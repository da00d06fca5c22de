"""The ways of a city (各市入口)."""

from sync.web.city import home
from sync.web.city import send as sending
from sync.web.city import state as stating
from sync.web.city import verdict_page as checking
from sync.web.routes import CITIES, Way

WAYS = (
    Way("GET", "/home", home.home, CITIES),
    Way("GET", "/blank", home.blank, CITIES),
    Way("GET", "/send", sending.ask, CITIES),
    Way("POST", "/send", sending.take, CITIES, uploads=True),
    Way("GET", "/sent/{number:int}", checking.sent, CITIES),
    Way("GET", "/history", checking.history, CITIES),
    Way("GET", "/file/{number:int}", checking.original, CITIES),
    Way("GET", "/returned/{number:int}", checking.returned, CITIES),
    Way("GET", "/zero/{award}", stating.zero, CITIES),
    Way("POST", "/zero/{award}", stating.say_zero, CITIES),
    Way("GET", "/withdraw", stating.candidates, CITIES),
    Way("GET", "/withdraw/{key}", stating.withdrawal, CITIES),
    Way("POST", "/withdraw/{key}", stating.withdraw, CITIES),
)
