"""Who may read what we write (文件权限): its owner alone, or the owner's group where a folder is shared."""

import os
from pathlib import Path
from typing import Literal

from msgspec import Struct

from sync.output import OUT
from sync.plan.config.config_files import CONFIG, typed
from sync.store.databases.database_address import VAR

FILE = "files.toml"
MASKS = {"本人": 0o077, "同组": 0o007}


class FileModes(Struct, frozen=True, forbid_unknown_fields=True):
    """config/files.toml as written. `readers` may read and write what the programmes write: 本人 or 同组."""

    readers: Literal["本人", "同组"] = "本人"

    @property
    def mask(self) -> int:
        """The permissions that nobody is given."""
        return MASKS[self.readers]


def load_files(config: Path = CONFIG) -> FileModes:
    """Read config/files.toml; without the file all is as it comes. Raises PlanError."""
    path = config / FILE
    return typed(path, FileModes) if path.exists() else FileModes()


def apply_modes(config: Path = CONFIG, folders: tuple[Path, ...] = (VAR, OUT)) -> None:
    """Give nobody else the files this process and its children make; shut the folders made before. Raises PlanError."""
    mask = load_files(config).mask
    os.umask(mask)
    for each in folders:
        shut(each, mask)


def shut(folder: Path, mask: int) -> None:
    """Let exactly those into a folder who may read what lies in it; a folder of somebody else's stays as it is."""
    if os.name == "posix" and folder.is_dir():
        stat = folder.stat()
        mode = stat.st_mode & 0o7777
        wanted = (mode | (mode & 0o700) >> 3) & ~mask
        if mode != wanted and stat.st_uid == os.geteuid():
            folder.chmod(wanted)
