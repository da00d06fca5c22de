"""The `spreadsheets.values` methods: reading, writing, clearing and appending values."""

from typing import Any

from tests.google.cells import Error, Formula, raw, shown
from tests.google.formulas import unknown
from tests.google.ranges import Area, name
from tests.google.refusals import Refusal, Unsupported
from tests.google.sheet import Sheet
from tests.google.spreadsheet import Book

Message = dict[str, Any]


def read(book: Book, text: str, query: Message) -> Message:
    """Return one ValueRange: rows cut one by one behind their last value, none at all where all are empty."""
    sheet, area = book.located(text)
    rows = trimmed([line(sheet, row, area, query) for row in range(area.top, area.bottom)])
    dimension = query.get("majorDimension", "ROWS")
    answer: Message = {"range": name(sheet.title, area), "majorDimension": dimension}
    values = turned(rows) if dimension == "COLUMNS" else rows
    return answer | ({"values": values} if values else {})


def line(sheet: Sheet, row: int, area: Area, query: Message) -> list[Any]:
    """Return one row of an area as far as anything was entered."""
    entered = (column for column, cell in sheet.rows[row].items() if cell.value is not None and column < area.right)
    last = max(entered, default=-1)
    return [rendered(sheet, row, column, query) for column in range(area.left, last + 1)]


def rendered(sheet: Sheet, row: int, column: int, query: Message) -> Any:
    cell = sheet.rows[row].get(column)
    if cell is None or cell.value is None:
        return ""
    option = query.get("valueRenderOption", "FORMATTED_VALUE")
    if option == "FORMULA" and isinstance(cell.value, Formula):
        return cell.value.text
    value = sheet.value(row, column) if isinstance(cell.value, Formula) else cell.value
    dated = cell.format.get("numberFormat", {}).get("type") in ("DATE", "DATE_TIME", "TIME")
    if option == "FORMATTED_VALUE" or (dated and query.get("dateTimeRenderOption") == "FORMATTED_STRING"):
        return shown(value, cell.format, sheet.book.locale)
    return value.shown if isinstance(value, Error) else "" if value is None else value


def trimmed(rows: list[list[Any]]) -> list[list[Any]]:
    for row in rows:
        while row and row[-1] == "":
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


def turned(rows: list[list[Any]]) -> list[list[Any]]:
    width = max(map(len, rows), default=0)
    return trimmed([[row[column] if column < len(row) else "" for row in rows] for column in range(width)])


def block(body: Message) -> list[list[Any]]:
    """Return the rows of a ValueRange in a request."""
    rows = body.get("values", [])
    for number, row in enumerate(rows):
        if not isinstance(row, list):
            raise Refusal(f"Invalid value at 'data.values[{number}]' (type.googleapis.com/google.protobuf.ListValue)")
        for place, value in enumerate(row):
            if isinstance(value, dict | list):
                kind = "struct_value" if isinstance(value, dict) else "list_value"
                raise Refusal(f"Invalid values[{number}][{place}]: {kind}")
    if body.get("majorDimension") != "COLUMNS":
        return rows
    width = max(map(len, rows), default=0)
    return [[row[place] if place < len(row) else None for row in rows] for place in range(width)]


def write(book: Book, text: str, body: Message, option: str, by: str) -> Message:
    """Write one ValueRange; a range of one cell takes as many as are given, but the grid never grows."""
    if body.get("range", text) != text:
        raise Refusal(
            f"Requested writing to range [{text}], but the body names the range [{body['range']}]"  # wording unverified
        )
    sheet, area = book.located(text)
    rows = block(body)
    limits = Area(area.top, area.left, *sheet.whole[2:]) if area.single else area
    width = max(map(len, rows), default=0)
    if area.top + len(rows) > limits.bottom:
        raise Refusal(f"Requested writing within range [{text}], but tried writing to row [{limits.bottom + 1}]")
    if area.left + width > limits.right:
        from_left = name("A", Area(0, limits.right, 1, limits.right + 1))
        column = from_left.partition("!")[2].rstrip("1")
        raise Refusal(f"Requested writing within range [{text}], but tried writing to column [{column}]")
    return updated(sheet, Area(area.top, area.left, area.top + len(rows), area.left + width), rows, option, by)


def updated(sheet: Sheet, area: Area, rows: list[list[Any]], option: str, by: str) -> Message:
    """Enter rows into an area and return the UpdateValuesResponse; null leaves a cell as it is."""
    if option not in ("RAW", "USER_ENTERED"):
        raise Refusal("'valueInputOption' is required but not specified")
    places = [
        (area.top + down, area.left + right, value)
        for down, row in enumerate(rows)
        for right, value in enumerate(row)
        if value is not None
    ]
    sheet.guard((Area(row, column, row + 1, column + 1) for row, column, _ in places), by)
    for row, column, value in places:
        if option == "USER_ENTERED":
            sheet.enter(row, column, value)
            known(sheet.cell(row, column).value)
        else:
            sheet.put(row, column, sheet.cell(row, column)._replace(value=raw(value)))
    shape = Area(area.top, area.left, max(area.bottom, area.top + 1), max(area.right, area.left + 1))
    counts = {
        "updatedRows": len({row for row, _, _ in places}),
        "updatedColumns": len({column for _, column, _ in places}),
        "updatedCells": len(places),
    }
    answer = {"spreadsheetId": sheet.book.id, "updatedRange": name(sheet.title, shape)}
    return answer | {key: count for key, count in counts.items() if count}


