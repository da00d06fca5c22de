"""What was kept before anybody looked at it (已存待看): looked at in a child process, then sorted like the rest."""

from collections.abc import Callable, Iterator

from sync.intake import sorting
from sync.intake.taking import role_of
from sync.model import Received
from sync.sheets.received.kinds import Kind
from sync.sheets.received.looking import Look
from sync.store import Role, Store
from sync.store.reception import Reception

Looks = Callable[[bytes], Look | None]
"""Looks at a file; None where that cannot be done."""


def sort_out(store: Store, look: Looks) -> None:
    """Say of everything that has arrived what it is to us. Raises StoreError.

    Two processes may do so at once, and one that was stopped in the middle is followed by the next.
    """
    for each in store.received(Role.ARRIVED):
        seen = look(store.data(each)) or Look(Kind.UNKNOWN)
        inside = list(members(each, seen, store))
        role = Role.ARCHIVE if inside else role_of(each.name, seen.kind)
        store.settle(each, Role.EVIDENCE if sorting.is_ignored(each.name) else role, inside)


def members(archive: Received, seen: Look, store: Store) -> Iterator[Reception]:
    """Put on the disk what is in an archive; yield the rows to be, none for what is no archive."""
    for each in seen.members or () if sorting.is_archive(archive.name, seen.kind) else ():
        if not sorting.is_ignored(each.name):
            name, role = f"{archive.name}/{each.name}", role_of(each.name, each.kind)
            yield store.put(each.data, name, archive.channel, archive.received_at, role)
