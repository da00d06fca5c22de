"""The web page (网页): cities fetch, send and see; the office keeps watch. No rule lives here (docs/decisions/011)."""

from sync.web.app import application
from sync.web.process.site import Site

__all__ = ["Site", "application"]
