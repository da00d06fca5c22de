"""What a cell holds, how typing becomes a value, and how a value is shown."""

import re
from datetime import date, timedelta
from typing import Any, NamedTuple

Format = dict[str, Any]
EPOCH = date(1899, 12, 30)
DAY = re.compile(r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|年(\d{1,2})月(\d{1,2})日)")
NUMBER = re.compile(r"[-+]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?([eE][-+]?\d+)?")
EXACT = 2**53


class Formula(NamedTuple):
    """A formula as it stands in the cell, with its `=`."""

    text: str


class Error(NamedTuple):
    """An error value, by its name in the interface; shown as `#N/A`."""

    type: str
    message: str = ""

    @property
    def shown(self) -> str:
        return {"N_A": "#N/A", "DIVIDE_BY_ZERO": "#DIV/0!", "NAME": "#NAME?", "ERROR": "#ERROR!"}.get(
            self.type, f"#{self.type}!"
        )


Value = str | float | bool | None
"""None is the empty cell; dates are days since 1899-12-30."""


class Cell(NamedTuple):
    """A cell, never changed in place: undoing a batch is putting the old ones back."""

    value: Value | Formula = None
    format: Format = {}  # noqa: RUF012 (never changed in place)
    note: str = ""
    validation: dict[str, Any] | None = None


EMPTY = Cell()
TEXT = {"type": "TEXT"}


def kept(number: float) -> float:
    """Return a number as Sheets keeps it: a double; shown without a point where it is whole."""
    exact = isinstance(number, bool) or (number == int(number) and abs(number) < EXACT)
    return int(number) if exact and not isinstance(number, bool) else number if exact else float(number)


def raw(given: Value) -> Value:
    """Return what RAW input leaves in a cell."""
    return None if given == "" else kept(given) if isinstance(given, int | float) else given


def typed(given: Value, cell: Cell, locale: str) -> tuple[Value | Formula, Format]:
    """Return what typing leaves in a cell, and the number format that Sheets adds of itself."""
    if not isinstance(given, str) or given == "":
        return raw(given), {}
    if cell.format.get("numberFormat", {}).get("type") == "TEXT":
        return given, {}
    if given[0] == "'":
        return given[1:] or None, {}
    if given[0] == "=" and len(given) > 1:
        return Formula(given), {}
    if given.upper() in ("TRUE", "FALSE"):
        return given.upper() == "TRUE", {}
    return calculable(given, locale)


def calculable(given: str, locale: str) -> tuple[Value, Format]:
    """Return text as the number or day it looks like."""
    bare = given.strip()
    if (found := DAY.fullmatch(bare)) and ("年" not in bare or locale.startswith("zh")):
        try:
            day = date(*(int(part) for part in found.groups() if part))
        except ValueError:
            return given, {}
        return (day - EPOCH).days, {"numberFormat": {"type": "DATE"}}
    percent = bare.endswith("%")
    digits = bare.removesuffix("%")
    if not NUMBER.fullmatch(digits) or not re.search(r"\d", digits):
        return given, {}
    number = float(digits.replace(",", ""))
    pattern = {"numberFormat": {"type": "PERCENT", "pattern": "0.00%" if "." in digits else "0%"}}
    return (kept(number / 100), pattern) if percent else (kept(number), {})


def shown(value: Value | Error, format_: Format, locale: str) -> str:
    """Return what the eye sees, in the spreadsheet's locale."""
    if isinstance(value, str):
        return value
    if isinstance(value, Error):
        return value.shown
    if value is None or isinstance(value, bool):
        return {None: "", True: "TRUE", False: "FALSE"}[value]
    number_format = format_.get("numberFormat", {})
    if number_format.get("type") in ("DATE", "DATE_TIME"):
        return day(value, number_format.get("pattern") or ("yyyy/m/d" if locale.startswith("zh") else "m/d/yyyy"))
    if number_format.get("type") in ("NUMBER", "PERCENT") and number_format.get("pattern"):
        return patterned(value, number_format["pattern"])
    return general(value)


def general(number: float) -> str:
    """Return a number without a format of its own."""
    if isinstance(number, int):
        return str(number)
    return f"{number:.15G}" if abs(number) >= EXACT else f"{number:.10G}"


def day(serial: float, pattern: str) -> str:
    """Return a serial by a date pattern of y, m and d; other letters only within quotation marks."""
    when = EPOCH + timedelta(days=int(serial))
    parts = {
        "yyyy": f"{when.year:04}",
        "mm": f"{when.month:02}",
        "m": str(when.month),
        "dd": f"{when.day:02}",
        "d": str(when.day),
    }
    return re.sub(
        r'"([^"]*)"|yyyy|mm?|dd?', lambda found: found[1] if found[1] is not None else parts[found[0]], pattern
    )


def patterned(number: float, pattern: str) -> str:
    """Return a number by one of the patterns `0`, `0.00`, `#,##0`, `0%`."""
    percent = pattern.endswith("%")
    digits = pattern.removesuffix("%")
    places = len(digits.partition(".")[2])
    comma = "," if "," in digits else ""
    return f"{number * 100 if percent else number:{comma}.{places}f}" + ("%" if percent else "")


def extended(value: Value | Formula | Error) -> dict[str, Any]:
    """Return a value as the interface's ExtendedValue."""
    if isinstance(value, Formula):
        return {"formulaValue": value.text}
    if isinstance(value, Error):
        return {"errorValue": {"type": value.type} | ({"message": value.message} if value.message else {})}
    if isinstance(value, bool):
        return {"boolValue": value}
    return {"stringValue": value} if isinstance(value, str) else {"numberValue": value}


def given(value: dict[str, Any]) -> Value | Formula:
    """Return an ExtendedValue of a request as a cell keeps it."""
    if "formulaValue" in value:
        return Formula(value["formulaValue"])
    return raw(next(iter(value.values()), None))
