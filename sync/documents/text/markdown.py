"""Markdown → blocks: paragraphs, headings, enumerations, tables, annexes; all else is refused by file and line.

`#` begins an annex ({横排} after its title turns the page), `##` to `#####` are levels 1 to 4, numbered by the
engine; a line ending with {柱形图} or {条形图} makes a chart of the table after it, a line {表格} a form of it.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node
from mdit_py_plugins.front_matter import front_matter_plugin

from sync.documents.gongwen import Annex, Block, Heading, Item, Paragraph, text_of
from sync.documents.text.markdown_forms import MARK as FORM
from sync.documents.text.markdown_forms import form
from sync.documents.text.markdown_forms import wanted as form_wanted
from sync.documents.text.markdown_tables import chart, plotted, table
from sync.documents.text.nodes import inline, line_of, source
from sync.documents.text.template_text import FilledTemplate

LANDSCAPE = "{横排}"
DEEPEST_HEADING, DEEPEST_ITEM = 5, 2
NUMBERED = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+[.．、]")
NAMES = {
    "fence": "代码块",
    "code_block": "行首四个空格（会成为代码块）",
    "html_block": "HTML 标签",
    "blockquote": "引用（>）",
    "bullet_list": "项目符号，请改用 1. 2. 编号",
    "hr": "分隔线",
}


@dataclass(frozen=True, slots=True)
class TextBody:
    """The text of a document: its front matter as written, its blocks, its annexes."""

    front: str
    blocks: tuple[Block, ...]
    annexes: tuple[Annex, ...]


def parse(written: FilledTemplate) -> TextBody:
    """Read the Markdown of a filled template. Raises TemplateError."""
    nodes = Node(reader().parse("\n".join(written.lines))).children
    front = nodes[0] if nodes and nodes[0].type == "front_matter" else None
    if front:
        nodes = nodes[1:]
    starts = [place for place, node in enumerate(nodes) if is_annex(node)]
    main = nodes[: starts[0]] if starts else nodes
    return TextBody(
        front.content if front else "",
        tuple(blocks(main, written)),
        tuple(annex(nodes[start:end], written) for start, end in pairwise((*starts, len(nodes)))),
    )


@cache
def reader() -> MarkdownIt:
    """Return the parser: without what would swallow a line or change a text."""
    made = MarkdownIt("commonmark", {"html": True}).enable("table").use(front_matter_plugin)
    return made.disable(["reference", "lheading", "entity"])


def is_annex(node: Node) -> bool:
    """Whether a node begins an annex."""
    return node.type == "heading" and node.tag == "h1"


def annex(nodes: list[Node], written: FilledTemplate) -> Annex:
    """Read an annex from its title to the next."""
    title = text_of(inline(nodes[0], written))
    landscape = source(nodes[0]).endswith(LANDSCAPE)
    title = title.removesuffix(LANDSCAPE).strip() if landscape else title
    return Annex(title, tuple(blocks(nodes[1:], written)), landscape)


def blocks(nodes: list[Node], written: FilledTemplate) -> Iterator[Block]:
    """Yield the blocks of some nodes. Raises TemplateError for a construct the engine does not know."""
    left = deque(nodes)
    while left:
        node = left.popleft()
        if form_wanted(node):
            if not left or left[0].type != "table":
                raise written.trouble(line_of(node), f"{FORM}下面要紧跟表格")
            yield form(left.popleft(), written)
        elif plot := plotted(node):
            if not left or left[0].type != "table":
                raise written.trouble(line_of(node), f"{{{plot}}}下面要紧跟数据表格")
            yield chart(node, plot, left.popleft(), written)
        elif node.type not in READERS:
            raise written.trouble(line_of(node), f"不能用{NAMES.get(node.type, '这种写法')}")
        else:
            yield from READERS[node.type](node, written)


def paragraph(node: Node, written: FilledTemplate) -> Iterator[Block]:
    """Yield a paragraph."""
    yield Paragraph(inline(node, written))


def heading(node: Node, written: FilledTemplate) -> Iterator[Block]:
    """Yield a heading; its number is not for the author to write."""
    depth = int(node.tag[1])
    content = inline(node, written)
    if depth > DEEPEST_HEADING:
        raise written.trouble(line_of(node), "标题最多四级（##### 为止）")
    if found := NUMBERED.match(source(node)):
        raise written.trouble(line_of(node), f"标题编号由程序编写，请去掉“{found[0]}”")
    yield Heading(depth - 1, content)


def enumeration(node: Node, written: FilledTemplate, depth: int = 1) -> Iterator[Block]:
    """Yield the items of a numbered list and of lists in it."""
    if depth > DEEPEST_ITEM:
        raise written.trouble(line_of(node), "编号最多两层")
    for item in node.children:
        for place, part in enumerate(item.children):
            if part.type == "paragraph" and place == 0:
                yield Item(depth, inline(part, written))
            elif part.type == "ordered_list":
                yield from enumeration(part, written, depth + 1)
            else:
                raise written.trouble(line_of(part), "编号的一条只能是一段，另起一段请去掉行首的空格")


READERS: Mapping[str, Callable[[Node, FilledTemplate], Iterator[Block]]] = {
    "paragraph": paragraph,
    "heading": heading,
    "ordered_list": enumeration,
    "table": table,
}
