"""The key that signs sessions (签名密钥): made at the first start, readable by nobody else."""

import secrets
from pathlib import Path

from sync.aside import put_in_full
from sync.errors import FolderError

FILE = "web.key"
BYTES = 32


def secret(folder: Path) -> bytes:
    """Return the key in a folder, made where it is missing; two processes may ask at once. Raises FolderError."""
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            put_in_full(path, secrets.token_bytes(BYTES), mode=0o600, first=True)
        key = path.read_bytes()
    except OSError as error:
        raise FolderError(f"网页的签名密钥读写不了：{path}，请检查权限") from error
    if len(key) != BYTES:
        raise FolderError(f"网页的签名密钥已损坏：{path}，请删去该文件后重新运行（各市须重新输入访问码）")
    return key
