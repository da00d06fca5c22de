"""What the stand-in does wrong on purpose, the schema oracle, the token endpoint and the quota."""

import threading
import time
from pathlib import Path
from typing import Any

import google.auth.exceptions
import gspread
import pytest
import requests

from tests.google import faults
from tests.google.discovery import UNKNOWN
from tests.google.faults import Fault
from tests.google.gateway import client
from tests.google.people import Person
from tests.google.service import JSON, Service
from tests.google.tokens import GrantRefusal, in_time

FROZEN = "properties.grid_properties.frozen_row_count"
APIError = gspread.exceptions.APIError


@pytest.fixture
def sheet(google: gspread.Client, book: Person) -> gspread.Worksheet:
    return google.open_by_key(book.id).sheet1


def write(sheet: gspread.Worksheet) -> Any:
    return sheet.update([["甲"]], "A1")


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (faults.too_many(), (429, JSON, None)),
        (faults.too_many(30), (429, JSON, "30")),
        (faults.server_error(500), (500, JSON, None)),
        (faults.server_error(502, html=True), (502, "text/html; charset=UTF-8", None)),
        (faults.server_error(503), (503, JSON, None)),
        (faults.api_disabled(), (403, JSON, None)),
        (faults.forbidden(), (403, JSON, None)),
        (faults.absent(), (404, JSON, None)),
    ],
)
def test_a_fault_is_answered_and_nothing_is_done(
    sheet: gspread.Worksheet, service: Service, book: Person, fault: Fault, told: tuple[int, str, str | None]
) -> None:
    service.faults.add(fault)
    with pytest.raises(APIError) as failed:
        write(sheet)
    response = failed.value.response
    assert (response.status_code, response.headers["Content-Type"], response.headers.get("Retry-After")) == told
    assert book.sheet("Sheet1").values() == []


def test_a_fault_passes(sheet: gspread.Worksheet, service: Service) -> None:
    service.faults.add(faults.server_error(503).on("PUT", nth=2, times=2))
    codes = []
    for _ in range(5):
        try:
            write(sheet)
            codes.append(200)
        except APIError as failed:
            codes.append(failed.response.status_code)
    assert codes == [200, 503, 503, 200, 200] == [each.status for each in service.requests if each.writes]


def test_everything_is_done_and_the_answer_says_no(sheet: gspread.Worksheet, service: Service, book: Person) -> None:
    service.faults.add(faults.committed())
    with pytest.raises(APIError):
        write(sheet)
    assert book.sheet("Sheet1").values() == [["甲"]]


@pytest.mark.parametrize("commit", [True, False])
@pytest.mark.parametrize("silent", [True, False])
def test_the_connection_breaks_in_or_before_the_answer(
    sheet: gspread.Worksheet, service: Service, book: Person, *, commit: bool, silent: bool
) -> None:
    error = requests.exceptions.ConnectionError if silent else requests.exceptions.ChunkedEncodingError
    service.faults.add(faults.reset(commit=commit, silent=silent))
    with pytest.raises(error):
        write(sheet)
    assert (book.sheet("Sheet1").values(), service.requests[-1].status) == ([["甲"]] if commit else [], 0)


def test_an_answer_that_does_not_come_meets_the_timeout(
    sheet: gspread.Worksheet, service: Service, google: gspread.Client
) -> None:
    sheet.acell("A1")  # the token is fetched with all the time there is
    service.faults.add(faults.unanswered())
    google.set_timeout(0.05)
    with pytest.raises(requests.exceptions.ReadTimeout):
        write(sheet)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (faults.token_refused(), "invalid_grant: Invalid JWT Signature."),
        (faults.token_refused("Invalid grant: account not found"), "invalid_grant: Invalid grant: account not found"),
        (
            faults.token_refused("backend", "internal_failure", 500).on(path=faults.TOKEN, times=None),
            "internal_failure",
        ),
    ],
)
def test_the_token_is_refused(google: gspread.Client, service: Service, book: Person, fault: Fault, words: str) -> None:
    service.faults.add(fault)
    with pytest.raises(google_error("RefreshError"), match=words):
        google.open_by_key(book.id)


def google_error(name: str) -> type[Exception]:
    return getattr(google.auth.exceptions, name)


