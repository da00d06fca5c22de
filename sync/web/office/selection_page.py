"""The selection (遴选): who stands where with what score, why, and where it hangs by a thread."""

from starlette.responses import Response

from sync.desk.result import result_book
from sync.selection import Shortlist
from sync.sheets.judging.selection_words import points, words
from sync.sheets.judging.threads_sheet import change
from sync.sheets.overviews.sayings import Sayings
from sync.web.sent.upload_names import XLSX
from sync.web.visits import Visit


def show(visit: Visit) -> Response:
    """Show the tables of all awards."""
    view = visit.view
    texts, decimals = words(), view.plan.selection.decimals
    return visit.page(
        "office/selection",
        shortlists=view.standing.shortlists,
        cities=view.plan.city_by_code,
        texts=texts,
        reason=lambda each: texts.reason(each, decimals),
        points=lambda each: points(each, decimals),
        judges=view.plan.judge_by_code,
        rounds=view.plan.round_by_key,
        threads=[list(threads(each, visit)) for each in view.standing.shortlists],
        quiet=words().receipts.absent,
    )


def threads(shortlist: Shortlist, visit: Visit) -> list[tuple[str, str, str]]:
    """Return what would turn a result: the change, who would come in, who would go out."""
    found = []
    for each in shortlist.threads:
        names = ("、".join(shortlist.choice(key).candidate.name for key in side) for side in (each.gains, each.loses))
        gains, loses = names
        found.append((change(each, shortlist, visit.view.plan), gains, loses))
    return found


def workbook(visit: Visit) -> Response:
    """Give out the result as the programme writes it."""
    view, example = visit.view, visit.site.desk.run.example
    if not view.standing.shortlists:
        raise visit.missing()
    sayings = Sayings(view.standing.season, example)
    made = view.once("result", lambda: result_book(view.standing.evaluation, view.standing.messages, sayings))
    return visit.download(f"{words().results_file}.xlsx", made, XLSX)
