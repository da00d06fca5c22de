"""`Room`: how much more may come in (存放空间): of one archive, of one city, and what has to stay free on the disk."""

import shutil
from functools import cached_property
from pathlib import Path

from sync.errors import StoreError
from sync.model import Finding
from sync.plan.config.room_limits import MEGABYTE, RoomLimits, load_room
from sync.sheets.received.file_formats.attachments import Budget
from sync.store import Role, Store
from sync.store.files import Files


class FullError(StoreError):
    """There is no room left on the disk for what is to be kept."""


class Room:
    """The room of a store. With a database on a server nobody knows its disk, and only the cities' share is kept."""

    def __init__(self, store: Store, limits: RoomLimits | None = None) -> None:
        """Keep to `limits`, those of config/room.toml unless given. Raises PlanError."""
        self.store = store
        self.limits = limits or load_room()

    @cached_property
    def budget(self) -> Budget:
        """What may come out of one archive."""
        return Budget(self.limits.archive_files, self.limits.archive_megabytes * MEGABYTE)

    def used(self, channel: str) -> int:
        """Return how many bytes came in by a channel, the same bytes counted once. Raises StoreError."""
        held = self.store.snapshot()
        gone = {each.id for each in held.received(Role.PURGED)}
        own = (each for each in held.received() if each.channel == channel and each.id not in gone)
        return sum({each.sha256: each.size for each in own}.values())

    def of_city(self, channel: str, size: int) -> Finding | None:
        """Return the finding where `size` bytes more are more than a city may keep. Raises StoreError."""
        used, most = self.used(channel), self.limits.city_megabytes
        if used + size <= most * MEGABYTE:
            return None
        return Finding("room-city", params={"most": most, "used": used // MEGABYTE, "more": -(-size // MEGABYTE)})

    def on_disk(self, size: int) -> Finding | None:
        """Return the finding where the disk would be all but full with `size` bytes more."""
        free = self.free
        if free is None or free - size >= self.limits.free_megabytes * MEGABYTE:
            return None
        return Finding("room-disk", params={"free": free // MEGABYTE, "least": self.limits.free_megabytes})

    def short(self, channel: str, size: int) -> Finding | None:
        """Return the finding where `size` bytes more from a city do not fit. Raises StoreError."""
        return self.on_disk(size) or self.of_city(channel, size)

    def demand(self, size: int) -> None:
        """Raise FullError where the disk has no room for `size` bytes more."""
        if self.on_disk(size):
            least = f"config/room.toml 的 free_megabytes = {self.limits.free_megabytes}"
            raise FullError(f"存档所在的磁盘快满了（剩余{self.left}兆，须留{least}），没有收件，请腾出空间后重新运行")

    @property
    def low(self) -> int | None:
        """The megabytes left on the disk, where they are few; None where they are enough, or nobody knows."""
        left = self.left
        return left if left is not None and left < self.limits.low_megabytes else None

    @property
    def left(self) -> int | None:
        """The megabytes left on the disk; None where nobody knows."""
        return None if self.free is None else self.free // MEGABYTE

    @property
    def free(self) -> int | None:
        """The bytes left on the disk of the originals; None where they are in a server's database."""
        kept = self.store.originals
        return shutil.disk_usage(existing(kept.folder)).free if isinstance(kept, Files) else None


def existing(folder: Path) -> Path:
    """Return the nearest folder that is there."""
    return next(each for each in (folder, *folder.parents) if each.exists())
