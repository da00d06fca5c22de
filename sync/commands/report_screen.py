"""What the operator reads in the terminal at the end (屏幕小结)."""

from collections import Counter
from collections.abc import Iterator

from rich.markup import escape
from rich.table import Table

from sync.answers import Answer
from sync.commands.issue import changes
from sync.commands.report import Report
from sync.desk.standing import Standing
from sync.documents.proof import PointVerdict
from sync.model import CityVerdict, FormVerdict, Severity, Status
from sync.privacy import mask_numbers
from sync.visible import one_line

COLOURS = {
    Status.ACCEPTED: "green",
    Status.REMARKED: "yellow",
    Status.NIL: "cyan",
    Status.RETURNED: "red",
    Status.LATE: "magenta",
    Status.MISSING: "bright_black",
}


def cities_table(judged: Standing) -> Table:
    """Return one line a city: where it stands, each form that is awaited, its errors and warnings."""
    plan = judged.season.plan
    awaited = [form for form in plan.forms if any(due(each, form.key) for each in judged.verdicts)]
    title = f"{plan.year}年{plan.event} 报送情况（{judged.season.today}）"
    table = Table("地市", "状态", *(form.title for form in awaited), "错误", "警告", title=title)
    for verdict in judged.verdicts:
        forms = {each.form: each for each in verdict.forms}
        shown = (form_cell(forms.get(form.key)) for form in awaited)
        name = plan.city_by_code[verdict.city].name
        table.add_row(name, coloured(verdict.status), *shown, *severities(verdict))
    return whole(table)


def owed_table(judged: Standing) -> Table:
    """Return one line for everything a city owes by now."""
    table = Table("地市", "欠报", "尚缺", "截止", title="欠报清单")
    for city in judged.season.plan.cities:
        for owed in judged.progress.owed(city.code):
            table.add_row(city.name, owed.title, f"{owed.missing}{owed.unit}", f"{owed.deadline:%Y-%m-%d %H:%M}")
    return table


def findings_table(answer: Answer) -> Table:
    """Return one line a finding: how grave, where, what, what to do."""
    table = Table("级别", "工作表", "单元格", "栏目", "问题", "怎么改", show_lines=True)
    for line in answer.lines:
        texts = (line.level, line.sheet, line.cells, line.title, line.sentence, line.remedy)
        table.add_row(*map(escape, texts))
    return whole(table)


def whole(table: Table) -> Table:
    """Let nothing of a table be cut off: Chinese has no blanks at which a narrow screen could break its lines."""
    for column in table.columns:
        column.overflow = "fold"
    return table


def due(verdict: CityVerdict, form: str) -> bool:
    """Say whether a city is expected to have sent a form."""
    return any(each.form == form and each.due for each in verdict.forms)


def form_cell(verdict: FormVerdict | None) -> str:
    """Return a form's status; nothing where it is not awaited and has not come."""
    if verdict is None or (not verdict.due and verdict.status is Status.MISSING):
        return ""
    return coloured(verdict.status)


def coloured(status: Status) -> str:
    """Return a status in its colour."""
    colour = COLOURS.get(status)
    return f"[{colour}]{status}[/]" if colour else str(status)


def severities(verdict: CityVerdict) -> Iterator[str]:
    """Yield how many errors and warnings a city has, nothing for none."""
    counts = Counter(each.severity for each in verdict.all_findings())
    return (str(counts[level] or "") for level in (Severity.ERROR, Severity.WARNING))


def remarks(report: Report) -> Iterator[str]:
    """Yield what the operator should know besides the table, a line each."""
    taken, plan = report.taken, report.occasion.plan
    distinct = len({each.sha256 for each in taken.forms})
    yield f"收到报表{len(taken.forms)}份（不重复的{distinct}份）、附件材料{len(taken.evidence)}份，已原样存档。"
    yield from report.online
    if report.low is not None:
        yield f"存档所在的磁盘只剩{report.low}兆，请尽快腾出空间，否则不能收件（见 config/room.toml）。"
    if taken.missing:
        yield f"收件登记里有、文件夹里没有：{mask_numbers('、'.join(taken.missing))}"
    for each in report.judged.gathered.unclaimed:
        yield f"认不出是哪个市的，或读不出来：{one_line(mask_numbers(each.received.name))}（见“回执/未能认定”）"
    for aside in report.judged.gathered.aside:
        name, messages = one_line(mask_numbers(aside.received.name)), report.judged.messages
        yield f"{aside.city.name}的“{name}”不能作申报表：{''.join(map(messages.sentence, aside.remarks))}"
    strays = report.judged.gathered.strays
    if strays:
        names = mask_numbers("、".join(one_line(each.name) for each in strays))
        yield f"附件材料{len(strays)}份没有对上任何一条（文件名要有编号，或与表里填的文件名、姓名一致）：{names}"
    for waiver in report.idle_waivers:
        yield f"这条豁免已用不上，请核对 waivers.csv：{plan.city_by_code[waiver.city].name} {waiver.key} {waiver.code}"
    yield from changes(report.changed)
    announcing = {each.key for each in plan.documents if each.announces}
    if not plan.selection.publish_results and any(each.document in announcing for each in report.changed):
        yield "公示发出后结果有变化：各市的“已入选／未入选”暂不显示，作废后重发公示即恢复。"
    for path in report.committed.left:
        yield f"上次生成、后来有人改过的文件没有删除：{path}"
    failed = [each.name for each in report.proofs if each.verdict is PointVerdict.FAILED]
    found = f"不合格{len(failed)}份：{'、'.join(failed)}" if failed else "没有不合格"
    unseen = "；版面未看，见 make proof" if any(not each.rendered for each in report.proofs) else ""
    yield f"公文{len(report.proofs)}份，逐份核对了格式：{found}{unseen}。"
    silent = "、".join(city.name for city in report.judged.progress.silent)
    if silent:
        yield f"还没有任何来件的市：{silent}"
