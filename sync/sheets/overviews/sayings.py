"""Titles and notes of overviews with the year, the time and the example mark in them (总览的题目和说明)."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sync.messages import worded
from sync.season import Season
from sync.sheets.overviews.overview_words import words


@dataclass(frozen=True, slots=True)
class Sayings:
    """Fills the words of overviews for one season; with `example` every title ends in the mark for it."""

    season: Season
    example: bool = False

    def title(self, text: str, **values: object) -> str:
        """Return a title."""
        return self.note(text, **values) + (words().example if self.example else "")

    def note(self, text: str, **values: object) -> str:
        """Return a sentence, numbers as they are, other values as a clerk writes them."""
        plan = self.season.plan
        known = {"year": plan.year, "event": plan.event, "days": plan.remind_days, "now": self.moment(self.season.now)}
        return text.format(**known, **values)

    def moment(self, moment: datetime) -> str:
        """Write a moment in the season's time zone: 2014年9月10日12:30."""
        return worded(moment.astimezone(self.season.plan.zone))

    def deadline(self, moment: datetime) -> str:
        """Write a deadline as officials do: midnight is 24 o'clock of the day that ends."""
        local = moment.astimezone(self.season.plan.zone)
        if local.time() != time(0):
            return worded(local)
        return words().midnight.format(day=worded(local.date() - timedelta(days=1)))

    def stamp(self, moment: datetime) -> str:
        """Write a moment of the season's year where room is scarce: 09-10 12:30."""
        return f"{moment.astimezone(self.season.plan.zone):%m-%d %H:%M}"