def test_a_key_of_somebody_else_is_refused(service: Service, book: Person, tmp_path: Path) -> None:
    key = service.key_file(tmp_path)
    key.write_text(key.read_text(encoding="utf-8").replace(service.address, "stranger@example.org"), encoding="utf-8")
    with client(service.root, key) as stranger, pytest.raises(google_error("RefreshError"), match="account not found"):
        stranger.open_by_key(book.id)


def test_a_wrong_clock_is_refused(service: Service) -> None:
    assertion = {"iss": service.address, "aud": service.tokens.uri, "iat": 0, "exp": 3600, "scope": "x"}
    with pytest.raises(GrantRefusal, match="reasonable timeframe"):
        in_time(assertion, time.time())


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            {"requests": [{"setDataValidation": {"rule": {"showDropdown": True}}}]},
            UNKNOWN.format(name="showDropdown", at=" at 'requests[0].set_data_validation.rule'"),
        ),
        (
            {"requests": [{"updateSheetProperties": {"properties": {"gridProperties": {"frozenRowCount": "two"}}}}]},
            f"Invalid value at 'requests[0].update_sheet_properties.{FROZEN}' (TYPE_INT32), \"two\"",
        ),
        (
            {"requests": [{"mergeCells": {"mergeType": "ALL"}}]},
            "Invalid value at 'requests[0].merge_cells.merge_type' (TYPE_ENUM), \"ALL\"",
        ),
    ],
)
def test_a_request_that_google_would_not_understand(
    sheet: gspread.Worksheet, service: Service, body: dict[str, Any], message: str
) -> None:
    with pytest.raises(APIError) as refused:
        sheet.spreadsheet.batch_update(body)
    details = refused.value.error["details"][0]["fieldViolations"][0]
    assert (refused.value.error["message"], details["description"]) == (message, message)
    assert [each.partition(": ")[2] for each in service.violations] == [message]
    service.violations.clear()


def test_a_mask_that_fits_nothing(sheet: gspread.Worksheet, service: Service) -> None:
    with pytest.raises(APIError, match=r"Cannot find matching fields for path 'sheets\.titel'"):
        sheet.spreadsheet.fetch_sheet_metadata({"fields": "sheets.titel"})
    service.violations.clear()


def test_what_the_stand_in_does_not_do_fails_the_test(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="addChart is not done by the stand-in"), Service() as service:  # noqa: PT012
        book = service.create("示例", shared_with=[service.address])
        with client(service.root, service.key_file(tmp_path)) as found, pytest.raises(APIError):
            found.open_by_key(book.id).batch_update({"requests": [{"addChart": {}}]})


def test_a_formula_beyond_the_stand_in_fails_the_test(sheet: gspread.Worksheet, service: Service) -> None:
    with pytest.raises(APIError):
        sheet.update_cell(1, 1, "=QUERY(A:B)")
    problem = "the stand-in does not work out QUERY in =QUERY(A:B)"
    assert service.violations == [f"PUT {service.requests[-1].path}?valueInputOption=USER_ENTERED: {problem}"]
    service.violations.clear()


def test_sixty_a_minute(sheet: gspread.Worksheet, service: Service) -> None:
    now = [0.0]
    quota = service.limit(lambda: now[0])
    for _ in range(60):
        sheet.acell("A1")
    write(sheet)
    with pytest.raises(APIError) as refused:
        sheet.acell("A1")
    assert (refused.value.code, refused.value.error["status"]) == (429, "RESOURCE_EXHAUSTED")
    now[0] = 60.0
    sheet.acell("A1")
    assert quota.refused == 1


def test_many_write_at_once_and_none_is_lost(service: Service, book: Person, tmp_path: Path) -> None:
    def fill(column: int) -> None:
        folder = tmp_path / str(column)
        folder.mkdir()
        with client(service.root, service.key_file(folder)) as found:
            sheet = found.open_by_key(book.id).sheet1
            for row in range(1, 11):
                sheet.update_cell(row, column, f"{column}/{row}")

    threads = [threading.Thread(target=fill, args=(column,)) for column in range(1, 5)]
    for each in threads:
        each.start()
    for row in range(1, 11):
        book.sheet("Sheet1").edit(f"E{row}", f"5/{row}")
    for each in threads:
        each.join()
    expected = [[f"{column}/{row}" for column in range(1, 6)] for row in range(1, 11)]
    assert book.sheet("Sheet1").values() == expected
