"""The ways of the office (秘书处入口)."""

from sync.web.office import board, city, papers
from sync.web.office import decide_pages as ruling
from sync.web.office import issue_pages as issuing
from sync.web.office import selection_page as selection
from sync.web.office import trail_page as trail
from sync.web.routes import OFFICE, SECRETARIAT, Way

CITY, DRAFT, ISSUED = "/office/city/{city}", "/office/drafts/{document}", "/office/issued/{line:int}"

WAYS = (
    Way("GET", "/office", board.board, OFFICE),
    Way("GET", "/office/progress.xlsx", board.progress_file, OFFICE),
    Way("GET", CITY, city.show, OFFICE),
    Way("GET", f"{CITY}/file/{{number:int}}", city.original, SECRETARIAT),
    Way("GET", f"{CITY}/returned/{{number:int}}", city.returned, SECRETARIAT),
    Way("GET", f"{CITY}/photo/{{number:int}}", city.photo, SECRETARIAT),
    Way("GET", f"{CITY}/decide", ruling.ask_decision, SECRETARIAT),
    Way("POST", f"{CITY}/decide", ruling.decide, SECRETARIAT),
    Way("GET", f"{CITY}/waive", ruling.ask_waiver, SECRETARIAT),
    Way("POST", f"{CITY}/waive", ruling.waive, SECRETARIAT),
    Way("GET", "/office/rulings", ruling.listed, OFFICE),
    Way("GET", "/office/rulings/{ruling:int}", ruling.ask_revocation, SECRETARIAT),
    Way("POST", "/office/rulings/{ruling:int}", ruling.revoke, SECRETARIAT),
    Way("GET", "/office/documents", issuing.shelf, OFFICE),
    Way("GET", DRAFT, papers.show, OFFICE),
    Way("GET", f"{DRAFT}/pages", papers.pages, OFFICE),
    Way("GET", f"{DRAFT}/file", papers.word_file, OFFICE),
    Way("GET", f"{DRAFT}/report", papers.report_file, OFFICE),
    Way("GET", f"{DRAFT}/issue", issuing.ask, SECRETARIAT),
    Way("POST", f"{DRAFT}/issue", issuing.send_out, SECRETARIAT),
    Way("GET", ISSUED, papers.show, OFFICE),
    Way("GET", f"{ISSUED}/pages", papers.pages, OFFICE),
    Way("GET", f"{ISSUED}/file", papers.word_file, OFFICE),
    Way("GET", f"{ISSUED}/report", papers.report_file, OFFICE),
    Way("GET", f"{ISSUED}/void", issuing.ask_void, SECRETARIAT),
    Way("POST", f"{ISSUED}/void", issuing.make_void, SECRETARIAT),
    Way("GET", "/office/selection", selection.show, OFFICE),
    Way("GET", "/office/selection.xlsx", selection.workbook, OFFICE),
    Way("GET", "/office/trail", trail.show, OFFICE),
    Way("GET", "/office/trail.xlsx", trail.workbook, OFFICE),
)
