"""A third award added to the year in configuration alone: 优秀成人继续教育院校, at most one a city."""

import shutil
from pathlib import Path

from sync.plan import Plan, load
from tests.fixed_year import CONFIG

AWARD = """
[[awards]]
key = "school"
title = "优秀成人继续教育院校"
unit = "所"
form = "school"
round = "regular"
city_quota = { max = 1 }
province_quota = { exactly = 3 }
name_field = "name"
unit_field = "district"
summary = ["name", "district", "learners"]
conditions = ["面向成人开展继续教育，办学规范。"]

[severities]
"""
FORM = """
[[forms]]
key = "school"
title = "优秀成人继续教育院校"
kind = "list"
prefix = "Y"
award = "school"
round = "regular"
note = "每市不超过1所。"
fields = [
    { key = "city", title = "地市", type = "city", required = true },
    { key = "name", title = "院校名称", type = "text", required = true, max = 40, hint = "填全称" },
    { key = "kind", title = "办学层次", type = "choice", choices = ["本科", "专科"] },
    { key = "district", title = "所在县（市、区）", type = "district" },
    { key = "learners", title = "年培训人次", type = "count", min = 100 },
]
checks = [{ rule = "unique", fields = ["name"], scope = "province" }]
"""
BEFORE_THE_OTHER_NIL_REPORT = '    { key = "zero_brand",'
NIL_REPORT = '    { key = "zero_school", title = "院校零报告", type = "zero", award = "school" },\n'


def year_with_third_award(folder: Path) -> Plan:
    """Copy the configuration into `folder`, add the award and its form, and load it."""
    config = Path(shutil.copytree(CONFIG, folder / "config"))
    plan, forms = config / "2014" / "plan.toml", config / "2014" / "forms.toml"
    award = plan.read_text(encoding="utf-8").replace("[severities]\n", AWARD)
    asked = forms.read_text(encoding="utf-8").replace(
        BEFORE_THE_OTHER_NIL_REPORT, NIL_REPORT + BEFORE_THE_OTHER_NIL_REPORT
    )
    plan.write_text(award, encoding="utf-8")
    forms.write_text(asked + FORM, encoding="utf-8")
    return load(2014, config)
