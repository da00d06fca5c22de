"""What the operator reads after packing (报送材料的屏幕文字)."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from sync.letters.package_folder import SendPackage

NOTHING = "现在没有要报送的材料：还没有遴选结果。"


def lines(made: Iterable[SendPackage], shown: Callable[[Path], Path] = lambda path: path) -> Iterator[str]:
    """Yield what to say of each folder, and what it still lacks; `shown` makes a path short."""
    made = tuple(made)
    for each in made:
        state = "已发文" if each.issued else "草稿，还没有发文"
        yield f"{each.name}（{state}）：附材料{len(each.enclosed)}个，在：{shown(each.folder)}"
        if each.changed:
            yield "  发出后数据有变化：公文是发出时的，所附材料按现在的结果整理，请核对；需要的请作废后重发"
        if each.foreign:
            yield f"  文件夹里有不是本程序放的文件，报送前请取出：{'、'.join(each.foreign)}"
        yield from (f"  {lacking.about} {lacking.field}：{lacking.state}" for lacking in each.missing)
    if not made:
        yield NOTHING
