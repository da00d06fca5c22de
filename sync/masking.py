"""Masks for numbers of people in any text (号码遮盖): 138****5678, 440600********1234."""

import re

BETWEEN = r"[ \-－—]?"
"""What people write between the groups of a number."""
MOBILE = re.compile(rf"(?<![0-9０-９])((?:\+?86{BETWEEN})?[1１]\d{{2}}){BETWEEN}\d{{4}}{BETWEEN}(\d{{4}})(?!\d)")
IDENTITY = re.compile(
    rf"(?<![0-9A-Za-z])(\d{{6}}){BETWEEN}(?:18|19|20|１８|１９|２０)\d{{2}}{BETWEEN}\d{{4}}{BETWEEN}(\d{{3}}[0-9０-９XxＸｘ])"
    r"(?![0-9A-Za-z])"
)
"""18 characters with a year of birth in the middle: no credit code is taken for one."""
OLD_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])([1-6]\d{5})\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(\d{3})(?![0-9A-Za-z])"
)
"""15 digits with a month and a day of birth: numbers issued before 1999."""
STARS = "****"
LISTED = 12
"""Of a list of values, or of cells, this many are written out, and no others need a mask."""


def mask_numbers(text: str) -> str:
    """Mask the mobile and identity numbers in a text."""
    text = IDENTITY.sub(rf"\1{STARS}{STARS}\2", text)
    text = OLD_IDENTITY.sub(rf"\1{STARS}{STARS}\2", text)
    return MOBILE.sub(rf"\1{STARS}\2", text)
