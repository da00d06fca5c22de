"""`report`: the main job, from the inbox to the output folder; either all of it is written or nothing."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from sync.desk.attempt import Attempt
from sync.desk.result import PROGRESS, progress_book, published
from sync.desk.returned_files import returns
from sync.desk.run import Run
from sync.desk.scene_pictures import staged
from sync.desk.standing import Standing, judged
from sync.documents.compose import compose, has_changed, key_of, templates
from sync.documents.contexts import Scene
from sync.documents.proof import Proof, WordFile, proof
from sync.documents.proof import load as load_proof_words
from sync.errors import FolderError
from sync.inbox import Taken, take_in
from sync.inbox.gather import Watch, gather
from sync.inbox.room import Room
from sync.letters.issued_folder import shelve
from sync.messages import load as load_messages
from sync.output import Committed, Output
from sync.plan import Waiver
from sync.privacy import mask_numbers
from sync.rules import idle_waivers, refuse_unknown_checks, refuse_unknown_codes
from sync.sheets.overviews.summary_book import summary_workbook
from sync.store import Store, alone
from sync.store.letter_register import Issued, Register
from sync.verdicts import as_json

RESULTS, SUMMARY = "核验结果.json", "推荐汇总表.xlsx"


@dataclass(frozen=True)
class Report:
    """What a run came to (本次结果). `changed` are documents issued that would say something else by now."""

    occasion: Run
    taken: Taken
    judged: Standing
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
        findings = {each.city: tuple(each.all_findings()) for each in self.judged.verdicts}
        return idle_waivers(self.occasion.plan, findings)


def report(occasion: Run, watch: Watch, environ: Mapping[str, str] = os.environ) -> Report:
    """Take in the inbox and write everything that follows from it. Raises DeskError; then nothing was written.

    A shared sheet, where one is configured, is pulled first and answered last; should it fail, the rest is done.
    """
    plan, messages = occasion.plan, load_messages()
    refuse_own_results(occasion)
    refuse_unknown_checks(plan)
    refuse_unknown_codes(plan, messages)
    store, register = Store(occasion.store), Register(occasion.register)
    with alone(occasion.store):
        store.sweep()
        taken = take_in(occasion.inbox, store, plan.zone, latest=occasion.now)
        sheet = Attempt(occasion, environ)
        sheet.pull(store)
        season = judged(gather(store, plan, messages, sheet.now, watch), messages)
        scene = staged(season, store)
        told = published(season, scene, register)
        with Output(occasion.out, example=occasion.example) as output:
            write_returns(output, told, store, occasion)
            write_overviews(output, told, occasion)
            proofs, changed = write_documents(output, scene, season.sources, occasion)
        shelve(occasion.out, register, plan.year)
        sheet.answer(told)
    return Report(occasion, taken, told, output.committed, proofs, sheet.remarks, changed, Room(store).low)


def refuse_own_results(occasion: Run) -> None:
    """Raise FolderError where what a run writes would lie in its inbox, and be taken in by the next one."""
    inbox = occasion.inbox.resolve()
    if occasion.out.resolve().is_relative_to(inbox) or occasion.store.resolve().is_relative_to(inbox):
        raise FolderError(f"结果不能写在收件文件夹里：{occasion.out}，请另选 OUT 或 INBOX")


def look(occasion: Run) -> Standing:
    """Say where the season stands by what is in the store, taking in and writing nothing. Raises DeskError."""
    messages = load_messages()
    return judged(
        gather(Store(occasion.store), occasion.plan, messages, occasion.now, lambda items, _: items), messages
    )


def write_returns(output: Output, judged: Standing, store: Store, occasion: Run) -> None:
    """Write what goes back to the cities."""
    for each in returns(judged, store, example=occasion.example):
        made_from = {mask_numbers(each.received.name): each.received.sha256}
        output.put(each.path, each.data, made_from, judged.season.plan.template_id)


def write_overviews(output: Output, judged: Standing, occasion: Run) -> None:
    """Write what the office and other programmes read."""
    gathered = judged.gathered
    files = [(each.received, each.findings) for each in gathered.unclaimed]
    files += [(each.received, each.remarks) for each in gathered.aside]
    verdicts = as_json(judged.verdicts, occasion.plan, occasion.now.date(), judged.messages, files)
    output.put(RESULTS, verdicts, judged.sources)
    output.put(PROGRESS, progress_book(judged, example=occasion.example), judged.sources)
    output.put(SUMMARY, summary_workbook(judged.progress, example=occasion.example), judged.sources)


def write_documents(
    output: Output, scene: Scene, sources: Mapping[str, str], occasion: Run
) -> tuple[tuple[Proof, ...], tuple[Issued, ...]]:
    """Write and proof drafts of the letters that are not out yet; return with the proofs those that are out and stale.

    A proof here reads the letter back; `make proof` measures the rendered page as well.
    """
    words, proofs, made_with = load_proof_words(), [], templates()
    out = Register(occasion.register).out(occasion.plan.year)
    for each in compose(scene, made_with, example=occasion.example):
        if (each.spec.key, key_of(each.subject)) in out:
            continue
        data = each.docx()
        proofed = proof(WordFile(each.path, data), each.spec.format, words)
        output.put(each.path, data, sources, each.spec.template, proof=proofed.summary())
        proofs.append(proofed)
    return tuple(proofs), tuple(each for each in out.values() if has_changed(scene, made_with, each))
