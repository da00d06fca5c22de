"""What a source says (读表): a `Workbook` becomes a `Submission` of typed values, each with the place it stood in."""

from sync.reading.cell_value import read_value
from sync.reading.column import read_column
from sync.reading.marker import named_city
from sync.reading.sender import by_web, own_name, sender, web_channel, web_name
from sync.reading.submission import Reading, read
from sync.reading.values.understanding import Setting

__all__ = [
    "Reading",
    "Setting",
    "by_web",
    "named_city",
    "own_name",
    "read",
    "read_column",
    "read_value",
    "sender",
    "web_channel",
    "web_name",
]
