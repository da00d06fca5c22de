"""The ways of the office (秘书处入口)."""

from sync.web.office import board, city, decide_pages, issue_pages, papers, selection_page, trail_page
from sync.web.routes import OFFICE, SECRETARIAT, Way

CITY, DRAFT, ISSUED = "/office/city/{city}", "/office/drafts/{document}", "/office/issued/{line:int}"

WAYS = (
    Way("GET", "/office", board.board, OFFICE),
    Way("GET", "/office/progress.xlsx", board.progress_file, OFFICE),
    Way("GET", CITY, city.show, OFFICE),
    Way("GET", f"{CITY}/file/{{number:int}}", city.original, SECRETARIAT),
    Way("GET", f"{CITY}/returned/{{number:int}}", city.returned, SECRETARIAT),
    Way("GET", f"{CITY}/photo/{{number:int}}", city.photo, SECRETARIAT),
    Way("GET", f"{CITY}/decide", decide_pages.ask_decision, SECRETARIAT),
    Way("POST", f"{CITY}/decide", decide_pages.decide, SECRETARIAT),
    Way("GET", f"{CITY}/waive", decide_pages.ask_waiver, SECRETARIAT),
    Way("POST", f"{CITY}/waive", decide_pages.waive, SECRETARIAT),
    Way("GET", "/office/rulings", decide_pages.listed, OFFICE),
    Way("GET", "/office/rulings/{ruling:int}", decide_pages.ask_revocation, SECRETARIAT),
    Way("POST", "/office/rulings/{ruling:int}", decide_pages.revoke, SECRETARIAT),
    Way("GET", "/office/documents", issue_pages.shelf, OFFICE),
    Way("GET", DRAFT, papers.show, OFFICE),
    Way("GET", f"{DRAFT}/pages", papers.pages, OFFICE),
    Way("GET", f"{DRAFT}/file", papers.word_file, OFFICE),
    Way("GET", f"{DRAFT}/report", papers.report_file, OFFICE),
    Way("GET", f"{DRAFT}/issue", issue_pages.ask, SECRETARIAT),
    Way("POST", f"{DRAFT}/issue", issue_pages.send_out, SECRETARIAT),
    Way("GET", ISSUED, papers.show, OFFICE),
    Way("GET", f"{ISSUED}/pages", papers.pages, OFFICE),
    Way("GET", f"{ISSUED}/file", papers.word_file, OFFICE),
    Way("GET", f"{ISSUED}/report", papers.report_file, OFFICE),
    Way("GET", f"{ISSUED}/void", issue_pages.ask_void, SECRETARIAT),
    Way("POST", f"{ISSUED}/void", issue_pages.make_void, SECRETARIAT),
    Way("GET", "/office/selection", selection_page.show, OFFICE),
    Way("GET", "/office/selection.xlsx", selection_page.workbook, OFFICE),
    Way("GET", "/office/trail", trail_page.show, OFFICE),
    Way("GET", "/office/trail.xlsx", trail_page.workbook, OFFICE),
)
