"""Who goes on to the nation (推荐对象): the chosen; of an award nobody scores, all that are accepted."""

from collections.abc import Iterator
from dataclasses import dataclass

from sync.documents.contexts.scene import ListedEntry, Scene, Subject
from sync.model import Entry
from sync.plan import Award, City, Round
from sync.season import is_special
from sync.selection import Choice, Shortlist, rounds


@dataclass(frozen=True, slots=True)
class Recommended:
    """One who goes on; `choice` says why, where there was a selection."""

    city: City
    entry: Entry
    special: bool
    choice: Choice | None = None


def recommended(scene: Scene, award: Award, about: Subject = None) -> tuple[Recommended, ...]:
    """Return who goes on for an award, of one round or city or of all: the special ones first, then by place."""
    if not award.criteria:
        return tuple(accepted(scene, award, about))
    found = (
        Recommended(scene.plan.city_by_code[each.candidate.city], each.candidate.entry, each.candidate.special, each)
        for shortlist in scene.shortlists
        if shortlist.award.key == award.key
        for each in shortlist.chosen
        if each.candidate.entry
    )
    return tuple(each for each in found if is_about(scene, award, each, about))


def accepted(scene: Scene, award: Award, about: Subject) -> Iterator[Recommended]:
    """Yield the accepted candidates for an award, of one round or city or of all."""
    for city, entry in scene.candidates(award):
        one = Recommended(city, entry, is_special(award, entry))
        if is_about(scene, award, one, about):
            yield one


def is_about(scene: Scene, award: Award, one: Recommended, about: Subject) -> bool:
    """Say whether a document about a city, a round, an entry or the season speaks of a candidate."""
    match about:
        case City():
            return one.city == about
        case Round():
            round_ = scene.season.round_of(scene.plan.form_by_key[award.form], one.entry)
            return (one.choice.candidate.round if one.choice else round_ and round_.key) == about.key
        case ListedEntry():
            return (one.city, one.entry) == (about.city, about.entry)
        case None:
            return True


def pending(scene: Scene) -> tuple[Round, ...]:
    """Return the rounds that have candidates and no result yet; all that are scored while there is no ballot at all."""
    scored = {key for award in scene.plan.awards if award.criteria for key in rounds(award)}
    waiting = {key for each in scene.shortlists for key in waiting_in(each)} if scene.shortlists else scored
    return tuple(each for each in scene.plan.rounds if each.key in waiting)


def waiting_in(shortlist: Shortlist) -> set[str]:
    """Return the rounds of an award that have candidates and nobody with a score."""
    stood = [each for each in shortlist.choices if each.candidate.unfit is None]
    judged = {each.candidate.round for each in stood if each.score and each.score.final is not None}
    return {each.candidate.round for each in stood} - judged
