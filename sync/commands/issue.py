"""`issue` (发文): a document goes out, or is void, or all are listed; what the operator reads of it."""

from collections.abc import Iterator

from rich.markup import escape
from rich.table import Table

from sync.commands import package
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
        yield f"已作废：{named(line)}（理由：{line.reason}）。文号不再使用。"
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
    yield f"已发文：{named(made.line)}，成文日期{made.line.day}。"
    yield f"文件在：{made.file!s}"
    if made.overtaken:
        before, day = named(made.overtaken), made.overtaken.day
        yield f"请注意：前面的“{before}”成文日期是{day}，晚于这一份，文号与日期的先后不一致；日期写错的，请作废后重发。"
    if made.edited:
        yield f"草稿被人改过，改动没有用在发出的公文里，草稿留在原处：{made.edited}"


def named(line: Issued) -> str:
    """Name a document by number and name."""
    return f"{line.mark} {line.name}".strip()


def listed(found: IssuedFolder) -> Iterator[str | Table]:
    """Yield the list of what was issued and the drafts."""
    table = Table("文号", "公文", "成文日期", "情况", title="已发公文")
    for line in found.lines:
        table.add_row(escape(line.mark), line.name, str(line.day), escape(state(line, found)))
    yield table if found.lines else "还没有发出公文。"
    yield f"草稿（未发）：{'、'.join(found.drafts) or '无'}"


def state(line: Issued, found: IssuedFolder) -> str:
    """Say what became of a document."""
    if not line.valid:
        return f"作废：{line.reason}"
    return "发出后数据有变化" if line in found.changed else ""


def changes(lines: tuple[Issued, ...]) -> Iterator[str]:
    """Yield one line on the documents that would say something else by now."""
    if lines:
        names = "、".join(named(each) for each in lines)
        yield f"发出后数据有变化的公文（没有改动，需要的请作废后重发）：{names}"
