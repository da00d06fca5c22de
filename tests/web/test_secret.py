import os
from pathlib import Path

import pytest

from sync.errors import FolderError
from sync.web.process.secret import FILE, secret


def test_the_key_is_made_once_and_is_nobody_else_s_to_read(tmp_path: Path) -> None:
    first = secret(tmp_path / "var")
    assert (secret(tmp_path / "var"), len(first)) == (first, 32)
    assert [path.name for path in (tmp_path / "var").iterdir()] == [FILE]
    if os.name == "posix":
        assert (tmp_path / "var" / FILE).stat().st_mode & 0o777 == 0o600


def test_a_damaged_key_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"short")
    with pytest.raises(FolderError, match="网页的签名密钥已损坏"):
        secret(tmp_path)
