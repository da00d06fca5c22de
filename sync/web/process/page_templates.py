"""Pages (页面): templates/web filled with data; every word is in there."""

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sync.visible import visible

TEMPLATES = Path(__file__).resolve().parents[3] / "templates" / "web"
STYLE = "style.css"
MOST_KILOBYTES = 1000


class Pages:
    """The templates; `zone` is where the clocks of those who read them stand."""

    def __init__(self, zone: tzinfo, folder: Path = TEMPLATES) -> None:
        self.zone = zone
        self.folder = folder
        loader = FileSystemLoader(folder)
        # The names are our own *.html.j2: everything is escaped.
        self.made = Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, finalize=printed, trim_blocks=True
        )
        self.made.lstrip_blocks = True
        self.made.filters |= {"local": self.local, "span": span, "megabytes": megabytes}
        self.made.globals["style"] = f"/{STYLE}?v={sha256(self.style).hexdigest()[:8]}"

    def page(self, name: str, values: Mapping[str, object]) -> str:
        """Return a page. A value it needs and is not given is an error: ours."""
        return self.made.get_template(f"{name}.html.j2").render(values)

    def local(self, moment: datetime) -> datetime:
        """Return a moment as the clock on the wall shows it."""
        return moment.astimezone(self.zone)

    @cached_property
    def style(self) -> bytes:
        """The style sheet."""
        return (self.folder / STYLE).read_bytes()


def printed(value: object) -> object:
    """Return what a page prints, without what a browser would obey: marks that turn the direction of writing."""
    if not isinstance(value, str) or value.isprintable():
        return value
    return type(value)(visible(value))  # what is markup stays markup


def span(length: timedelta) -> dict[str, int]:
    """Return a length of time as days, hours and minutes; what is over is nothing left."""
    minutes = max(0, int(length.total_seconds()) // 60)
    return {"days": minutes // 1440, "hours": minutes // 60 % 24, "minutes": minutes % 60}


def megabytes(size: int) -> str:
    """Return a size as people read it."""
    kilobytes = max(1, round(size / 1024))
    return f"{kilobytes} KB" if kilobytes < MOST_KILOBYTES else f"{size / (1 << 20):.1f} MB"
