"""`issue` (发文): a document goes out, or is void, or all are listed; what the operator reads of it."""

from collections.abc import Iterator

from rich.markup import escape
from rich.table import Table

from sync.commands import package
from sync.commands.screen_words import words
from sync.desk.portraits import pictured
from sync.desk.run import Run
from sync.desk.standing import look
from sync.errors import DeskError
from sync.letters import issue as letters
from sync.letters.issue import IssuedFolder, Sent
from sync.letters.package_folder import pack
from sync.letters.which import ALL, spec_of
from sync.store import Store
from sync.store.letter_register import Issued


def issue(run: Run, document: str, about: str, reason: str | None) -> Iterator[str | Table]:
    """Issue or void a document, or list all, and yield what to say. Raises DeskError."""
    if reason is not None:
        if not document:
            raise DeskError("作废要写明是哪份公文，如 DOC=reminder CITY=佛山市 VOID=日期有误")
        line = letters.void(run, document, about, reason)
        yield words().issue.voided.format(document=named(line), reason=line.reason)
        return
    scene = pictured(look(run).scene, Store(run.store))
    if not document:
        yield from listed(letters.shelf(run, scene))
        return
    alone = about != ALL
    for made in [letters.issue(run, scene, document, about)] if alone else letters.issue_all(run, scene, document):
        yield from issued_lines(made)
    if spec_of(scene.plan, document).evidence:
        yield from package.said([each for each in pack(run, scene) if each.issued])


def issued_lines(made: Sent) -> Iterator[str]:
    """Yield what to say of a document that went out."""
    said = words().issue
    yield said.issued.format(document=named(made.line), day=made.line.day)
    yield said.file.format(file=made.file)
    if made.overtaken:
        yield said.overtaken.format(document=named(made.overtaken), day=made.overtaken.day)
    if made.edited:
        yield said.edited.format(file=made.edited)


def named(line: Issued) -> str:
    """Name a document by number and name."""
    return f"{line.mark} {line.name}".strip()


def listed(found: IssuedFolder) -> Iterator[str | Table]:
    """Yield the list of what was issued and the drafts."""
    said = words().issue
    table = Table(said.number, said.document, said.day, said.state, title=said.title)
    for line in found.lines:
        table.add_row(escape(line.mark), line.name, str(line.day), escape(state(line, found)))
    yield table if found.lines else said.none
    yield said.drafts.format(documents="、".join(found.drafts) or said.no_drafts)


def state(line: Issued, found: IssuedFolder) -> str:
    """Say what became of a document."""
    if not line.valid:
        return words().issue.void.format(reason=line.reason)
    return words().issue.changed if line in found.changed else ""


def changes(lines: tuple[Issued, ...]) -> Iterator[str]:
    """Yield one line on the documents that would say something else by now."""
    if lines:
        names = "、".join(named(each) for each in lines)
        yield words().issue.changes.format(documents=names)
