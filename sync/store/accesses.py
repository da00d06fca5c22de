"""Who may come in by the web page (访问权): one code a line, of one city or of one person in the office."""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from enum import StrEnum
from hmac import compare_digest
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from sync.errors import StoreError
from sync.store.access_codes import ALPHABET, GROUP, GROUPS, HEAD, hashed, made
from sync.store.databases.database import writing
from sync.store.databases.database_troubles import in_chinese
from sync.store.databases.schema import accesses
from sync.store.store import Store

TRIES = 20
NOBODY = ALPHABET[0] * GROUP * GROUPS
NOTED_EVERY = timedelta(minutes=1)
"""The last use is written down no more often than this: a page view is to cost no writing."""


SeenCodes = tuple[int, int]
"""How many codes were given, and how many of them given up, as somebody saw it."""


class Caller(StrEnum):
    """What somebody may do (角色): a city its own things; the office everything, or look at it masked."""

    CITY = "地市"
    SECRETARIAT = "秘书处"
    READER = "只读"


@dataclass(frozen=True, slots=True)
class AccessCode:
    """One access (一个访问权): of the city with this code, else of a `person` in the office.

    `head` are the first characters of the code, by which people speak of it. It was given up at `revoked_at`; who
    logged out at `left_at` has to enter the code anew.
    """

    id: int
    city: str
    person: str
    role: Caller
    head: str
    created_at: datetime
    revoked_at: datetime | None
    left_at: datetime | None
    last_used: datetime | None


SHOWN = [accesses.c[each.name] for each in fields(AccessCode)]


class Accesses:
    """The accesses in a store. Raises StoreError."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def add(
        self, role: Caller, created_at: datetime, *, city: str = "", person: str = "", seen: SeenCodes | None = None
    ) -> str:
        """Let a city, or a person in the office, in; return the code, which is told this once and kept nowhere.

        With `seen` only where no code of theirs was given or given up since; else raises StoreError.
        """
        for _ in range(TRIES):
            code, salt = made(), secrets.token_bytes(16)
            row = {"city": city, "person": person, "role": role, "head": code[:HEAD], "created_at": created_at}
            kept = {"salt": salt, "hash": hashed(code, salt)}
            with writing(self.store.engine, self.store.address) as connection:
                refuse_overtaken(connection, city, person, seen)
                if connection.execute(select(accesses.c.id).where(accesses.c.head == code[:HEAD])).first() is None:
                    connection.execute(insert(accesses).values(**row, **kept))
                    return code
        raise StoreError("访问码没有生成，请重新运行")

    def revoke(self, revoked_at: datetime, *, city: str = "", person: str = "", seen: SeenCodes | None = None) -> int:
        """Give up every code of a city or a person; return how many there were. `seen` is as for `add`."""
        theirs = (*of(city, person), accesses.c.revoked_at.is_(None))
        with writing(self.store.engine, self.store.address) as connection:
            refuse_overtaken(connection, city, person, seen)
            return connection.execute(update(accesses).where(*theirs).values(revoked_at=revoked_at)).rowcount

    def seen(self, *, city: str = "", person: str = "") -> SeenCodes:
        """Return what changes whenever a code of a city or a person is given or given up."""
        with in_chinese(self.store.url), self.store.engine.connect() as connection:
            return seen_by(connection, city, person)

    def lines(self) -> list[AccessCode]:
        """Return all accesses in the order they were given, those given up as well."""
        with in_chinese(self.store.url), self.store.engine.connect() as connection:
            return list(found(connection.execute(select(*SHOWN).order_by(accesses.c.id)).all()))

    def valid(self, id_: int) -> AccessCode | None:
        """Return an access; None where there is none or it was given up."""
        wanted = select(*SHOWN).where(accesses.c.id == id_, accesses.c.revoked_at.is_(None))
        with in_chinese(self.store.url), self.store.engine.connect() as connection:
            return next(found(connection.execute(wanted).all()), None)

    def of_code(self, code: str) -> AccessCode | None:
        """Return whose a code is; None where it is nobody's. It takes as long either way."""
        wanted = select(*SHOWN, accesses.c.salt, accesses.c.hash).where(
            accesses.c.head == code[:HEAD], accesses.c.revoked_at.is_(None)
        )
        with in_chinese(self.store.url), self.store.engine.connect() as connection:
            row = connection.execute(wanted).first()
        right = compare_digest(hashed(code or NOBODY, row.salt if row else b""), row.hash if row else b"")
        return next(found([row[: len(SHOWN)]])) if row and right else None

    def use(self, access: AccessCode, moment: datetime) -> None:
        """Note that somebody was here."""
        if access.last_used is None or moment - access.last_used >= NOTED_EVERY:
            self.note(access, last_used=moment)

    def leave(self, access: AccessCode, moment: datetime) -> None:
        """End every session begun with this code until now."""
        self.note(access, left_at=moment)

    def note(self, access: AccessCode, **what: datetime) -> None:
        """Write something down about an access."""
        with in_chinese(self.store.url), self.store.engine.begin() as connection:
            connection.execute(update(accesses).where(accesses.c.id == access.id).values(**what))


def of(city: str, person: str) -> tuple[ColumnElement[bool], ...]:
    """Select the codes of a city or a person."""
    return accesses.c.city == city, accesses.c.person == person


def seen_by(connection: Connection, city: str, person: str) -> SeenCodes:
    """Return what `Accesses.seen` does."""
    wanted = select(func.count(), func.count(accesses.c.revoked_at)).where(*of(city, person))
    given, given_up = connection.execute(wanted).one()
    return given, given_up


def refuse_overtaken(connection: Connection, city: str, person: str, seen: SeenCodes | None) -> None:
    """Raise StoreError where something happened to somebody's codes since; nobody else may be writing."""
    if seen is not None and seen_by(connection, city, person) != seen:
        raise StoreError("刚有人给同一个市（同一位）生成或停用了访问码，没有办理，请用 make access 看清以后再办")


def found(rows: Iterable[Sequence[Any]]) -> Iterator[AccessCode]:
    """Yield rows as accesses."""
    for row in rows:
        made_ = AccessCode(*row)
        yield replace(made_, role=Caller(made_.role))
