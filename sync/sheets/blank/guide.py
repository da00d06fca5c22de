"""The sheet 填报说明: templates/guide.md.j2 filled from the year's plan, laid out in four columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import jinja2
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from sync.errors import TemplateError
from sync.model import Status
from sync.plan import City, Field, Form, Plan
from sync.sheets.blank.sheet_frame import grows, protect
from sync.sheets.blank.validation import limits
from sync.sheets.blank.workbook_draft import Draft
from sync.sheets.cell_text import height, lines, put
from sync.sheets.looks import STATUS_COLOURS, Look, font, solid
from sync.sheets.printing import print_along
from sync.words_file import TEMPLATES

TEMPLATE = "guide.md.j2"
WIDTHS = (24, 42, 34, 20)
MARKUP = re.compile(r"([\\|#])")
HEADINGS = {"h1": Look.TITLE, "h2": Look.HEADING, "h3": Look.SUBHEADING}


@dataclass(frozen=True, slots=True)
class GuideLine:
    """One row of the guide: a heading, a paragraph, or the cells of a table row."""

    look: Look
    texts: tuple[str, ...]


def write_guide(draft: Draft, form: Form) -> None:
    """Add the sheet that says how to fill in a city's workbook. Raises TemplateError."""
    plan, city = draft.plan, draft.city
    sheet: Worksheet = draft.book.create_sheet(form.title)
    for column, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheets = {each.title for each in plan.forms_of(city)}
    for row, line in enumerate(parsed(text(plan, city)), start=1):
        if line.look in {Look.CELL, Look.HEADER}:
            table_row(sheet, row, line, sheets)
        else:
            across(sheet, row, line)
    sheet.sheet_view.showGridLines = False
    print_along(sheet)
    protect(sheet)


def text(plan: Plan, city: City) -> str:
    """Return the guide as Markdown. Raises TemplateError naming file and line."""
    forms = tuple(form for form in plan.forms_of(city) if form.kind != "guide")
    try:
        return (
            environment()
            .get_template(TEMPLATE)
            .render(
                plan=plan,
                city=city,
                forms=forms,
                awards=[award for award in plan.awards if award.form in {form.key for form in forms}],
                zeros=any(form.of_type("zero") for form in forms),
                growing="、".join(f"“{form.title}”" for form in forms if grows(form)),
                status=Status,
                described=described,
            )
        )
    except jinja2.TemplateError as error:
        raise TemplateError(str(TEMPLATES / TEMPLATE), line_of(error), error.message or "") from error


@cache
def environment() -> Environment:
    """Return the engine of the guide's template: unknown names are errors, values cannot become markup."""
    # autoescape makes macros return Markup, by which `escaped` knows what it has escaped already.
    return Environment(loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, finalize=escaped, autoescape=True)


def escaped(value: object) -> Markup:
    """Write a value so that it is never read as Markdown, and stays in its line."""
    if isinstance(value, Markup):
        return value
    text = MARKUP.sub(r"\\\1", " ".join(str(value).split()))
    return Markup(text)  # noqa: S704  # no HTML is made of it: Markup only tells Jinja that this is escaped


def described(field: Field) -> str:
    """Say how a field is written: its hint, and the limits the hint leaves out."""
    return "；".join(filter(None, (field.hint, limits(field).removesuffix("。"))))


def line_of(error: jinja2.TemplateError) -> int:
    """Return the line of the template an error speaks of; 0 where it is not known."""
    found, trace = getattr(error, "lineno", None) or 0, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith(TEMPLATE):
            found = trace.tb_lineno
        trace = trace.tb_next
    return found


def parsed(markdown: str) -> Iterator[GuideLine]:
    """Yield the rows that a text of headings, paragraphs and tables makes."""
    parser = MarkdownIt("zero").enable(["heading", "table", "escape"])
    look, cells = Look.PARAGRAPH, list[str]()
    for token in parser.parse(markdown):
        if token.type == "heading_open":
            look = HEADINGS[token.tag]
        elif token.type == "paragraph_open":
            look = Look.PARAGRAPH
        elif token.type == "tr_open":
            cells = []
        elif token.type in {"th_open", "td_open"}:
            look = Look.HEADER if token.tag == "th" else Look.CELL
        elif token.type == "tr_close":
            yield GuideLine(look, tuple(cells))
        elif token.type == "inline" and look in {Look.CELL, Look.HEADER}:
            cells.append(plain(token))
        elif token.type == "inline":
            yield GuideLine(look, (plain(token),))


def plain(token: Token) -> str:
    """Return the text of a run of Markdown without its escapes."""
    return "".join("\n" if child.type == "softbreak" else child.content for child in token.children or ())


def across(sheet: Worksheet, row: int, line: GuideLine) -> None:
    """Write a heading or paragraph over all columns."""
    put(sheet, row, 1, line.texts[0], line.look)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(WIDTHS))
    air = 0 if line.look is Look.PARAGRAPH else 8
    sheet.row_dimensions[row].height = height(lines(line.texts[0], sum(WIDTHS) / 2)) + air


def table_row(sheet: Worksheet, row: int, line: GuideLine, sheets: set[str]) -> None:
    """Write a row of a table; the title of a sheet becomes a link to it, a status shows its colour."""
    for column, each in enumerate(line.texts, start=1):
        put(sheet, row, column, each, line.look)
    first = sheet.cell(row, 1)
    if line.texts[0] in sheets:
        first.style = Look.CELL_LINK
        first.hyperlink = Hyperlink(first.coordinate, location=f"{quote_sheetname(line.texts[0])}!A1")
    colour = next((colour for status, colour in STATUS_COLOURS.items() if status == line.texts[0]), None)
    if colour:
        first.fill, first.font = solid(colour.fill), font(ink=colour.ink)
    sheet.row_dimensions[row].height = height(tallest(line.texts))


def tallest(texts: Sequence[str]) -> int:
    """Return how many lines the fullest cell of a table row takes."""
    return max(lines(each, width / 2 - 0.5) for each, width in zip(texts, WIDTHS, strict=False))
