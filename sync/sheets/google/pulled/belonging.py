"""Whose a spreadsheet is (表格归属): its hidden marks against what config/google.toml says of it."""

from sync.plan import OFFICE, City, Plan
from sync.sheets.google.pulled.pulling import Pulled
from sync.sheets.google.service.faults import RefusedError


def refuse_other(now: Pulled, plan: Plan, owner: City) -> None:
    """Raise RefusedError for a spreadsheet of somebody else's, or of another year; one without marks passes."""
    marks = {fact[0]: fact[1] for fact in now.facts(plan)}
    if (year := marks.get("year", str(plan.year))) != str(plan.year):
        raise RefusedError(f"这是{year}年的表格，{plan.year}年请另建一个空白表格，换成它的编号")
    if (code := marks.get("city", owner.code)) != owner.code:
        found = plan.city_by_code.get(code, OFFICE).name
        whose = f"这是发给{found}的表格" if code != OFFICE.code else "这是全省共用的表格"
        raise RefusedError(f"{whose}，请核对编号；改变布局（layout）的，请另建空白表格")


def refuse_empty(now: Pulled, plan: Plan) -> None:
    """Raise RefusedError for a spreadsheet in which no form has a tab."""
    if not any(now.sheet(form.key, form.title) for form in plan.forms if form.kind != "guide"):
        raise RefusedError("这个表格里还没有申报表：请先运行 make sheet")
