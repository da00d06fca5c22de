"""Variables of the minutes (遴选会议纪要): by which method, who judged, every result and its reason."""

from collections.abc import Iterator, Sequence

from sync.documents.contexts.scene import Scene, Variables
from sync.plan import DocumentSpec, Plan, Round, Waiver
from sync.selection import Choice, Outcome, Shortlist, at_odds, rounds
from sync.sheets.judging.selection_words import points, words
from sync.sheets.judging.threads_sheet import change


def minutes(scene: Scene, _spec: DocumentSpec, round_: Round) -> Variables:
    """Return what the minutes of a round's meeting say; `meeting` is None while it is not recorded."""
    plan = scene.plan
    settings = plan.selection
    forms = {award.form for award in plan.awards}
    return {
        "meeting": plan.meeting(round_.key),
        "method": words().methods[settings.method],
        "steps": words().steps(settings.ties),
        "blind": settings.blind,
        "quorum": settings.quorum,
        "pass_mark": settings.pass_mark,
        "awards": [of_award(plan, each, round_) for each in scene.shortlists if in_round(each, round_)],
        "others": list(others(scene, round_)),
        "idle": list(idle(scene, round_)),
        "waivers": [of_waiver(plan, each) for each in plan.waivers if each.form in forms],
    }


def in_round(shortlist: Shortlist, round_: Round) -> list[Choice]:
    """Return what came of the candidates of a round."""
    return [each for each in shortlist.choices if each.candidate.round == round_.key]


def of_award(plan: Plan, shortlist: Shortlist, round_: Round) -> Variables:
    """Return one award's judging in a round: who judged, what was special, and the result."""
    mine = in_round(shortlist, round_)
    stood = [each for each in mine if each.candidate.unfit is None]
    keys = {each.candidate.key for each in mine}
    award = shortlist.award
    return {
        "title": award.title,
        "unit": award.unit,
        "quota": str(award.province_quota),
        "special_title": award.special_title,
        "special_quota": str(award.province_special),
        "sent": len(mine),
        "stood": len(stood),
        "judges": len({judge for each in stood if each.score for judge in each.score.totals}),
        "absent": [plan.judge_by_code[judge].name for judge, key in shortlist.absent if key == round_.key],
        "recusals": list(recusals(plan, shortlist, keys)),
        "ties": list(ties(plan, shortlist, keys)),
        "decisions": list(decisions(mine)),
        "chosen": [of_choice(plan, each) for each in stood if each.outcome is Outcome.CHOSEN],
        "alternates": [each.candidate.name for each in stood if each.outcome is Outcome.ALTERNATE],
        "rows": [row(plan, each) for each in mine],
        "threads": list(threads(plan, shortlist, keys)),
    }


def of_choice(plan: Plan, choice: Choice) -> Variables:
    """Return one of the chosen: name, unit, city, score."""
    who = choice.candidate
    return {"name": who.name, "unit": who.unit, "city": plan.city_by_code[who.city].name, "score": score(plan, choice)}


def row(plan: Plan, choice: Choice) -> list[str]:
    """Return a candidate's line: outcome, place, city, name, unit, score, reason."""
    who, texts = choice.candidate, words()
    outcome = f"{choice.outcome}{choice.alternate}" if choice.alternate else str(choice.outcome)
    said = texts.reason(choice.reason, plan.selection.decimals)
    place = str(choice.place or texts.blank)
    return [outcome, place, plan.city_by_code[who.city].name, who.name, who.unit, score(plan, choice), said]


def score(plan: Plan, choice: Choice) -> str:
    """Write a candidate's score, — where there is none."""
    final = choice.score.final if choice.score else None
    return words().blank if final is None else points(final, plan.selection.decimals)


def recusals(plan: Plan, shortlist: Shortlist, keys: set[str]) -> Iterator[Variables]:
    """Yield who did not judge whom, and why."""
    for each in shortlist.recusals:
        if each.key in keys:
            who = shortlist.choice(each.key).candidate.name
            yield {"judge": plan.judge_by_code[each.judge].name, "name": who, "why": words().recusals[each.why]}


def ties(plan: Plan, shortlist: Shortlist, keys: set[str]) -> Iterator[Variables]:
    """Yield the equal scores and what told them apart."""
    for each in shortlist.ties:
        if keys.issuperset(each.keys):
            names = [shortlist.choice(key).candidate.name for key in each.keys]
            final = points(each.final, plan.selection.decimals)
            yield {"score": final, "names": names, "steps": words().steps(each.steps)}


def decisions(choices: Sequence[Choice]) -> Iterator[Variables]:
    """Yield what people decided on candidates: when, who, what and why."""
    for each in choices:
        for one in each.decisions:
            yield {"name": each.candidate.name, "said": words().decision(one)}


def others(scene: Scene, round_: Round) -> Iterator[Variables]:
    """Yield what was decided on whom no result tells of, in the last round that is judged: every decision is told."""
    told = {each.candidate.key for shortlist in scene.shortlists for each in shortlist.choices}
    judged = {key for award in scene.plan.awards for key in rounds(award)}
    if round_ == [each for each in scene.plan.rounds if each.key in judged][-1]:
        for each in scene.season.taken:
            if each.key not in told:
                city = scene.plan.city_by_code[each.city].name
                yield {"city": city, "key": each.key, "said": words().decision(each)}


def idle(scene: Scene, round_: Round) -> Iterator[str]:
    """Yield which decisions on this round's candidates the result does not follow, and why."""
    for shortlist in scene.shortlists:
        keys = {each.candidate.key for each in in_round(shortlist, round_)}
        for each in shortlist.decisions:
            if each.key in keys and (why := at_odds(each, shortlist)):
                yield words().idleness(each, why)


def threads(plan: Plan, shortlist: Shortlist, keys: set[str]) -> Iterator[list[str]]:
    """Yield what would turn the result: the change, who would come in, who would go out."""
    for each in shortlist.threads:
        if not keys.isdisjoint((*each.gains, *each.loses)):
            names = (
                "、".join(shortlist.choice(key).candidate.name for key in side) for side in (each.gains, each.loses)
            )
            yield [shortlist.award.title, change(each, shortlist, plan), *names]


def of_waiver(plan: Plan, waiver: Waiver) -> Variables:
    """Return an opinion that was let pass: whose, on what, and who let it pass, when and why."""
    city = plan.city_by_code[waiver.city]
    form = plan.form_by_key[waiver.form].title
    said = {"approver": waiver.approver, "date": waiver.date, "reason": waiver.reason}
    return {"city": city.name, "form": form, "key": waiver.key, **said}
