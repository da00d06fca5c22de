"""What may be decided on a row or a form (可作的决定), and which finding may be waived."""

from sync.model import CityVerdict, Entry, Finding, Severity
from sync.plan import Form
from sync.rules import timing
from sync.rules.deadlines import TIMED
from sync.rules.grading import WAIVED
from sync.season import Ruled, Season

LATE: tuple[Ruled, ...] = ("接收",)
DROPS: tuple[Ruled, ...] = ("不接收", "撤回")


def candidate(season: Season, city: str, key: str) -> tuple[Form, Entry] | None:
    """Return a city's candidate for an award by its row key, those left out as well; None where there is none."""
    return season.by_key.get((city, key)) if key else None


def open_decisions(season: Season, city: str, key: str) -> tuple[Ruled, ...]:
    """Return what may be decided on a row key or a form's title; only what came late needs to be accepted."""
    sent = season.submissions.get(city)
    if sent is None:
        return ()
    if found := candidate(season, city, key):
        late = timing(season, sent, *found).late
        return (*LATE, *DROPS) if late else DROPS
    form = next((form for form, _ in season.tables(sent) if form.title == key and not form.award), None)
    if form is None or not timing(season, sent, form).late:
        return ()
    return *LATE, DROPS[0]


def waivable(finding: Finding) -> bool:
    """Say whether somebody may let a finding pass: not a hint, what is waived already, nor what a decision settles."""
    return finding.severity is not Severity.HINT and finding.code != WAIVED and finding.code not in TIMED


def finding_of(verdict: CityVerdict, form: str, key: str, code: str) -> Finding | None:
    """Return the first finding of a city's that a waiver would speak of; None where there is none."""
    wanted = (form, key, code)
    found = (each for each in verdict.all_findings() if (each.form, each.key, each.code) == wanted)
    return next((each for each in found if waivable(each)), None)
