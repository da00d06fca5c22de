"""Codes tried in vain (试错): counted by address and by what the code begins with, for all processes together."""

from datetime import datetime, timedelta

from sqlalchemy import Column, Connection, delete, func, insert, select

from sync.plan import Tries
from sync.store.databases.database import writing
from sync.store.databases.database_troubles import in_chinese
from sync.store.databases.schema import attempts
from sync.store.store import Store

FORGOTTEN = timedelta(days=1)


class Attempts:
    """The tries in a store; whoever tries is noted before anything is looked up. Raises StoreError."""

    def __init__(self, store: Store, per_address: Tries, per_head: Tries) -> None:
        self.store = store
        self.per_address = per_address
        self.per_head = per_head

    def begin(self, address: str, head: str, moment: datetime) -> int | None:
        """Note a try and return its number; None where there were too many, and then it must not be looked at.

        `address` and `head` are hashed by the caller.
        """
        with writing(self.store.engine, self.store.address) as connection:
            connection.execute(delete(attempts).where(attempts.c.tried_at < moment - FORGOTTEN))
            row = {"address": address, "head": head, "tried_at": moment}
            made = int(connection.execute(insert(attempts).values(**row).returning(attempts.c.id)).scalar_one())
            locked = (
                too_many(connection, attempts.c.address, address, self.per_address, moment),
                too_many(connection, attempts.c.head, head, self.per_head, moment),
            )
            if any(locked):  # what is not looked at does not count: the door opens again by itself
                connection.execute(delete(attempts).where(attempts.c.id == made))
                return None
            return made

    def forgive(self, number: int) -> None:
        """Forget a try: the code was right."""
        with in_chinese(self.store.url), self.store.engine.begin() as connection:
            connection.execute(delete(attempts).where(attempts.c.id == number))


def too_many(connection: Connection, column: Column[str], value: str, limit: Tries, moment: datetime) -> bool:
    """Say whether a limit is passed, the try at hand included."""
    since = moment - timedelta(minutes=limit.minutes)
    same = select(func.count()).where(column == value, attempts.c.tried_at > since)
    return int(connection.execute(same).scalar_one()) > limit.count
