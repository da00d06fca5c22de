"""Inline Markdown → runs: ** is 黑体, * is 楷体; every other construct is refused."""

from collections.abc import Iterable
from itertools import groupby

from markdown_it.token import Token

from sync.documents.gongwen import Face, Runs, TextRun
from sync.documents.text.inert import unwrap

OPENS = {"strong_open": Face.HEI, "em_open": Face.KAI}
CLOSES = {"strong_close", "em_close"}
TEXTS = {"text": None, "text_special": None, "softbreak": "", "hardbreak": "\n"}
NAMES = {
    "image": "图片",
    "link_open": "链接",
    "code_inline": "行内代码",
    "html_inline": "HTML 标签",
}


class RefusedInlineError(Exception):
    """A construct the engine does not know; its text says which."""


def runs(tokens: Iterable[Token]) -> Runs:
    """Return the runs of a line of text, values unwrapped. Raises RefusedInlineError."""
    faces = [Face.OWN]
    made: list[tuple[Face, str]] = []
    for token in tokens:
        if token.type in OPENS:
            if len(faces) > 1:
                raise RefusedInlineError("**黑体** 和 *楷体* 不能套用")
            faces.append(OPENS[token.type])
        elif token.type in CLOSES:
            faces.pop()
        else:
            made.append((faces[-1], text(token)))
    joined = ((face, "".join(part for _, part in group)) for face, group in groupby(made, lambda each: each[0]))
    return tuple(TextRun(content, face) for face, part in joined if (content := unwrap(part)))


def text(token: Token) -> str:
    """Return the text of a token. Raises RefusedInlineError."""
    if token.type not in TEXTS:
        raise RefusedInlineError(f"不能用{NAMES.get(token.type, '这种写法')}")
    if token.type == "text" and "**" in token.content:
        raise RefusedInlineError("** 没有生效，请检查是否成对；标点请写在 ** 外面")
    content = TEXTS[token.type]
    return token.content if content is None else content
