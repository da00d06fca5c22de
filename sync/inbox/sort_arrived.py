"""What was kept before anybody looked at it (已存待看): looked at in a child process, then sorted like the rest."""

from collections.abc import Iterator

from sync.inbox import file_roles as sorting
from sync.inbox.room import Room
from sync.inbox.take_in import role_of, unpacked
from sync.model import Finding, Received
from sync.sheets.received.file_formats.file_kinds import Kind
from sync.sheets.received.looker import Arrival, BrokenOffError, Looker
from sync.sheets.received.looking import FirstLook
from sync.store import Role, Store
from sync.store.reception import Reception


def sort_out(store: Store, looker: Looker, room: Room) -> list[tuple[Received, Finding]]:
    """Say of everything that has arrived what it is to us; return what waits for room, and why. Raises StoreError.

    Two processes may do so at once, and one that was stopped in the middle is followed by the next.
    """
    found = ((each, sort_one(each, store, looker, room)) for each in store.received(Role.ARRIVED))
    return [(each, finding) for each, finding in found if finding]


def sort_one(each: Received, store: Store, looker: Looker, room: Room) -> Finding | None:
    """Say of one file what it is to us. An archive whose files have no room waits: that finding is returned."""
    with looker.looked(store.data(each)) as arrival:
        seen = arrival.look or FirstLook(Kind.UNKNOWN)
        inside: list[Reception] = []
        is_container = sorting.is_container(each.name, seen.kind)
        if (is_container or seen.kind is Kind.XLSX) and sorting.holds_files(seen):
            if short := room.short(each.channel, seen.bytes):
                return short
            inside = list(members(each, arrival, store))
    role = Role.ARCHIVE if inside and is_container else role_of(each.name, seen.kind)
    store.settle(each, Role.EVIDENCE if sorting.is_ignored(each.name) else role, inside)
    return None


def members(archive: Received, arrival: Arrival, store: Store) -> Iterator[Reception]:
    """Put on the disk what is in an archive; yield the rows to be, none where the child broke off."""
    try:
        found, _ = unpacked(arrival, archive.name, archive.channel, archive.received_at, store)
    except BrokenOffError:
        return
    yield from found
