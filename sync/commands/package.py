"""`package` (整理报送材料): documents and the evidence they are sent with, in folders ready to send."""

from collections.abc import Iterator, Sequence

from sync.commands import near
from sync.desk.portraits import pictured
from sync.desk.run import Run
from sync.desk.standing import arrived
from sync.inbox.gather import Watch, unwatched
from sync.letters.package_folder import SendPackage, pack
from sync.store import Store

NOTHING = "现在没有要报送的材料：还没有遴选结果。"


def package(run: Run, watch: Watch = unwatched) -> tuple[SendPackage, ...]:
    """Take in the inbox and write the folders. Raises DeskError."""
    return pack(run, pictured(arrived(run, watch).scene, Store(run.store)))


def said(made: Sequence[SendPackage]) -> Iterator[str]:
    """Yield what to say of each folder, and what it still lacks."""
    for each in made:
        state = "已发文" if each.issued else "草稿，还没有发文"
        yield f"{each.name}（{state}）：附材料{len(each.enclosed)}个，在：{near(each.folder)}"
        if each.changed:
            yield "  发出后数据有变化：公文是发出时的，所附材料按现在的结果整理，请核对；需要的请作废后重发"
        if each.foreign:
            yield f"  文件夹里有不是本程序放的文件，报送前请取出：{'、'.join(each.foreign)}"
        yield from (f"  {lacking.about} {lacking.field}：{lacking.state}" for lacking in each.missing)
    if not made:
        yield NOTHING
