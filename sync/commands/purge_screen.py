"""What the operator reads when purging (清除的屏幕文字)."""

from collections.abc import Iterator, Sequence

from sync.commands.purge import PurgedSeason

MEGABYTE = 1 << 20


def lines(found: Sequence[PurgedSeason], *, confirmed: bool) -> Iterator[str]:
    """Yield what was removed, or would be, season by season."""
    done = "已清除" if confirmed else "将清除"
    for each in found:
        received = each.received
        yield (
            f"{each.season.year}年：{done}收件{received.receptions}份"
            f"（原件{received.files}个，{received.bytes / MEGABYTE:.1f} MB）、"
            f"生成的文件{len(each.generated)}个、含个人信息的已发公文{len(each.documents)}份（文号和登记保留）。"
        )
        if each.left:
            yield f"  不是本程序生成的，没有动，请自行处理：{'、'.join(str(path) for path in each.left)}"
    if not found:
        yield "没有可清除的往年资料。"
    elif not confirmed:
        yield "以上只是列出，什么也没有删。确认清除，请加上 CONFIRM=1；清除后不能恢复。"
    else:
        yield "收件文件夹、邮箱和备份里的原件不归本程序管，请另行清理。"
