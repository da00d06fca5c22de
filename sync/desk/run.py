"""Which inbox, which day, where the results lie (场合): the operator's options, and what follows from them."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import msgspec

from sync.errors import DeskError, PlanError
from sync.output import OUT
from sync.plan import Plan, load, newest_year, with_people
from sync.store.databases.database_address import VAR

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
STORE = "存档"
YEARS = range(2000, 2100)
"""Days worth looking at; the files we write cannot tell all others."""


class ExampleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """examples/<year>/example.toml: the day on which the example season is looked at."""

    today: date


@dataclass(frozen=True)
class Run:
    """One run (场合): the plan, where files come from, where results and the store lie, and what time it is."""

    plan: Plan
    inbox: Path
    out: Path
    store: Path
    now: datetime
    example: bool = False

    @property
    def register(self) -> Path:
        """The folder of the document register: one for all years, but a closed world has its own."""
        return VAR if self.store.parent == VAR else self.store


def run_of(
    year: int | None = None,
    inbox: Path | None = None,
    out: Path | None = None,
    today: str | None = None,
    *,
    clock: datetime,
) -> Run:
    """Work out a run from the options given; `clock` is the real time. Raises DeskError.

    Without an inbox it is the bundled example, with judges and decisions of its own. A run that names its own output
    folder, or is the example, keeps its store in there: a closed world (docs/decisions/006).
    """
    plan = load(newest_year() if year is None else year)
    bundled = EXAMPLES / str(plan.year) / "inbox"
    inbox = inbox or bundled
    example = inbox.resolve() == bundled.resolve()
    plan = with_people(plan, bundled.parent) if example else plan
    place = (out or OUT) / (f"示例-{plan.year}" if example else str(plan.year))
    store = place / STORE if example or out else VAR / str(plan.year)
    return Run(plan, inbox, place, store, moment(plan, today, clock, example=example), example)


def moment(plan: Plan, today: str | None, clock: datetime, *, example: bool) -> datetime:
    """Return the moment a run looks at the season: the end of the day asked for, else now; the example has its own."""
    if today:
        return end_of(parsed(today, "TODAY"), plan)
    if example:
        return end_of(example_day(EXAMPLES / str(plan.year) / "example.toml"), plan)
    return clock.astimezone(plan.zone)


def end_of(day: date, plan: Plan) -> datetime:
    """Return the last second of a day."""
    return datetime.combine(day, time(23, 59, 59), plan.zone)


def parsed(day: str, option: str) -> date:
    """Read an option that is a day. Raises DeskError."""
    try:
        read = date.fromisoformat(day)
    except ValueError as error:
        raise DeskError(f"{option}={day}：应写成 2014-09-15 这样的日期") from error
    if read.year not in YEARS:
        raise DeskError(f"{option}={day}：年份应在{YEARS.start}至{YEARS[-1]}年之间")
    return read


def example_day(path: Path) -> date:
    """Read the example's day. Raises PlanError."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), ExampleFile).today
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise PlanError(str(path), "today", "应写成 today = 2014-09-15") from error
