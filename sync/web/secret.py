"""The key that signs sessions (签名密钥): made at the first start, readable by nobody else."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from sync.errors import FolderError

FILE = "web.key"
BYTES = 32


def secret(folder: Path) -> bytes:
    """Return the key in a folder, made where it is missing; two processes may ask at once. Raises FolderError."""
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            create(path)
        key = path.read_bytes()
    except OSError as error:
        raise FolderError(f"网页的签名密钥读写不了：{path}，请检查权限") from error
    if len(key) != BYTES:
        raise FolderError(f"网页的签名密钥已损坏：{path}，请删去该文件后重新运行（各市须重新输入访问码）")
    return key


def create(path: Path) -> None:
    """Write a new key aside and put it in place, unless another process was faster."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    aside.unlink(missing_ok=True)
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(BYTES))
    with suppress(FileExistsError):
        os.link(aside, path)
    aside.unlink()
