"""One file checked by itself (单份核验): nothing is kept, nothing is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sync.answers import Answer, answer
from sync.desk.run import Run
from sync.desk.standing import judged
from sync.errors import FolderError
from sync.inbox.gather import Gathered, Pile
from sync.messages import load as load_messages
from sync.model import CityVerdict, Received, Severity, Status
from sync.privacy import masked_verdict
from sync.sheets.received.reader import Reader


@dataclass(frozen=True)
class CheckedFile:
    """What checking one file came to: where it stands, and the findings in words, personal values masked."""

    verdict: CityVerdict
    answer: Answer

    @property
    def wrong(self) -> bool:
        """Say whether the file has an error."""
        return any(each.severity is Severity.ERROR for each in self.verdict.all_findings())


def check_file(path: Path, occasion: Run) -> CheckedFile:
    """Check one file as if it had just come and no other city had sent anything. Raises DeskError."""
    data = contents(path)
    received = Received(0, sha256(data).hexdigest(), path.name, "", occasion.now, len(data))
    messages = load_messages()
    pile = Pile(occasion.plan, messages)
    with Reader() as reader:
        pile.add(received, reader.read(data))
    gathered = pile.gathered(occasion.now)
    verdict = verdict_of(gathered, judged(gathered, messages).verdicts)
    return CheckedFile(verdict, answer(masked_verdict(verdict, occasion.plan), occasion.plan, messages))


def verdict_of(gathered: Gathered, verdicts: Sequence[CityVerdict]) -> CityVerdict:
    """Return the verdict on the one file: of the city it is from, else of nobody."""
    for each in gathered.unclaimed:
        return CityVerdict("", Status.RETURNED, (), each.findings, each.received)
    return next(each for each in verdicts if each.received or each.findings)


def contents(path: Path) -> bytes:
    """Read the file. Raises FolderError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise FolderError(f"文件打不开：{path}，请检查 FILE 所写的路径，或关闭正在打开它的程序") from error
