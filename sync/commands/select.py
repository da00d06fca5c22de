"""The command `select` (遴选): ballots that came in → who is chosen and why, as a workbook and on the screen."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from sync.answers import ResultLine
from sync.commands.report_screen import whole
from sync.desk.arriving import arrived
from sync.desk.result import Evaluation, evaluated, result_book, told_judges
from sync.desk.run import Run
from sync.inbox.gather import Watch
from sync.model import Severity
from sync.output import OUT, Output
from sync.plan import Plan
from sync.privacy import mask_numbers
from sync.selection import Idle, Outcome, Shortlist, idle, roll
from sync.selection.handed_in import Returned
from sync.sheets.judging.selection_words import points, words
from sync.sheets.overviews.correction_book import correction_workbook
from sync.visible import one_line

COLOURS = {Outcome.CHOSEN: "green", Outcome.ALTERNATE: "cyan", Outcome.PASSED: "bright_black"}


@dataclass(frozen=True)
class Selecting:
    """What a run came to (本次遴选), and where it was written."""

    plan: Plan
    evaluation: Evaluation
    folder: Path
    idle: tuple[Idle, ...] = ()
    unclaimed: tuple[str, ...] = ()
    """Files that nobody could be told to own, or that cannot be read: a judge's may be among them."""


def selecting(occasion: Run, watch: Watch) -> Selecting:
    """Read the ballots, choose, write the result and what judges have to mend. Raises DeskError."""
    season = arrived(occasion, watch)
    evaluation = evaluated(season)
    told = told_judges(season, evaluation)
    texts = words()
    sources = season.sources | {each.received.name: each.received.sha256 for each in evaluation.handed.returned}
    with Output(occasion.out / texts.results_folder, example=occasion.example) as output:
        book = result_book(season, evaluation, example=occasion.example)
        output.put(f"{texts.results_file}.xlsx", book, sources, occasion.plan.selection.template_id)
        output.put(f"{texts.winners_file}.csv", winners(evaluation.shortlists, occasion.plan), sources)
        for path, data, received in opinions(evaluation.handed.returned, told, occasion.plan):
            output.put(path, data, received)
    rolls = [roll(season.progress, award) for award in occasion.plan.awards]
    return Selecting(
        occasion.plan,
        evaluation,
        output.root,
        tuple(idle(season.progress, rolls, evaluation.shortlists)),
        tuple(one_line(mask_numbers(each.received.name)) for each in season.gathered.unclaimed),
    )


def winners(shortlists: Sequence[Shortlist], plan: Plan) -> bytes:
    """Return the chosen as a table that `make newyear` carries into the honours, readable by Excel."""
    made = StringIO()
    writer = csv.writer(made)
    writer.writerow(words().winners)
    for each in shortlists:
        who = (choice.candidate for choice in each.chosen)
        writer.writerows((each.award.title, one.name, one.unit, plan.city_by_code[one.city].name) for one in who)
    return made.getvalue().encode("utf-8-sig")


def winners_of(year: int) -> Path | None:
    """Return the table of a year's chosen, where the selection of that year wrote one."""
    texts = words()
    path = OUT / str(year) / texts.results_folder / f"{texts.winners_file}.csv"
    return path if path.exists() else None


def opinions(
    returned: Sequence[Returned], told: Sequence[Sequence[ResultLine]], plan: Plan
) -> Iterator[tuple[str, bytes, dict[str, str]]]:
    """Yield (path, workbook, made from) for every judge's workbook that has to be mended."""
    for number, (each, lines) in enumerate(zip(returned, told, strict=True), start=1):
        judge, round_ = plan.judge_by_code.get(each.judge), plan.round_by_key.get(each.round)
        if any(line.level is Severity.ERROR for line in lines):
            name = judge.name if judge else f"{number:02d}"
            file = words().opinion_file.format(round=round_.title if round_ else each.round, judge=name)
            data = correction_workbook(name, each.received.name, lines, "", plan, read_as="ballot")
            yield f"{file}.xlsx", data, {each.received.name: each.received.sha256}


def result_tables(made: Selecting) -> Iterator[Table]:
    """Yield one table an award for the screen: who stands where, and why."""
    for shortlist in made.evaluation.shortlists:
        yield result_table(shortlist, made.plan)


def result_table(shortlist: Shortlist, plan: Plan) -> Table:
    """Return the table of one award; who could not be chosen is not in it."""
    texts = words().result
    table = Table(texts.outcome, texts.place, texts.city, texts.name, texts.score, texts.reason)
    table.title = texts.title.format(year=plan.year, event=plan.event, award=shortlist.award.title)
    for each in shortlist.choices:
        if each.candidate.unfit is None:
            final = each.score.final if each.score else None
            table.add_row(
                f"[{COLOURS[each.outcome]}]{each.outcome}[/]",
                str(each.place or words().blank),
                plan.city_by_code[each.candidate.city].name,
                escape(each.candidate.name),
                points(final, plan.selection.decimals) if final is not None else words().blank,
                escape(words().reason(each.reason, plan.selection.decimals)),
            )
    return whole(table)


def remarks(made: Selecting) -> Iterator[str]:
    """Yield what the operator should know besides, a line each."""
    texts, plan = words(), made.plan
    missing = dict.fromkeys(pair for each in made.evaluation.shortlists for pair in each.absent)
    for judge, round_ in missing:
        yield f"{plan.round_by_key[round_].title}：{texts.receipts.absent} {plan.judge_by_code[judge].name}"
    wrong = sum(
        any(each.severity is Severity.ERROR for each in one.findings) for one in made.evaluation.handed.returned
    )
    if wrong:
        yield f"有误的评分表{wrong}份，见“{texts.receipts.sheet}”。"
    for name in made.unclaimed:
        yield f"认不出是谁的，或读不出来：{name}（如是评分表，请评委重发）"
    yield from (words().idleness(one.decision, one.why) for one in made.idle)
    for each in made.evaluation.shortlists:
        yield f"{each.award.title}：{texts.result.hanging}{len(each.threads)}处。"
        if each.short:
            yield f"{each.award.title}：{texts.result.short}"
