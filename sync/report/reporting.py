"""`report`: the main job, from the inbox to the output folder; either all of it is written or nothing."""

from dataclasses import dataclass

from sync.documents.compose import compose, key_of, templates
from sync.documents.contexts import Scene
from sync.intake import Taken, take_in
from sync.messages import load as load_messages
from sync.output import Committed, Output
from sync.plan import Waiver
from sync.privacy import mask_numbers
from sync.report.evaluating import published
from sync.report.gathering import Watch, gather
from sync.report.issuing import has_changed, valid_ones
from sync.report.judging import Judged, judged
from sync.report.occasion import Occasion
from sync.report.returning import returns
from sync.report.shelving import shelve
from sync.rules import idle_waivers, refuse_unknown_checks, refuse_unknown_codes
from sync.sheets.overviews.progress_book import progress_workbook
from sync.sheets.overviews.summary_book import summary_workbook
from sync.store import Store
from sync.store.register import Issued, Register
from sync.verdicts import as_json

RESULTS, PROGRESS, SUMMARY = "核验结果.json", "进度总览.xlsx", "推荐汇总表.xlsx"


@dataclass(frozen=True)
class Report:
    """What a run came to (本次结果). `changed` are documents issued that would say something else by now."""

    occasion: Occasion
    taken: Taken
    judged: Judged
    committed: Committed
    changed: tuple[Issued, ...] = ()

    @property
    def idle_waivers(self) -> tuple[Waiver, ...]:
        """The waivers that match nothing any more."""
        findings = {each.city: tuple(each.all_findings()) for each in self.judged.verdicts}
        return idle_waivers(self.occasion.plan, findings)


def report(occasion: Occasion, watch: Watch) -> Report:
    """Take in the inbox and write everything that follows from it. Raises DeskError; then nothing was written."""
    plan, messages = occasion.plan, load_messages()
    refuse_unknown_checks(plan)
    refuse_unknown_codes(plan, messages)
    store = Store(occasion.store)
    taken = take_in(occasion.inbox, store, plan.zone, latest=occasion.now)
    season = judged(gather(store, plan, messages, occasion.now, watch), messages)
    out = valid_ones(Register(occasion.register).lines(plan.year))
    season = published(season, {document for document, _ in out})
    with Output(occasion.out, example=occasion.example) as output:
        write_returns(output, season, store, occasion)
        write_overviews(output, season, occasion)
        changed = write_documents(output, season, occasion)
    shelve(occasion.out, Register(occasion.register), plan.year)
    return Report(occasion, taken, season, output.committed, changed)


def look(occasion: Occasion) -> Judged:
    """Say where the season stands by what is in the store, taking in and writing nothing. Raises DeskError."""
    messages = load_messages()
    return judged(
        gather(Store(occasion.store), occasion.plan, messages, occasion.now, lambda items, _: items), messages
    )


def write_returns(output: Output, judged: Judged, store: Store, occasion: Occasion) -> None:
    """Write what goes back to the cities."""
    for each in returns(judged, store, example=occasion.example):
        made_from = {mask_numbers(each.received.name): each.received.sha256}
        output.put(each.path, each.data, made_from, judged.season.plan.template_id)


def write_overviews(output: Output, judged: Judged, occasion: Occasion) -> None:
    """Write what the office and other programmes read."""
    files = [(each.received, each.findings) for each in judged.gathered.unclaimed]
    verdicts = as_json(judged.verdicts, occasion.plan, occasion.now.date(), judged.messages, files)
    lines = {city: told.lines for city, told in judged.public.items()}
    output.put(RESULTS, verdicts, judged.sources)
    output.put(PROGRESS, progress_workbook(judged.progress, lines, example=occasion.example), judged.sources)
    output.put(SUMMARY, summary_workbook(judged.progress, example=occasion.example), judged.sources)


def write_documents(output: Output, judged: Judged, occasion: Occasion) -> tuple[Issued, ...]:
    """Write drafts of the letters that are not out yet; return those that are and would say something else."""
    scene, made_with = Scene(judged.progress, judged.public), templates()
    out = valid_ones(Register(occasion.register).lines(occasion.plan.year))
    for each in compose(scene, made_with, example=occasion.example):
        if (each.spec.key, key_of(each.subject)) not in out:
            output.put(each.path, each.docx(), judged.sources, each.spec.template)
    return tuple(each for each in out.values() if has_changed(scene, made_with, each))