def known(value: Any) -> None:
    """Object to a formula that a test could not lean on."""
    if isinstance(value, Formula) and (names := unknown(value.text)):
        raise Unsupported(f"the stand-in does not work out {', '.join(names)} in {value.text}")


def with_values(answer: Message, book: Book, query: Message) -> Message:
    """Add the values as they are now, where the request asks for them."""
    if not query.get("includeValuesInResponse"):
        return answer
    options = {
        key: query[given]
        for key, given in (
            ("valueRenderOption", "responseValueRenderOption"),
            ("dateTimeRenderOption", "responseDateTimeRenderOption"),
        )
        if given in query
    }
    return answer | {"updatedData": read(book, answer["updatedRange"], options)}


def update(book: Book, text: str, query: Message, body: Message, by: str) -> Message:
    answer = write(book, text, body, query.get("valueInputOption", ""), by)
    book.touched()
    return with_values(answer, book, query)


def batch_get(book: Book, query: Message) -> Message:
    found = [read(book, text, query) for text in query.get("ranges", [])]
    return {"spreadsheetId": book.id} | ({"valueRanges": found} if found else {})


def batch_update(book: Book, body: Message, by: str) -> Message:
    """Write several ranges, all or none."""
    answers = []
    for number, each in enumerate(body.get("data", [])):
        try:
            answers.append(write(book, each.get("range", ""), each, body.get("valueInputOption", ""), by))
        except Refusal as refusal:
            raise refusal.under(f"data[{number}]") from None
    book.touched()
    total: Message = {"spreadsheetId": book.id}
    for key in ("Rows", "Columns", "Cells"):
        if count := sum(answer.get(f"updated{key}", 0) for answer in answers):
            total[f"totalUpdated{key}"] = count
    titles = {answer["updatedRange"].rpartition("!")[0] for answer in answers if "updatedCells" in answer}
    total |= {"totalUpdatedSheets": len(titles)} if titles else {}
    return total | ({"responses": [with_values(answer, book, body) for answer in answers]} if answers else {})


def clear(book: Book, text: str, by: str) -> Message:
    return {"spreadsheetId": book.id, "clearedRange": cleared(book, text, by)}


def cleared(book: Book, text: str, by: str) -> str:
    """Take the values out of a range and leave everything else."""
    sheet, area = book.located(text)
    sheet.guard([area], by)
    for row, column, cell in list(sheet.cells(area)):
        sheet.put(row, column, cell._replace(value=None))
    book.touched()
    return name(sheet.title, area)


def batch_clear(book: Book, body: Message, by: str) -> Message:
    names = []
    for number, text in enumerate(body.get("ranges", [])):
        try:
            names.append(cleared(book, text, by))
        except Refusal as refusal:
            raise refusal.under(f"range[{number}]") from None
    return {"spreadsheetId": book.id} | ({"clearedRanges": names} if names else {})


def append(book: Book, text: str, query: Message, body: Message, by: str) -> Message:
    """Write behind the table that the range touches; rows that are lacking are added to the grid."""
    sheet, area = book.located(text)
    rows = block(body)
    table = table_at(sheet, area)
    top, left = (table.bottom, table.left) if table else (area.top, area.left)
    width = max(map(len, rows), default=0)
    if left + width > sheet.columns:
        raise Unsupported("whether appending adds columns to the grid is not known")
    if query.get("insertDataOption") == "INSERT_ROWS" and top < len(sheet.rows):
        sheet.insert("Row", top, len(rows), None)
    elif (lacking := top + len(rows) - len(sheet.rows)) > 0:
        sheet.insert("Row", len(sheet.rows), lacking, None)
    target = Area(top, left, top + len(rows), left + width)
    answer = updated(sheet, target, rows, query.get("valueInputOption", ""), by)
    book.touched()
    found = {"tableRange": name(sheet.title, table)} if table else {}
    return {"spreadsheetId": book.id} | found | {"updates": with_values(answer, book, query)}


def table_at(sheet: Sheet, area: Area) -> Area | None:
    """Return the block of neighbouring values that an area touches; the last one, where it touches several."""
    held = {(row, column) for row, column, cell in sheet.cells(sheet.whole) if cell.value is not None}
    inside = [place for place in held if area.meets(Area(*place, place[0] + 1, place[1] + 1))]
    if not inside:
        return None
    reached, edge = set(), [max(inside)]
    while edge:
        row, column = edge.pop()
        if (row, column) in held and (row, column) not in reached:
            reached.add((row, column))
            edge += [(row + down, column + right) for down in (-1, 0, 1) for right in (-1, 0, 1)]
    below, beside = [row for row, _ in reached], [column for _, column in reached]
    return Area(min(below), min(beside), max(below) + 1, max(beside) + 1)
