"""`access`: who may come in by the web page (发放访问码), told in the terminal; a code is told this once."""

from collections.abc import Iterator
from datetime import datetime

from rich.markup import escape
from rich.table import Table

from sync.commands.screen_words import words
from sync.desk.run import Run
from sync.errors import DeskError
from sync.plan import OFFICE, City, Plan, load_web
from sync.store import Store
from sync.store.access_codes import grouped
from sync.store.accesses import AccessCode, Accesses, Caller

LOCAL = "http://127.0.0.1:8000"
OF_OFFICE = (Caller.SECRETARIAT, Caller.READER)


def access(  # noqa: PLR0913  # the options of the programme
    run: Run, city: str, person: str, role: str, *, revoke: bool, now: datetime
) -> Iterator[str | Table]:
    """Give a code to a city or a person, or take theirs away, or list all; yield what to print. Raises DeskError."""
    if city and person:
        raise DeskError("CITY 和 OFFICE 只写一个：一个访问码只属于一个市，或秘书处的一位")
    accesses = Accesses(Store(run.store))
    if not city and not person:
        yield table(accesses.lines(), run.plan)
        return
    code = city_of(city, run.plan).code if city else ""
    name = city_of(city, run.plan).name if city else person
    seen = accesses.seen(city=code, person=person)
    if revoke:
        count = accesses.revoke(now, city=code, person=person, seen=seen)
        yield words().access.revoked.format(name=name, count=count)
        return
    made = accesses.add(Caller.CITY if city else role_of(role), now, city=code, person=person, seen=seen)
    yield words().access.code.format(name=name, code=grouped(made))
    if city:
        yield words().access.link.format(address=load_web().address.rstrip("/") or LOCAL, code=grouped(made))


def city_of(named: str, plan: Plan) -> City:
    """Return the city called so. Raises DeskError."""
    for each in plan.cities:
        if named in {each.name, each.code, *each.aliases} and each != OFFICE:
            return each
    raise DeskError(f"CITY={named}：没有这个市，请写全称，如 {plan.cities[0].name}")


def role_of(named: str) -> Caller:
    """Return the role called so. Raises DeskError."""
    if named not in OF_OFFICE:
        raise DeskError(f"ROLE={named}：请写 ROLE={OF_OFFICE[0]}（可办理）或 ROLE={OF_OFFICE[1]}")
    return Caller(named)


def table(lines: list[AccessCode], plan: Plan) -> Table:
    """Return who has a code; of the code only its first characters are known."""
    said = words().access
    made = Table(said.who, said.role, said.head, said.made, said.used, said.ended, title=said.title)
    for each in lines:
        name = plan.city_by_code[each.city].name if each.city else each.person
        moments = (each.created_at, each.last_used, each.revoked_at)
        shown = (f"{moment.astimezone(plan.zone):%Y-%m-%d %H:%M}" if moment else "" for moment in moments)
        made.add_row(escape(name), each.role, f"{each.head}-…", *shown)
    return made
