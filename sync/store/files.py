"""The originals (收件原件): bytes in a folder under their own sha256, written aside, flushed, then renamed."""

import errno
import os
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from sqlalchemy import Connection

from sync.aside import ASIDE, flush, put_in_full
from sync.errors import StoreError

PIECE = 1 << 20
DEAD = 3600
"""Seconds after which a file nobody goes on writing was left by a process that died."""
ATTEMPTS = 5
"""So often may a purge remove the folder between our making it and our writing into it."""


class Files:
    """A folder of originals. Every trouble is a StoreError of one Chinese line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Return where the original with this sha256 is kept."""
        return self.folder / digest[:2] / digest

    def keep(self, data: bytes) -> str:
        """Keep bytes and return their sha256; an original that is damaged meanwhile is mended."""
        digest = sha256(data).hexdigest()
        path = self.path(digest)
        try:
            write(path, data)
        except OSError as error:
            raise StoreError(trouble(path, error)) from error
        return digest

    def keep_stream(self, source: BinaryIO) -> tuple[str, int]:
        """Keep what a file object holds, never in memory as a whole; return its sha256 and size in bytes."""
        aside = self.folder / f".{uuid4().hex}{ASIDE}"
        try:
            make(self.folder)
            digest, size = copied(source, aside)
            settle(aside, self.path(digest))
        except OSError as error:
            raise StoreError(trouble(aside, error)) from error
        finally:
            with suppress(OSError):
                aside.unlink()
        return digest, size

    def data(self, digest: str) -> bytes:
        """Return the original as it was kept. Raises StoreError where it is missing or no longer what came in."""
        path = self.path(digest)
        try:
            data = path.read_bytes()
        except FileNotFoundError as error:
            raise StoreError(f"存档缺少收件原件：{path}，请从备份恢复，或把原文件放回收件文件夹后重新运行") from error
        except OSError as error:
            raise StoreError(trouble(path, error)) from error
        if sha256(data).hexdigest() != digest:
            raise StoreError(f"存档中的收件原件被改动过：{path}，请从备份恢复，或把原文件放回收件文件夹后重新运行")
        return data

    def lacking(self, _: Connection, digests: Collection[str]) -> set[str]:
        """Return which of these are not there."""
        return {digest for digest in digests if not self.path(digest).is_file()}

    def sizes(self) -> list[int]:
        """Return the size in bytes of every file there is, and of what a process that died left beside them."""
        return [path.stat().st_size for path in self.all()]

    def drop_all_but(self, _: Connection, digests: Collection[str]) -> None:
        """Remove every original but these. Raises StoreError."""
        for path in self.all():
            if path.name not in digests:
                remove(path)

    def sweep(self) -> None:
        """Remove what processes that died left half written; what one is writing just now stays."""
        for path in self.all():
            with suppress(FileNotFoundError):
                if path.suffix == ASIDE and time.time() - path.stat().st_mtime > DEAD:
                    remove(path)

    def all(self) -> Iterator[Path]:
        """Yield every file."""
        return (path for path in sorted(self.folder.rglob("*")) if path.is_file())


def copied(source: BinaryIO, target: Path) -> tuple[str, int]:
    """Write a file object to a file that is on the disk afterwards; return sha256 and size. Raises OSError."""
    digest, size = sha256(), 0
    with target.open("xb") as file:
        while piece := source.read(PIECE):
            digest.update(piece)
            size += file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest(), size


def settle(aside: Path, path: Path) -> None:
    """Rename a file that is on the disk, to last. Raises OSError."""
    for attempt in range(ATTEMPTS):
        try:
            make(path.parent)
            aside.replace(path)
            return flush(path.parent)
        except FileNotFoundError:
            if attempt == ATTEMPTS - 1 or not aside.exists():
                raise
    return None


def write(path: Path, data: bytes) -> None:
    """Have a file there in full or not at all, even after a power cut. Raises OSError."""
    for attempt in range(ATTEMPTS):
        try:
            make(path.parent)
            if path.exists() and path.read_bytes() == data:
                return flush(path.parent)  # whoever wrote it may not have come that far
            return put_in_full(path, data)
        except FileNotFoundError:
            if attempt == ATTEMPTS - 1:
                raise
    return None


def make(folder: Path) -> None:
    """Make a folder, and those it lies in, to last. Raises OSError."""
    if not folder.is_dir():
        make(folder.parent)
        folder.mkdir(exist_ok=True)
        flush(folder.parent)


def remove(path: Path) -> None:
    """Remove a file and its folder, where that is left empty. Raises StoreError."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(trouble(path, error)) from error
    with suppress(OSError):
        os.rmdir(path.parent)  # noqa: PTH106  # of several processes one removes it


def trouble(path: Path, error: OSError) -> str:
    """Say in one line what is wrong with a file of the store, and what to do."""
    if error.errno == errno.ENOSPC:
        return f"磁盘已满，存档写不进去：{path}，请腾出空间后重新运行"
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return f"存档没有读写权限：{path}，请检查该文件夹的权限或换一个文件夹"
    return f"存档无法读写：{path}（{type(error).__name__}），请检查磁盘和文件夹"
