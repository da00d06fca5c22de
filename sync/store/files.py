"""The originals (收件原件): bytes in a folder under their own sha256, written aside, flushed, then renamed."""

import errno
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from sync.errors import StoreError

PIECE = 1 << 20


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
            if not (path.exists() and path.read_bytes() == data):
                write(path, data)
        except OSError as error:
            raise StoreError(trouble(path, error)) from error
        return digest

    def keep_stream(self, source: BinaryIO) -> tuple[str, int]:
        """Keep what a file object holds, piece by piece and never in memory as a whole; return its sha256 and size."""
        aside = self.folder / f".{uuid4().hex}.part"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            digest, size = copied(source, aside)
            path = self.path(digest)
            path.parent.mkdir(exist_ok=True)
            aside.replace(path)
            flush(path.parent)
        except OSError as error:
            with suppress(OSError):
                aside.unlink()
            raise StoreError(trouble(aside, error)) from error
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


def write(path: Path, data: bytes) -> None:
    """Write a file so that it is there in full or not at all, even after a power cut. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with aside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError:
        with suppress(OSError):
            aside.unlink()
        raise
    flush(path.parent)


def flush(folder: Path) -> None:
    """Make a renaming last; only POSIX systems can be asked to."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def trouble(path: Path, error: OSError) -> str:
    """Say in one line what is wrong with a file of the store, and what to do."""
    if error.errno == errno.ENOSPC:
        return f"磁盘已满，存档写不进去：{path}，请腾出空间后重新运行"
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return f"存档没有读写权限：{path}，请检查该文件夹的权限或换一个文件夹"
    return f"存档无法读写：{path}（{type(error).__name__}），请检查磁盘和文件夹"
