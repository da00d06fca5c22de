"""config/web.toml as a noun: how much may be uploaded, how long one stays logged in, who may knock (网页设置)."""

from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from sync.plan.config.config_files import CONFIG, typed

FILE = "web.toml"
WebCount = Annotated[int, Meta(ge=1, le=100_000)]
MEGABYTE = 1 << 20


class Uploads(Struct, frozen=True, forbid_unknown_fields=True):
    """What one upload may hold, and how long it may take (上传限量)."""

    file_megabytes: WebCount = 60
    total_megabytes: WebCount = 300
    files: WebCount = 40
    seconds: WebCount = 900

    @property
    def file_bytes(self) -> int:
        """The most bytes of one file."""
        return self.file_megabytes * MEGABYTE

    @property
    def total_bytes(self) -> int:
        """The most bytes of one upload, what stands around the files included."""
        return self.total_megabytes * MEGABYTE


class Checking(Struct, frozen=True, forbid_unknown_fields=True):
    """For how long a page waits for what is being read; then it says 正在核验 (核验等候)."""

    patience_seconds: WebCount = 3


class Sessions(Struct, frozen=True, forbid_unknown_fields=True):
    """How long one stays logged in (登录时长)."""

    hours: WebCount = 12


class Tries(Struct, frozen=True, forbid_unknown_fields=True):
    """So many wrong codes within so many minutes lock the door (锁定条件)."""

    count: WebCount
    minutes: WebCount


class Locks(Struct, frozen=True, forbid_unknown_fields=True):
    """When the door is locked: for one network address, for one code."""

    address: Tries = Tries(10, 15)
    code: Tries = Tries(20, 60)


class Proxy(Struct, frozen=True, forbid_unknown_fields=True):
    """Which addresses are believed when they say for whom they ask (代理服务器)."""

    trusted: tuple[str, ...] = ("127.0.0.1",)


class Web(Struct, frozen=True, forbid_unknown_fields=True):
    """config/web.toml as written. `address` is where cities find the page, "" for this machine alone."""

    address: str = ""

    uploads: Uploads = Uploads()
    checking: Checking = Checking()
    sessions: Sessions = Sessions()
    tries: Locks = Locks()
    proxy: Proxy = Proxy()


def load_web(config: Path = CONFIG) -> Web:
    """Read config/web.toml; without the file all is as it comes. Raises PlanError."""
    path = config / FILE
    return typed(path, Web) if path.exists() else Web()
