"""The command `select` (遴选): ballots that came in → who is chosen and why, as a workbook and on the screen."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from sync.answers import ResultLine
from sync.commands import whole
from sync.commands.screen_words import words as screen_words
from sync.desk.result import Evaluation, result_book, told_judges
from sync.desk.run import Run
from sync.desk.standing import arrived
from sync.inbox.gather import Watch, unwatched
from sync.manifest import Sources, sources_of
from sync.model import Severity
from sync.output import OUT, Output
from sync.plan import Plan
from sync.privacy import mask_numbers
from sync.selection import Idle, Outcome, Shortlist, idle, roll
from sync.selection.handed_in import Returned
from sync.sheets.judging.selection_words import points, words
from sync.sheets.overviews.correction_book import correction_workbook
from sync.sheets.overviews.sayings import Sayings
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


def select(run: Run, watch: Watch = unwatched) -> Selecting:
    """Read the ballots, choose, write the result and what judges have to mend. Raises DeskError."""
    standing = arrived(run, watch)
    evaluation, messages, plan = standing.evaluation, standing.messages, run.plan
    told = told_judges(evaluation, plan, messages)
    texts = words()
    sources = standing.sources | sources_of(*(each.received for each in evaluation.handed.returned))
    with Output(run.out / texts.results_folder, example=run.example) as output:
        book = result_book(evaluation, messages, Sayings(standing.season, run.example))
        output.put(f"{texts.results_file}.xlsx", book, sources, plan.selection.template_id)
        output.put(f"{texts.winners_file}.csv", winners(evaluation.shortlists, plan), sources)
        for path, data, received in opinions(evaluation.handed.returned, told, plan):
            output.put(path, data, received)
    rolls = [roll(standing.progress, award) for award in plan.awards]
    return Selecting(
        plan,
        evaluation,
        output.root,
        tuple(idle(standing.progress, rolls, evaluation.shortlists)),
        tuple(one_line(mask_numbers(each.received.name)) for each in standing.gathered.unclaimed),
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
) -> Iterator[tuple[str, bytes, Sources]]:
    """Yield (path, workbook, made from) for every judge's workbook that has to be mended."""
    for number, (each, lines) in enumerate(zip(returned, told, strict=True), start=1):
        judge, round_ = plan.judge_by_code.get(each.judge), plan.round_by_key.get(each.round)
        if any(line.level is Severity.ERROR for line in lines):
            name = judge.name if judge else f"{number:02d}"
            file = words().opinion_file.format(round=round_.title if round_ else each.round, judge=name)
            data = correction_workbook(name, each.received.name, lines, "", plan, read_as="ballot")
            yield f"{file}.xlsx", data, sources_of(each.received)


def said(made: Selecting) -> Iterator[str | Table]:
    """Yield what the operator reads: one table an award, who stands where and why, and what there is besides."""
    yield from (result_table(each, made.plan) for each in made.evaluation.shortlists)
    yield from remarks(made)
    yield screen_words().select.written.format(folder=made.folder)


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
    texts, plan, said_of = words(), made.plan, screen_words().select
    missing = dict.fromkeys(pair for each in made.evaluation.shortlists for pair in each.absent)
    for judge, round_ in missing:
        title, name = plan.round_by_key[round_].title, plan.judge_by_code[judge].name
        yield said_of.absent.format(round=title, state=texts.receipts.absent, judge=name)
    wrong = sum(
        any(each.severity is Severity.ERROR for each in one.findings) for one in made.evaluation.handed.returned
    )
    if wrong:
        yield said_of.wrong.format(count=wrong, sheet=texts.receipts.sheet)
    for name in made.unclaimed:
        yield said_of.unclaimed.format(file=name)
    yield from (words().idleness(one.decision, one.why) for one in made.idle)
    for each in made.evaluation.shortlists:
        award, count = each.award.title, len(each.threads)
        yield said_of.hanging.format(award=award, heading=texts.result.hanging, count=count)
        if each.short:
            yield said_of.short.format(award=award, short=texts.result.short)
