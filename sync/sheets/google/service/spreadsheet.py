"""One spreadsheet as the service offers it (一个在线表格): two reads, two writes."""

from collections.abc import Mapping, Sequence
from typing import Any

from gspread.urls import (
    SPREADSHEET_BATCH_UPDATE_URL,
    SPREADSHEET_DRIVE_URL,
    SPREADSHEET_URL,
    SPREADSHEET_VALUES_BATCH_UPDATE_URL,
    SPREADSHEET_VALUES_BATCH_URL,
)

from sync.sheets.google.service.client import Client

SHAPE = (
    "properties(title,locale,timeZone),"
    "sheets(properties(sheetId,title,hidden,sheetType,gridProperties(rowCount,columnCount)),"
    "merges,protectedRanges(protectedRangeId,range,description,warningOnly,requestingUserCanEdit,unprotectedRanges,"
    "editors(users,domainUsersCanEdit)){more})"
)
COLOURS = ",conditionalFormats"
"""Asked for besides where conditional formats are mended."""
Request = dict[str, Any]


class Book:
    """A spreadsheet. Every call is one request, and raises OnlineError."""

    def __init__(self, client: Client, spreadsheet: str) -> None:
        self.client = client
        self.id = spreadsheet

    @property
    def address(self) -> str:
        """Where people open it."""
        return SPREADSHEET_DRIVE_URL % self.id

    def shape(self, more: str = "") -> bytes:
        """Return what the service says of its tabs; `more` fields of each, as a field mask goes on."""
        asked = {"fields": SHAPE.replace("{more}", more)}
        return self.client.request("get", SPREADSHEET_URL % self.id, params=asked).content

    def values(self, titles: Sequence[str]) -> bytes:
        """Return the values of all these tabs at one moment. Raises MovedError where one has another name by now."""
        asked = {
            "ranges": [quoted(title) for title in titles],
            "majorDimension": "ROWS",
            "valueRenderOption": "UNFORMATTED_VALUE",
            "dateTimeRenderOption": "FORMATTED_STRING",
        }
        return self.client.request("get", SPREADSHEET_VALUES_BATCH_URL % self.id, params=asked).content

    def formulas(self, ranges: Sequence[str]) -> bytes:
        """Return what was entered in ranges (A1 form), formulas as texts. Raises MovedError as `values` does."""
        asked = {"ranges": list(ranges), "majorDimension": "ROWS", "valueRenderOption": "FORMULA"}
        return self.client.request("get", SPREADSHEET_VALUES_BATCH_URL % self.id, params=asked).content

    def write(self, values: Mapping[str, Sequence[Sequence[str]]]) -> None:
        """Write texts as they are into ranges (A1 form), all of them or none; twice does no more than once."""
        data = [{"range": place, "majorDimension": "ROWS", "values": rows} for place, rows in values.items()]
        body = {"valueInputOption": "RAW", "data": data}
        self.client.request("post", SPREADSHEET_VALUES_BATCH_UPDATE_URL % self.id, json=body)

    def change(self, requests: Sequence[Request]) -> None:
        """Change the spreadsheet, in all these ways or in none. Raises UnsureError where nobody knows which."""
        self.client.request("post", SPREADSHEET_BATCH_UPDATE_URL % self.id, json={"requests": list(requests)})


def quoted(title: str, place: str = "") -> str:
    """Return a range of a sheet: all of it, or `place` (A1 form)."""
    name = "'" + title.replace("'", "''") + "'"
    return f"{name}!{place}" if place else name
