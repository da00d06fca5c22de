"""`move` (搬库): the stores of the office go into the database that STORE_URL names."""

from collections.abc import Iterator

from sync.commands import near
from sync.store import move as stores
from sync.store.move import MOVED


def move() -> Iterator[str]:
    """Move them, and yield what was moved as soon as it was. Raises DeskError."""
    found = False
    for each in stores.move():
        found = True
        yield f"{near(each.file)}：已搬入数据库，{each.rows}条记录；原文件改名为 {each.file.name}{MOVED}"
    yield "核对无误后，原来的文件和 originals 文件夹请自行备份或删除。" if found else "没有要搬的存档。"
