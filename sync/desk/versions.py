"""One version of a city's by itself (某一版的结论): judged as if it were the one that counts, among all others."""

from dataclasses import replace

from sync.answers import Answer, answer
from sync.desk.standing import Standing
from sync.model import CityVerdict, Submission
from sync.rules import check
from sync.status import judge


def of_version(judged: Standing, version: Submission) -> tuple[CityVerdict, Answer]:
    """Return where a version stands and how that is told to its city."""
    plan = judged.season.plan
    latest = judged.season.submissions.get(version.city)
    if latest and latest.received == version.received:
        verdict = next(each for each in judged.verdicts if each.city == version.city)
        return verdict, judged.answers[version.city]
    season = replace(judged.season, submissions={**judged.season.submissions, version.city: version})
    findings = check(version, season, judged.messages)
    verdict = judge(plan.city_by_code[version.city], version, findings, season)
    return verdict, answer(verdict, plan, judged.messages)
