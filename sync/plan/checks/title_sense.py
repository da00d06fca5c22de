"""Names that are empty or that Excel cannot take (名称不能用); asked by `consistency`."""

from collections.abc import Iterator

from sync.plan.checks import Contradictions
from sync.plan.form import Field, Form
from sync.plan.plan import Plan

LONGEST = 31
"""UTF-16 units of a worksheet's name, by Excel."""
UNFIT = "/\\:?*[]"
OFFICES = ("association", "association_short", "number_prefix", "province", "department", "nation", "secretariat")


def senseless_titles(plan: Plan) -> Contradictions:
    """Yield the names that are missing, too long, or taken."""
    yield from empty(plan)
    for form in plan.forms:
        for expected in of_sheet(form.title):
            yield "forms.toml", f"forms.{form.key}.title", expected
        for field in form.fields:
            for expected in glued(field):
                yield "forms.toml", f"forms.{form.key}.fields.{field.key}.aliases", expected
        yield from taken(plan, form)
    for award in plan.awards:
        for expected in of_sheet(award.title):
            yield "plan.toml", f"awards.{award.key}.title", expected


def empty(plan: Plan) -> Contradictions:
    """Yield what must have a name and has none."""
    named = [("plan.toml", f"rounds.{each.key}.title", each.title) for each in plan.rounds]
    named += [("plan.toml", f"awards.{each.key}.title", each.title) for each in plan.awards]
    named += [("plan.toml", f"awards.{each.key}.unit", each.unit) for each in plan.awards]
    named += [("plan.toml", f"awards.{a.key}.criteria.{c.key}.title", c.title) for a in plan.awards for c in a.criteria]
    named += [("plan.toml", f"offices.{name}", getattr(plan.offices, name)) for name in OFFICES]
    named += [("plan.toml", name, getattr(plan, name)) for name in ("theme", "event")]
    named += [("forms.toml", f"forms.{each.key}.title", each.title) for each in plan.forms]
    named += [
        ("forms.toml", f"forms.{form.key}.fields.{f.key}.title", f.title) for form in plan.forms for f in form.fields
    ]
    for file, key, text in named:
        if not text.strip():
            yield file, key, "不能空着，请写上名称"
        elif "\n" in text:
            yield file, key, "名称只能写一行"


def of_sheet(title: str) -> Iterator[str]:
    """Yield what keeps a title from being the name of a worksheet."""
    if len(title.encode("utf-16-le")) // 2 > LONGEST:
        yield f"“{title}”有{len(title)}个字，Excel 的工作表名最多{LONGEST}个字，请写短些"
    if found := [each for each in UNFIT if each in title]:
        yield f"“{title}”里的 {' '.join(found)} 不能用在 Excel 的工作表名里，请删去或改用全角"
    if title.startswith("'") or title.endswith("'"):
        yield f"“{title}”不能以单引号开头或结尾"


def taken(plan: Plan, form: Form) -> Contradictions:
    """Yield a form that is called like a sheet the workbook has besides."""
    words = plan.words
    if form.title.casefold() in {
        each.casefold() for each in (words.results_sheet, words.lists_sheet, words.meta_sheet)
    }:
        yield "forms.toml", f"forms.{form.key}.title", f"“{form.title}”与工作簿自带的工作表同名，请改名"


def glued(field: Field) -> Iterator[str]:
    """Yield other names of a column that were written as one."""
    for each in field.aliases:
        parts = outside_brackets(each)
        if len(parts) > 1 and "".join(parts) != field.title and len(outside_brackets(field.title)) == 1:
            listed = ", ".join(f'"{part}"' for part in parts)
            yield f"“{each}”像是几个别名连在了一起，应各加引号：[{listed}]"


def outside_brackets(title: str) -> list[str]:
    """Split a title at the 、 and commas that stand outside of brackets."""
    parts, depth = [""], 0
    for each in title:
        depth += (each in "（(") - (each in "）)")
        if each in "、，,；;" and not depth:
            parts.append("")
        else:
            parts[-1] += each
    return parts
