"""Jinja templates → Markdown text that remembers where every line came from; values in it are inert.

Undefined variables are errors with the template's name and line. Templates may use only the filters of `FILTERS` and
those of Jinja that keep a value a value.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from traceback import extract_tb

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.ext import Extension
from jinja2.runtime import Context
from markupsafe import Markup

from sync.documents.text.filters import FILTERS
from sync.documents.text.inert import wrap
from sync.errors import TemplateError

LINE_OPEN, LINE_CLOSE = "\ue002", "\ue003"
MARKED = re.compile(f"{LINE_OPEN}([^{LINE_OPEN}{LINE_CLOSE}]*):([0-9]+){LINE_CLOSE}")
KEPT_FILTERS = ("length", "sum", "first", "last", "map", "select", "selectattr", "rejectattr", "list", "sort")
HAN = re.compile("[\u4e00-\u9fff]")
PRIVATE = re.compile("[\ue000-\ue003]")
MESSAGES = (
    (re.compile(r"'([^']++)' is undefined"), "没有名为“{}”的变量"),
    (re.compile(r"has no (?:attribute|element) '?([^']++)'?$"), "没有“{}”这一项"),
    (re.compile(r"No filter named '([^']++)'"), "没有名为“{}”的写法"),
    (re.compile(r"Encountered unknown tag '([^']++)'"), "没有“{}”这个标签，或者多写、少写了结束标签"),
    (re.compile(r"unexpected '([^']++)'"), "多出或写错了“{}”"),
)


@dataclass(frozen=True, slots=True)
class FilledTemplate:
    """A filled template: Markdown lines, of each the template and line it was written on, and pictures by name."""

    template: str
    lines: tuple[str, ...]
    origins: tuple[tuple[str, int], ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def trouble(self, index: int, problem: str) -> TemplateError:
        """Return the error to raise for what stands in line `index`, from 0."""
        if not self.origins:
            return TemplateError(self.template, 1, problem)
        file, line = self.origins[min(index, len(self.origins) - 1)]
        return TemplateError(file, line, problem)


class Origins(Extension):
    """Marks the end of every line of a template with where it stands."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Put the marks into the text between tags, where they cannot break anything."""
        if found := PRIVATE.search(source):
            line = source.count("\n", 0, found.start()) + 1
            raise TemplateSyntaxError("有不能用的特殊字符", line, name, filename)
        ended = source if source.endswith("\n") else source + "\n"
        return "".join(self.marked(ended, name or "", filename))

    def marked(self, source: str, name: str, filename: str | None) -> Iterator[str]:
        """Yield the pieces of a template, text with marks."""
        for start, kind, piece in self.environment.lexer.tokeniter(source, name, filename):
            if kind == "operator" and piece == "~":
                raise TemplateSyntaxError("不能用 ~ 连接，请分开写", start, name, filename)
            if kind != "data":
                yield piece
                continue
            *whole, rest = piece.split("\n")
            for line, text in enumerate(whole, start=start):
                yield f"{text}{LINE_OPEN}{name}:{line}{LINE_CLOSE}\n"
            yield rest


@pass_context  # keeps Jinja from wrapping constants while compiling, when the error would have no line
def inert(_context: Context, value: object) -> object:
    """Wrap what a template prints, except the text of its own macros."""
    return value if isinstance(value, Markup | StrictUndefined) else Markup(wrap(value))  # noqa: S704  # it is hex


def environment(loader: BaseLoader) -> Environment:
    """Return the Jinja environment of document templates."""
    made = Environment(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=True,
        finalize=inert,
        extensions=[Origins],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters = {**{name: made.filters[name] for name in KEPT_FILTERS}, **FILTERS}
    return made


def write(templates: Environment, name: str, variables: Mapping[str, object]) -> FilledTemplate:
    """Fill a template. Raises TemplateError with the line at fault."""
    try:
        filled = templates.get_template(name).render(variables)
    except TemplateSyntaxError as error:
        raise TemplateError(error.name or name, error.lineno, in_chinese(error.message or "")) from error
    except TemplateNotFound as error:
        raise TemplateError(str(error.name or name), 1, "找不到这个模板文件") from error
    except (TemplateRuntimeError, ValueError, TypeError, AttributeError) as error:
        raise TemplateError(*place(templates, error, name), in_chinese(str(error))) from error
    return traced(name, filled)


def traced(name: str, filled: str) -> FilledTemplate:
    """Take the marks out of a filled template, and remember what they say."""
    lines, origins = [], []
    origin = (name, 1)
    for line in filled.split("\n"):
        marks = MARKED.findall(line)
        origin = (marks[-1][0], int(marks[-1][1])) if marks else origin
        lines.append(MARKED.sub("", line))
        origins.append(origin)
    return FilledTemplate(name, tuple(lines), tuple(origins))


def place(templates: Environment, error: Exception, name: str) -> tuple[str, int]:
    """Return the template and line where an error came up; Jinja writes both into the traceback."""
    known = set(templates.list_templates())
    for frame in reversed(extract_tb(error.__traceback__)):
        file = frame.filename.replace("\\", "/").rsplit("/", 1)[-1]
        if file in known or file == "<template>":
            return (file if file in known else name), frame.lineno or 1
    return name, 1


def in_chinese(message: str) -> str:
    """Word Jinja's complaint for whoever edits templates; what we do not know stays as it is, quoted."""
    for pattern, words in MESSAGES:
        if found := pattern.search(message):
            return words.format(found[1])
    return message if HAN.search(message) else f"写法不对（{message}）"
