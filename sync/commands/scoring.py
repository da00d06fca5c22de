"""The command `scoring` (生成评分表): a workbook for every judge and round, and the office's list of numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sync.commands.screen_words import words as screen_words
from sync.desk.run import Run
from sync.desk.standing import arrived
from sync.errors import DeskError
from sync.inbox.gather import Watch, unwatched
from sync.output import Output
from sync.plan import Plan, Round
from sync.selection import Roll, roll, rounds
from sync.sheets.judging.ballot_book import ballot_workbook
from sync.sheets.judging.booklet import Booklet, booklet
from sync.sheets.judging.key_book import key_workbook
from sync.sheets.judging.selection_words import words
from sync.sheets.overviews.sayings import Sayings


@dataclass(frozen=True)
class Scoring:
    """The workbooks made (评分表), and where."""

    booklets: tuple[Booklet, ...]
    folder: Path
    crowded: tuple[str, ...] = ()
    """A line for each city that is too far over its quota for all its candidates to be on the roll."""


def scoring(run: Run, watch: Watch = unwatched, round_: str = "") -> Scoring:
    """Write the scoring workbooks of one round, or of all rounds. Raises DeskError; then nothing was written."""
    plan = run.plan
    asked = wanted(plan, round_)
    standing = arrived(run, watch)
    rolls = [roll(standing.progress, award) for award in plan.awards if award.criteria]
    booklets = tuple(booklets_of(plan, asked, rolls))
    texts = words()
    with Output(run.out / texts.folder, example=run.example) as output:
        for each in booklets:
            name = texts.file_name.format(round=each.round.title, judge=each.judge.name)
            data = ballot_workbook(each, example=run.example)
            output.put(f"{each.round.title}/{name}.xlsx", data, standing.sources, plan.selection.template_id)
        sayings = Sayings(standing.season, run.example)
        output.put(f"{texts.key_file}.xlsx", key_workbook(rolls, sayings), standing.sources)
    return Scoring(booklets, output.root, tuple(crowded(plan, rolls)))


def crowded(plan: Plan, rolls: list[Roll]) -> Iterator[str]:
    """Yield which cities are too far over their quota, and how many of theirs are not on the roll."""
    for each in rolls:
        for code, count in each.beyond.items():
            city, award = plan.city_by_code[code].name, each.award
            quota = {"quota": award.city_quota, "unit": award.unit}
            yield words().crowded.format(city=city, award=award.title, count=count, **quota)


def wanted(plan: Plan, round_: str) -> list[Round]:
    """Return the rounds asked for, by key or title. Raises DeskError."""
    if not plan.judges:
        raise DeskError("还没有评委：请先在当年配置文件夹的 judges.csv 里填写评委名单")
    keys = [key for award in plan.awards if award.criteria for key in rounds(award)]
    judged_in = [each for each in plan.rounds if each.key in keys]
    found = [each for each in judged_in if round_ in {"", each.key, each.title}]
    if not found:
        titles = "、".join(each.title for each in judged_in)
        raise DeskError(f"ROUND={round_}：没有这一轮评审，应为：{titles}")
    return found


def booklets_of(plan: Plan, asked: list[Round], rolls: list[Roll]) -> Iterator[Booklet]:
    """Yield what each judge is asked, round by round."""
    for round_ in asked:
        for judge in plan.judges:
            if made := booklet(plan, judge, round_, rolls):
                yield made


def said(made: Scoring) -> Iterator[str]:
    """Yield what the operator reads."""
    yield from made.crowded
    yield screen_words().scoring.format(count=len(made.booklets), folder=made.folder)
