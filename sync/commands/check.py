"""One file checked by itself (单份核验): nothing is kept, nothing is written."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from sync.answers import Answer, answer
from sync.commands import whole
from sync.commands.screen_words import words
from sync.desk.run import Run
from sync.desk.standing import judged
from sync.errors import FolderError
from sync.inbox.file_roles import is_form, may_hold_files
from sync.inbox.gather import Gathered, Pile
from sync.messages import load as load_messages
from sync.model import CityVerdict, Received, Severity, Status
from sync.privacy import masked_verdict
from sync.sheets.received.looker import BrokenOffError, Looker
from sync.sheets.received.reader import Reader
from sync.sheets.received.tasks import OPEN


@dataclass(frozen=True)
class CheckedFile:
    """What checking one file came to: where it stands, and the findings in words, personal values masked."""

    verdict: CityVerdict
    answer: Answer

    @property
    def wrong(self) -> bool:
        """Say whether the file has an error."""
        return any(each.severity is Severity.ERROR for each in self.verdict.all_findings())


def check_file(path: Path, run: Run) -> CheckedFile:
    """Check one file as if it had just come and no other city had sent anything. Raises DeskError."""
    name, data = the_form(path.name, contents(path))
    received = Received(0, sha256(data).hexdigest(), name, "", run.now, len(data))
    messages = load_messages()
    pile = Pile(run.plan, messages)
    with Reader(OPEN) as reader:
        pile.add(received, reader.read(data))
    gathered = pile.gathered(run.now)
    verdict = verdict_of(gathered, judged(gathered, messages).verdicts)
    return CheckedFile(verdict, answer(masked_verdict(verdict, run.plan), run.plan, messages))


def the_form(name: str, data: bytes) -> tuple[str, bytes]:
    """Return the one form in a mail or an archive, under its path in it; the file itself where there is no such one."""
    forms = []
    if may_hold_files(name, data):
        with suppress(BrokenOffError), Looker() as looker, looker.looked(data) as arrival:
            for member, content in arrival.members():
                inside = content.read()
                if is_form(member.name, member.kind):
                    forms.append((f"{name}/{member.name}", inside))
    return forms[0] if len(forms) == 1 else (name, data)


def verdict_of(gathered: Gathered, verdicts: Sequence[CityVerdict]) -> CityVerdict:
    """Return the verdict on the one file: of the city it is from, else of nobody."""
    told = [(each.received, each.findings) for each in gathered.unclaimed]
    told += [(each.received, each.findings) for each in gathered.aside]
    for received, findings in told:
        return CityVerdict("", Status.RETURNED, (), findings, received)
    return next(each for each in verdicts if each.received or each.findings)


def contents(path: Path) -> bytes:
    """Read the file. Raises FolderError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise FolderError(f"文件打不开：{path}，请检查 FILE 所写的路径，或关闭正在打开它的程序") from error


def said(checked: CheckedFile) -> Iterator[str | Table]:
    """Yield what the city would be told."""
    yield checked.answer.heading
    if checked.answer.lines:
        yield findings_table(checked.answer)


def findings_table(answer: Answer) -> Table:
    """Return one line a finding: how grave, where, what, what to do."""
    said = words().check
    table = Table(said.level, said.sheet, said.cell, said.field, said.sentence, said.remedy, show_lines=True)
    for line in answer.lines:
        texts = (line.level, line.sheet, line.cells, line.title, line.sentence, line.remedy)
        table.add_row(*map(escape, texts))
    return whole(table)
