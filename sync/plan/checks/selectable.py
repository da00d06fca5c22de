"""What judges and criteria must not contradict (评审配置自洽); part of `consistency`."""

from sync.plan.checks import Contradictions, repeated
from sync.plan.checks.decided import scored_keys
from sync.plan.plan import Plan


def selection_contradictions(plan: Plan) -> Contradictions:
    """Yield what is wrong with how the year judges and chooses."""
    yield from selection(plan)
    yield from judges(plan)
    yield from meetings(plan)


def selection(plan: Plan) -> Contradictions:
    """Yield where criteria or the ways to break ties contradict themselves."""
    if plan.selection.ties[-1:] != ("draw",) or len(set(plan.selection.ties)) < len(plan.selection.ties):
        yield "plan.toml", "selection.ties", "各写一次，最后应为 draw（抽签），否则可能分不出先后"
    for award in plan.awards:
        place, form = f"awards.{award.key}", plan.form_by_key.get(award.form)
        yield from repeated("plan.toml", f"{place}.criteria", (each.key for each in award.criteria))
        yield from repeated("plan.toml", f"{place}.criteria", (each.title for each in award.criteria))
        open_to_judges = {each.key for each in form.fields if not each.personal} if form else set(award.judged_by)
        for each in award.judged_by:
            if each not in open_to_judges:
                yield "plan.toml", f"{place}.judged_by.{each}", f"没有“{each}”这个栏目，或者它是个人信息，不能给评委看"


def judges(plan: Plan) -> Contradictions:
    """Yield what judges.csv names but the plan does not hold."""
    yield from repeated("judges.csv", "code", (each.code for each in plan.judges))
    known = scored_keys(plan)
    for judge in plan.judges:
        if not judge.name:
            yield "judges.csv", judge.code, "要写评委姓名"
        if judge.city and judge.city not in plan.city_by_code:
            yield "judges.csv", judge.code, f"没有代码为“{judge.city}”的市"
        for award in judge.awards:
            if award not in plan.award_by_key:
                yield "judges.csv", judge.code, f"没有“{award}”这个奖项，应为 plan.toml 里的奖项之一"
        for key in judge.recusals:
            if key not in known:
                yield "judges.csv", judge.code, f"回避的编号“{key}”不对，应如 440600-S01，几个之间用空格隔开"


def meetings(plan: Plan) -> Contradictions:
    """Yield the meetings of a round that does not exist, or of one that has its meeting already."""
    yield from repeated("meetings.csv", "round", (each.round for each in plan.meetings))
    for each in plan.meetings:
        if each.round not in plan.round_by_key:
            yield "meetings.csv", each.round, "round 应为 plan.toml 里的轮次之一，如 early"
