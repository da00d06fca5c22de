"""核验结果.json."""

import json
from datetime import date, datetime

from sync.rules import check
from sync.status import judge
from sync.verdicts import as_json
from tests.submissions import BEIJING, MESSAGES, season, submission

AT = datetime(2014, 7, 31, 17, 5, tzinfo=BEIJING)
STAR = "# 百姓学习之星\n| 编号 | 姓名 | 联系电话 |\n|--|--|--|\n| 440600-S01 | | !yesno-unknown 13800005678转8 |"


def test_the_shape_that_other_programmes_read() -> None:
    made = submission(STAR, at=AT)
    known = season(made)
    verdict = judge(known.plan.city_by_code["440600"], made, check(made, known, MESSAGES), known)
    data = json.loads(as_json([verdict], known.plan, date(2014, 8, 2), MESSAGES))
    star = next(each for each in data["cities"][0]["forms"] if each["form"] == "star")
    city = {name: value for name, value in data["cities"][0].items() if name != "forms"}
    assert (data["year"], data["today"]) == (2014, "2014-08-02")
    assert city == {
        "city": "440600",
        "name": "佛山市",
        "status": "待修改",
        "file": "示例.xlsx",
        "sha256": "0" * 64,
        "findings": [],
    }
    assert star == {
        "form": "star",
        "title": "百姓学习之星",
        "status": "待修改",
        "received_at": "2014-07-31T17:05:00+08:00",
        "due": False,
        "on_time": True,
        "entries": [
            {
                "key": "440600-S01",
                "status": "待修改",
                "findings": [
                    {
                        "code": "required",
                        "severity": "错误",
                        "sheet": "百姓学习之星",
                        "cell": "D6",
                        "field": "name",
                        "message": "“姓名”没有填。",
                        "remedy": "这是必填栏目，请补填。",
                    },
                    {
                        "code": "yesno-unknown",
                        "severity": "错误",
                        "sheet": "百姓学习之星",
                        "cell": "E6",
                        "field": "phone",
                        "message": "“联系电话”填了“138****5678转8”，看不出是还是否。",
                        "remedy": MESSAGES.wordings["yesno-unknown"].remedy,
                    },
                ],
            }
        ],
        "findings": [],
    }


def test_personal_values_are_masked_and_the_bytes_are_always_the_same() -> None:
    made = submission("# 百姓学习之星\n| 编号 | 姓名 |\n|--|--|\n| 440600-S01 | ?name-unlikely 13800005678 |")
    known = season(made)
    verdict = judge(known.plan.city_by_code["440600"], made, check(made, known, MESSAGES), known)
    written = as_json([verdict], known.plan, date(2014, 8, 2), MESSAGES)
    assert written == as_json([verdict], known.plan, date(2014, 8, 2), MESSAGES)
    assert "“姓名”填了“138****5678”，不像一个人的姓名。" in written.decode()
    assert "13800005678" not in written.decode()
