"""`report`: the main job, from the inbox to the output folder; either all of it is written or nothing."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.table import Table

from sync.commands import near
from sync.commands.issue import changes
from sync.commands.progress import cities_table
from sync.commands.screen_words import words
from sync.commands.sync import Attempt
from sync.desk.portraits import pictured
from sync.desk.returned_files import returns
from sync.desk.run import Run
from sync.desk.standing import Standing, look
from sync.documents.compose import compose, has_changed, key_of, templates
from sync.documents.contexts import Scene
from sync.documents.proof import PointVerdict, Proof, WordFile, proof
from sync.documents.proof import load as load_proof_words
from sync.errors import FolderError
from sync.inbox import Taken, take_in
from sync.inbox.gather import Watch, unwatched
from sync.inbox.room import Room
from sync.letters.issued_folder import shelve
from sync.manifest import sources_of
from sync.messages import load as load_messages
from sync.output import Committed, Output
from sync.plan import Waiver
from sync.privacy import mask_numbers
from sync.rules import idle_waivers, refuse_unknown_checks, refuse_unknown_codes
from sync.sheets.overviews.progress_book import PROGRESS, progress_workbook
from sync.sheets.overviews.summary_book import summary_workbook
from sync.store import Store, alone
from sync.store.letter_register import Issued, Register
from sync.verdicts import as_json
from sync.visible import one_line

RESULTS, SUMMARY = "核验结果.json", "推荐汇总表.xlsx"


@dataclass(frozen=True)
class Report:
    """What a run came to (本次结果). `changed` are documents issued that would say something else by now."""

    run: Run
    taken: Taken
    told: Standing
    committed: Committed
    proofs: tuple[Proof, ...] = ()
    online: tuple[str, ...] = ()
    """What there is to say of the shared sheet."""
    changed: tuple[Issued, ...] = ()
    low: int | None = None
    """The megabytes left on the disk of the store, where they are few."""

    @property
    def idle_waivers(self) -> tuple[Waiver, ...]:
        """The waivers that match nothing any more."""
        findings = {each.city: tuple(each.all_findings()) for each in self.told.verdicts}
        return idle_waivers(self.run.plan, findings)


def report(run: Run, watch: Watch = unwatched, environ: Mapping[str, str] = os.environ) -> Report:
    """Take in the inbox and write everything that follows from it. Raises DeskError; then nothing was written.

    A shared sheet, where one is configured, is pulled first and answered last; should it fail, the rest is done.
    """
    refuse_own_results(run)
    refuse_unknown_checks(run.plan)
    refuse_unknown_codes(run.plan, load_messages())
    store = Store(run.store)
    with alone(run.store):
        store.sweep()
        taken = take_in(run.inbox, store, run.plan.zone, latest=run.now, year=run.plan.year)
        sheet = Attempt(run, environ)
        sheet.pull(store)
        standing = look(run, watch, sheet.now)
        scene = pictured(standing.scene, store)
        told = standing.told
        with Output(run.out, example=run.example) as output:
            write_returns(output, told, store, run)
            write_overviews(output, told, run)
            proofs = write_drafts(output, scene, standing, run)
            changed = tuple(each for each in standing.letters if has_changed(scene, templates(), each))
        shelve(run.out, Register(run.register), run.plan.year)
        sheet.answer(told)
    return Report(run, taken, told, output.committed, proofs, sheet.remarks, changed, Room(store).low)


def refuse_own_results(run: Run) -> None:
    """Raise FolderError where what a run writes would lie in its inbox, and be taken in by the next one."""
    inbox = run.inbox.resolve()
    if run.out.resolve().is_relative_to(inbox) or run.store.resolve().is_relative_to(inbox):
        raise FolderError(f"结果不能写在收件文件夹里：{run.out}，请另选 OUT 或 INBOX")


def write_returns(output: Output, told: Standing, store: Store, run: Run) -> None:
    """Write what goes back to the cities."""
    for each in returns(told, store, example=run.example):
        output.put(each.path, each.data, sources_of(each.received), told.plan.template_id)


def write_overviews(output: Output, told: Standing, run: Run) -> None:
    """Write what the office and other programmes read."""
    gathered = told.gathered
    files = [(each.received, each.findings) for each in gathered.unclaimed]
    files += [(each.received, each.remarks) for each in gathered.aside]
    verdicts = as_json(told.verdicts, run.plan, run.now.date(), told.messages, files)
    overview = progress_workbook(told.progress, told.lines, example=run.example)
    output.put(RESULTS, verdicts, told.sources)
    output.put(PROGRESS, overview, told.sources)
    output.put(SUMMARY, summary_workbook(told.progress, example=run.example), told.sources)


def write_drafts(output: Output, scene: Scene, standing: Standing, run: Run) -> tuple[Proof, ...]:
    """Write the drafts of the letters that are not out yet, and return their proofs.

    A proof here reads the letter back; `make proof` measures the rendered page as well.
    """
    proof_words, proofs = load_proof_words(), []
    out = {(each.document, each.subject) for each in standing.letters}
    for each in compose(scene, templates(), example=run.example):
        if (each.spec.key, key_of(each.subject)) in out:
            continue
        data = each.docx()
        proofed = proof(WordFile(each.path, data), each.spec.format, proof_words)
        output.put(each.path, data, standing.sources, each.spec.template, proof=proofed.summary())
        proofs.append(proofed)
    return tuple(proofs)


def said(made: Report) -> Iterator[str | Table]:
    """Yield what the operator reads at the end."""
    yield cities_table(made.told)
    yield from remarks(made)
    yield words().report.written.format(count=len(made.committed.written), folder=near(made.run.out))


def remarks(made: Report) -> Iterator[str]:
    """Yield what the operator should know besides the table, a line each."""
    taken, plan, texts = made.taken, made.run.plan, words().report
    distinct = len({each.sha256 for each in taken.forms})
    yield texts.received.format(forms=len(taken.forms), distinct=distinct, evidence=len(taken.evidence))
    yield from made.online
    if made.low is not None:
        yield texts.low.format(megabytes=made.low)
    if taken.missing:
        yield texts.missing.format(files=mask_numbers("、".join(taken.missing)))
    if taken.supposed:
        yield texts.supposed.format(files=mask_numbers("、".join(taken.supposed)))
    yield from uncounted(made.told)
    for waiver in made.idle_waivers:
        city = plan.city_by_code[waiver.city].name
        yield texts.idle.format(city=city, key=waiver.key, code=waiver.code)
    yield from changes(made.changed)
    announcing = {each.key for each in plan.documents if each.announces}
    if not plan.selection.publish_results and any(each.document in announcing for each in made.changed):
        yield texts.unpublished
    for path in made.committed.left:
        yield texts.left.format(file=path)
    yield proofed(made.proofs)
    silent = "、".join(city.name for city in made.told.progress.silent)
    if silent:
        yield texts.silent.format(cities=silent)


def uncounted(told: Standing) -> Iterator[str]:
    """Yield what files are nobody's, no form or no entry's, a line each; evidence in one."""
    texts, gathered = words().report, told.gathered
    for each in gathered.unclaimed:
        yield texts.unclaimed.format(file=one_line(mask_numbers(each.received.name)))
    for aside in gathered.aside:
        name, why = one_line(mask_numbers(aside.received.name)), map(told.messages.sentence, aside.remarks)
        yield texts.aside.format(city=aside.city.name, file=name, why="".join(why))
    if gathered.strays:
        names = mask_numbers("、".join(one_line(each.name) for each in gathered.strays))
        yield texts.strays.format(count=len(gathered.strays), files=names)


def proofed(proofs: Sequence[Proof]) -> str:
    """Say what came of proofing the drafts."""
    texts, failed = words().report, [each.name for each in proofs if each.verdict is PointVerdict.FAILED]
    found = texts.failed.format(count=len(failed), documents="、".join(failed)) if failed else texts.passed
    unseen = texts.unseen if any(not each.rendered for each in proofs) else ""
    return texts.proofed.format(count=len(proofs), found=found, unseen=unseen)
