"""What the operator reads when issuing (发文的屏幕文字)."""

from collections.abc import Iterator

from rich.markup import escape
from rich.table import Table

from sync.commands.package import lines
from sync.commands.report import look
from sync.desk.run import Run
from sync.desk.scene_pictures import staged
from sync.errors import DeskError
from sync.letters.issue import IssuedFolder, Sent, issue, issue_all, shelf, void
from sync.letters.package_folder import pack
from sync.letters.which import ALL, spec_of
from sync.store import Store
from sync.store.letter_register import Issued


def issue_words(occasion: Run, document: str, about: str, reason: str | None) -> Iterator[str | Table]:
    """Issue or void a document, or list all, and yield what to say. Raises DeskError."""
    if reason is not None:
        if not document:
            raise DeskError("作废要写明是哪份公文，如 DOC=reminder CITY=佛山市 VOID=日期有误")
        line = void(occasion, document, about, reason)
        yield f"已作废：{escape(named(line))}（理由：{escape(line.reason)}）。文号不再使用。"
        return
    scene = staged(look(occasion), Store(occasion.store))
    if not document:
        yield from listed(shelf(occasion, scene))
        return
    issued = issue_all(occasion, scene, document) if about == ALL else [issue(occasion, scene, document, about)]
    for made in issued:
        yield from issued_lines(made)
    if spec_of(scene.plan, document).evidence:
        yield from map(escape, lines(each for each in pack(occasion, scene) if each.issued))


def issued_lines(made: Sent) -> Iterator[str]:
    """Yield what to say of a document that went out."""
    yield f"已发文：{escape(named(made.line))}，成文日期{made.line.day}。"
    yield f"文件在：{escape(str(made.file))}"
    if made.overtaken:
        before, day = escape(named(made.overtaken)), made.overtaken.day
        yield f"请注意：前面的“{before}”成文日期是{day}，晚于这一份，文号与日期的先后不一致；日期写错的，请作废后重发。"
    if made.edited:
        yield f"草稿被人改过，改动没有用在发出的公文里，草稿留在原处：{escape(made.edited)}"


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
