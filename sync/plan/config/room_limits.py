"""config/room.toml as a noun: how much may come in of an archive, of a city, and stays free (存放空间)."""

from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from sync.plan.config.config_files import CONFIG, typed

FILE = "room.toml"
Count = Annotated[int, Meta(ge=1, le=1_000_000)]
MEGABYTE = 1 << 20


class RoomLimits(Struct, frozen=True, forbid_unknown_fields=True):
    """config/room.toml as written; megabytes are 2 to the power of 20 bytes."""

    archive_files: Count = 500
    archive_megabytes: Annotated[int, Meta(ge=1, le=1_000)] = 300
    city_megabytes: Count = 3_000
    free_megabytes: Count = 500
    low_megabytes: Count = 2_000


def load_room(config: Path = CONFIG) -> RoomLimits:
    """Read config/room.toml; without the file all is as it comes. Raises PlanError."""
    path = config / FILE
    return typed(path, RoomLimits) if path.exists() else RoomLimits()
