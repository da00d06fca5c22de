"""What the operator reads after packing (报送材料的屏幕文字)."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from sync.report.packing import Package

NOTHING = "现在没有要报送的材料：还没有遴选结果。"


def lines(made: Iterable[Package], shown: Callable[[Path], Path] = lambda path: path) -> Iterator[str]:
    """Yield what to say of each folder, and what it still lacks; `shown` makes a path short."""
    made = tuple(made)
    for each in made:
        state = "已发文" if each.issued else "草稿，还没有发文"
        yield f"{each.name}（{state}）：附材料{len(each.enclosed)}个，在：{shown(each.folder)}"
        yield from (f"  {lacking.about} {lacking.field}：{lacking.state}" for lacking in each.missing)
    if not made:
        yield NOTHING
