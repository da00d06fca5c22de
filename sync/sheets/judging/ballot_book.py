"""The scoring workbook (评分表) of one judge in one round."""

from datetime import UTC, datetime

from openpyxl import Workbook
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet

from sync.pinned import pinned
from sync.plan import OFFICE
from sync.sheets.blank.blank_workbook import saved
from sync.sheets.blank.sheet_frame import protect
from sync.sheets.judging.ballot_sheet import BallotPage, write_page
from sync.sheets.judging.booklet import Booklet
from sync.sheets.judging.guide_sheet import write_guide
from sync.sheets.judging.selection_words import words
from sync.sheets.looks import dress
from sync.sheets.printing import footer


def ballot_workbook(asked: Booklet, *, example: bool = False) -> bytes:
    """Return the scoring workbook as .xlsx; the same candidates and plan give the same bytes."""
    plan = asked.plan
    book = Workbook()
    book.remove(book.worksheets[0])
    dress(book)
    write_guide(book, asked, example=example)
    for award, candidates in asked.pages.items():
        write_page(book, BallotPage(plan, asked.judge, asked.round, award, candidates))
    for sheet in book.worksheets:
        footer(sheet, plan, OFFICE)
        protect(sheet)
    protect(write_meta(book, asked))
    book.properties.title = words().ballot.subject.format(year=plan.year, event=plan.event, judge=asked.judge.name)
    book.properties.creator = plan.offices.secretariat
    book.properties.identifier = plan.selection.template_id
    book.security = WorkbookProtection(lockStructure=True)
    return pinned(saved(book), datetime(plan.year, 1, 1, tzinfo=UTC))


def write_meta(book: Workbook, asked: Booklet) -> Worksheet:
    """Add the hidden sheet: template, year, judge, round, then every number with the award it is of."""
    plan, judge = asked.plan, asked.judge
    sheet: Worksheet = book.create_sheet(plan.words.meta_sheet)
    sheet.sheet_state = "hidden"
    sheet.append(("template", plan.selection.template_id))
    sheet.append(("year", str(plan.year)))
    sheet.append(("judge", judge.code))
    sheet.append(("name", judge.name))
    sheet.append(("round", asked.round.key))
    for award, candidates in asked.pages.items():
        for each in candidates:
            sheet.append(("key", each.number, award.key))
    return sheet
