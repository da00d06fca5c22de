"""Days as people write them (日期的写法): 2014-8-10, 2014/8/10 as Excel does, 2014年8月10日."""

import re

DAY = re.compile(r"(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?", re.ASCII)
NO_YEAR = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日", re.ASCII)


def iso(found: re.Match[str]) -> str:
    """Return a day that was found as 2014-08-10."""
    return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}"


def as_iso(written: str) -> str:
    """Return a day as 2014-08-10; what is none as it stands."""
    found = DAY.fullmatch(written.strip())
    return iso(found) if found else written
