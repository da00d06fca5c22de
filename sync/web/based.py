"""What a form is based on (依据): the number of what was said last on the same, carried by the form itself."""

from sync.inbox.kept_decisions import Floor, SaidOn, last_word
from sync.web.visits import Visit

FIELD = "base"
DIGITS = 18


def said_before(visit: Visit, subject: SaidOn) -> dict[str, object]:
    """Return for the page of a form what was said last on its subject, in words, and its number.

    Who asks before looking at the season never takes for seen what the page does not show.
    """
    word = last_word(visit.site.store.snapshot(), subject)
    told = word.told(visit.site.desk.run.plan) if word else ""
    return {FIELD: word.received.id if word else 0, "before": told}


def last_number(visit: Visit, subject: SaidOn) -> int:
    """Return the number of what was said last on a subject; 0 where nothing was."""
    word = last_word(visit.site.store.snapshot(), subject)
    return word.received.id if word else 0


def floor(visit: Visit) -> Floor:
    """Return what is needed to say something that a form asks for."""
    return Floor(visit.site.store, visit.site.desk.run.plan, base(visit))


def base(visit: Visit) -> int:
    """Return what a form that came is based on; 0 where it does not say."""
    given = visit.body.fields.get(FIELD, "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) <= DIGITS else 0
