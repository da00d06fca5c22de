"""`take_in`: every file of the inbox and of its sub-folders into the store; nothing is read, nothing is lost."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path, PurePosixPath

from sync.errors import FolderError
from sync.inbox import file_roles, receipt_log
from sync.inbox.receipt_log import ReceiptLine, folded
from sync.inbox.room import Room
from sync.model import Received
from sync.sheets.received.file_formats.file_kinds import Kind, kind_of
from sync.sheets.received.looker import Arrival, BrokenOffError, Looker
from sync.sheets.received.looking import PIECE, Member
from sync.store import Role, Store
from sync.store.reception import Reception

BY_FOLDER, BY_REGISTER, BY_MAIL = "收件文件夹", "收件登记", "邮件"
"""How a file came that the register does not know, or of which it does not say; before the sender of a saved mail."""

FilesDone = Callable[[int, int], None]
"""Told (files done, files in all)."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What an inbox held (收件结果), each part in the order of file names.

    `forms` are to be read; `evidence` are materials for people; `archives` were unpacked into the others; `skipped` are
    the names of system files; `missing` are files the register lists and nobody finds; `supposed` are those whose year
    it does not say, with the day it was read as.
    """

    forms: tuple[Received, ...]
    evidence: tuple[Received, ...] = ()
    archives: tuple[Received, ...] = ()
    skipped: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    supposed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArrivedFile:
    """A file that came: its path below the inbox, with slashes, and all we keep of it."""

    name: str
    data: bytes
    received_at: datetime
    channel: str
    role: Role


def take_in(  # noqa: PLR0913  # what a reception depends on
    inbox: Path,
    store: Store,
    zone: tzinfo,
    *,
    latest: datetime | None = None,
    year: int | None = None,
    progress: FilesDone | None = None,
) -> Taken:
    """Keep every file of the inbox in the store and sort them. Raises FolderError, StoreError, DeskError.

    Where the disk has no room for something new, it is said before that is kept, and nothing counts.
    `latest` is the moment of the run: a file that nobody registered cannot have come later, whatever its date says.
    `year` is the season's, for what the register says of a day without its year; else that of the run.
    """
    lines = receipt_log.register(inbox, zone, year or (latest or datetime.now(zone)).year)
    names = sorted(name for name in files(inbox) if name != receipt_log.NAME)
    wanted = [name for name in names if not file_roles.is_ignored(name)]
    skipped = [name for name in names if file_roles.is_ignored(name)]
    rows = []
    registered = {name: line_of(name, lines) for name in wanted}
    room = Room(store)
    with Looker(room.budget) as looker:
        for done, (name, line) in enumerate(registered.items(), start=1):
            found, ignored = kept(opened(inbox, name, line, zone, latest), store, looker, room)
            rows += found
            skipped += ignored
            if progress:
                progress(done, len(wanted))
    taken: dict[Role, list[Received]] = {role: [] for role in Role}
    for row, received in zip(rows, store.enter(rows), strict=True):
        taken[row.role].append(received)
    used = {line for line in registered.values() if line}
    missing = tuple(line.file for line in lines.values() if line not in used)
    return Taken(
        forms=tuple(taken[Role.FORM]),
        evidence=tuple(taken[Role.EVIDENCE]),
        archives=tuple(taken[Role.ARCHIVE]),
        skipped=tuple(skipped),
        missing=missing,
        supposed=tuple(f"{line.file}（{line.supposed}）" for line in lines.values() if line.supposed),
    )


def files(inbox: Path) -> Iterator[str]:
    """Yield the files below the inbox, as paths with slashes. Raises FolderError."""
    if not inbox.is_dir():
        raise FolderError(f"收件文件夹不存在：{inbox}，请检查 INBOX 所写的路径")
    for folder, _, names in os.walk(inbox, onerror=refuse):
        for name in names:
            yield (Path(folder) / name).relative_to(inbox).as_posix()


def refuse(error: OSError) -> None:
    """Raise FolderError for a folder that cannot be listed."""
    raise FolderError(f"收件文件夹打不开：{error.filename}，请检查权限") from error


def line_of(name: str, lines: Mapping[str, ReceiptLine]) -> ReceiptLine | None:
    """Return a file's line in the register, by its path or by its name alone."""
    return lines.get(folded(name)) or lines.get(folded(PurePosixPath(name).name))


def opened(inbox: Path, name: str, line: ReceiptLine | None, zone: tzinfo, latest: datetime | None) -> ArrivedFile:
    """Return a file of the inbox; when and how it came is as registered, else its own date. Raises FolderError."""
    path = inbox / name
    try:
        data = path.read_bytes()
        modified = datetime.fromtimestamp(path.stat().st_mtime, zone)
    except OSError as error:
        raise FolderError(f"收件读不出来：{path}，请检查权限，或关闭正在打开它的程序") from error
    received_at = line.received_at if line else min(modified, latest or modified)
    return ArrivedFile(
        name, data, received_at, line.channel or BY_REGISTER if line else BY_FOLDER, role_of(name, kind_of(data))
    )


def kept(file: ArrivedFile, store: Store, looker: Looker, room: Room) -> tuple[list[Reception], list[str]]:
    """Put a file into the store, of an archive or a mail what it holds as well; return rows to be, skipped.

    Raises StoreError.
    """
    is_new = room.low is not None and not store.holds(file.data)
    if is_new:
        room.demand(len(file.data))
    row = store.put(file.data, file.name, file.channel, file.received_at, file.role)
    if not file_roles.may_hold_files(file.name, file.data):
        return [row], []
    with suppress(BrokenOffError), looker.looked(file.data) as arrival:
        if arrival.look and file_roles.holds_files(arrival.look):
            if is_new:
                room.demand(arrival.look.bytes)
            rows, ignored = unpacked(arrival, file.name, file.channel, file.received_at, store)
            own = Role.ARCHIVE if file_roles.is_container(file.name, arrival.look.kind) else file.role
            return [row._replace(role=own), *rows], ignored
    return [row], []


def unpacked(
    arrival: Arrival, archive: str, channel: str, received_at: datetime, store: Store
) -> tuple[list[Reception], list[str]]:
    """Stream what is in an archive or a mail into the store; return the rows to be and what was skipped.

    A child reads it, and nothing of it is ever in our memory but a piece. Raises BrokenOffError.
    """
    rows, ignored = [], []
    for member, content in arrival.members():
        name = f"{archive}/{member.name}"
        if file_roles.is_ignored(name):
            ignored.append(name)
            while content.read(PIECE):
                pass
        else:
            way, at = brought(member, channel, received_at)
            row = store.put_stream(content, name, way, at)
            rows.append(row._replace(role=role_of(name, member.kind)))
    return rows, ignored


def brought(member: Member, channel: str, received_at: datetime) -> tuple[str, datetime]:
    """Return how and when a file in another came: as its mail says, where nobody knows better.

    The register is the office's own word; and a city that is logged in sends now, whatever a mail it sends may claim.
    """
    if channel != BY_FOLDER or not (member.at or member.sender):
        return channel, received_at
    return f"{BY_MAIL} {member.sender}".strip(), min(member.at or received_at, received_at)


def role_of(name: str, kind: Kind) -> Role:
    """Return what a single file of this kind is to us."""
    return Role.FORM if file_roles.is_form(name, kind) else Role.EVIDENCE
