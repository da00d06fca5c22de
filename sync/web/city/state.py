"""Saying something by a button (声明): 零报告 for an award, a candidate withdrawn, or either taken back."""

from http import HTTPStatus

from starlette.responses import Response

from sync.inbox.city_statements import state
from sync.inbox.kept_decisions import KeptStatement, Spoken
from sync.model import Entry
from sync.plan import Award
from sync.season import StatedKind
from sync.web.based import base, floor, said_before
from sync.web.visits import Visit

LONGEST_REASON = 100


def zero(visit: Visit) -> Response:
    """Ask whether the city means it."""
    award = award_of(visit)
    before = said_before(visit, ("award", visit.city.code, award.key))
    form = visit.view.plan.form_by_key[award.form]
    return visit.page("zero", award=award, form=form, **standing(visit, award), **before)


def say_zero(visit: Visit) -> Response:
    """Keep what the city says of an award."""
    award = award_of(visit)
    holds = visit.body.fields.get("holds") != "0"
    return said(visit, "zero", award.key, holds=holds)


def standing(visit: Visit, award: Award) -> dict[str, object]:
    """Return whether 零报告 is answered by now, and how many candidates would no longer count."""
    season = visit.view.told.season
    sent = season.submissions.get(visit.city.code)
    count = len(season.entries(sent, season.plan.form_by_key[award.form])) if sent else 0
    return {"nil": bool(sent and season.nil(sent, award)), "count": count}


def award_of(visit: Visit) -> Award:
    """Return the award that is meant."""
    award = visit.site.desk.run.plan.award_by_key.get(visit.part("award"))
    if award is None:
        raise visit.missing()
    return award


def candidates(visit: Visit) -> Response:
    """List the candidates that may be withdrawn, and those that were."""
    season = visit.view.told.season
    own = [(award, each) for award in season.plan.awards for each in entries(visit, award)]
    gone = {each.key for _, each in own if is_gone(visit, each)}
    return visit.page("withdraw", candidates=own, gone=gone)


def withdrawal(visit: Visit) -> Response:
    """Ask whether the city means it, and why."""
    before = said_before(visit, ("row", visit.city.code, visit.part("key")))
    award, entry = candidate(visit)
    gone = is_gone(visit, entry)
    return visit.page("withdrawing", award=award, entry=entry, gone=gone, unreasoned=False, **before)


def withdraw(visit: Visit) -> Response:
    """Keep that a candidate is withdrawn, or stands again."""
    award, entry = candidate(visit)
    holds = visit.body.fields.get("holds") != "0"
    reason = " ".join(visit.body.fields.get("reason", "").split())[:LONGEST_REASON]
    if holds and not reason:
        about = {"award": award, "entry": entry, "gone": False, "unreasoned": True, "before": ""}
        return visit.refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "withdrawing", **about, base=base(visit))
    return said(visit, "withdrawn", entry.key, holds=holds, reason=reason)


def entries(visit: Visit, award: Award) -> list[Entry]:
    """Return the city's candidates with a key, those withdrawn as well."""
    sent = visit.view.told.season.submissions.get(visit.city.code)
    return [each for each in sent.entries(award.form) if each.key] if sent else []


def candidate(visit: Visit) -> tuple[Award, Entry]:
    """Return the candidate that is meant; those of other cities are not there."""
    for award in visit.view.plan.awards:
        for each in entries(visit, award):
            if each.key == visit.part("key"):
                return award, each
    raise visit.missing()


def is_gone(visit: Visit, entry: Entry) -> bool:
    """Say whether a candidate was withdrawn."""
    decision = visit.view.told.season.decisions.get((visit.city.code, entry.key))
    return decision is not None and decision.decision == "撤回"


def said(visit: Visit, kind: StatedKind, subject: str, *, holds: bool, reason: str = "") -> Response:
    """Keep a statement and show its receipt; where somebody was faster, say who, and let them look again."""
    plan = visit.site.desk.run.plan
    words = {"kind": kind, "subject": subject, "holds": holds, "plan": plan}
    name = visit.site.pages.page("statement_name", words).strip()
    written = KeptStatement(visit.city.code, kind, subject, holds, reason, visit.number_of_access)
    try:
        received = state(floor(visit), written, name, visit.now)
    except Spoken as error:
        return visit.refusal(HTTPStatus.CONFLICT, "overtaken", trouble=str(error), path=visit.request.url.path)
    return visit.go(f"/sent/{received.id}")
