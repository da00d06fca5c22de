"""What stands in a node of the Markdown tree: its text as runs, and the line it begins on."""

from markdown_it.tree import SyntaxTreeNode as Node

from sync.documents.gongwen import Runs
from sync.documents.text.inline import RefusedInlineError, runs
from sync.documents.text.template_text import FilledTemplate


def inline(node: Node, written: FilledTemplate, line: int | None = None) -> Runs:
    """Return the runs of a node that holds text. Raises TemplateError, also for a paragraph or heading without any."""
    line = line_of(node) if line is None else line
    tokens = [token for child in node.children for token in (child.token.children if child.token else None) or ()]
    try:
        made = runs(tokens)
    except RefusedInlineError as error:
        raise written.trouble(line, str(error)) from error
    if not made and node.type not in {"th", "td"}:
        raise written.trouble(line, "这一段是空的，请用 if 判断后再写")
    return made


def source(node: Node) -> str:
    """Return the text of a paragraph or heading as its template has it, with values still wrapped."""
    return node.children[0].content if node.children else ""


def line_of(node: Node) -> int:
    """Return the first line of a node, from 0."""
    return node.map[0] if node.map else 0
