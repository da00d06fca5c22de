"""What is wrong with judges, criteria and decisions is refused with file, key and what was expected."""

import re
import shutil
from pathlib import Path

import pytest

from sync.errors import PlanError
from sync.plan import load
from tests.fixed_year import CONFIG

JUDGES = "code,name,city,unit,awards,recusals\nP7,示例丙,,,,\nP8,示例丁,,,,\nP9,示例戊,,,,\n"
TOO_LONG = "有7格，应为6格，多了逗号（内容里有逗号的，整格放在英文引号里）。"
DECISIONS = "date,who,city,key,decision,reason,place\n"


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("judges.csv", "P1,示例甲,,,,\nP1,示例乙,,,,\n", "judges.csv，P1：“P1”重复出现，请改名"),
        (
            "judges.csv",
            "P1,示例甲,,,,440600-S01,440600-S02\n",
            f"judges.csv，{TOO_LONG}现为：P1,示例甲,,,,440600-S01,440600-S02",
        ),
        ("judges.csv", "P1,,,,,\n", "judges.csv，P1：要写评委姓名"),
        ("judges.csv", "P1,示例甲,999999,,,\n", "judges.csv，P1：没有代码为“999999”的市"),
        ("judges.csv", "P1,示例甲,,,star stars,\n", "judges.csv，P1：没有“stars”这个奖项，应为 plan.toml 里的奖项之一"),
        (
            "judges.csv",
            "P1,示例甲,,,,佛山S01\n",
            "judges.csv，P1：回避的编号“佛山S01”不对，应如 440600-S01，几个之间用空格隔开",
        ),
        ("judges.csv", "甲,示例甲,,,,\n", "judges.csv，code：评委代码只用英文字母和数字，如 P1，现为“甲”"),
        (
            "decisions.csv",
            "2014-09-15,示例会议,440600,440600-S01,调整名次,,1\n",
            "decisions.csv，440600-S01：决定要写明何人作出和理由",
        ),
        (
            "decisions.csv",
            "2014-09-15,示例会议,440600,440600-S01,调整名次,示例理由,\n",
            "decisions.csv，440600-S01：调整名次要在 place 写明调到第几名（从1起），其他决定的 place 留空",
        ),
        (
            "decisions.csv",
            "2014-09-15,示例会议,440600,440600-S01,调整名次,示例理由,0\n",
            "decisions.csv，440600-S01：调整名次要在 place 写明调到第几名（从1起），其他决定的 place 留空",
        ),
        (
            "decisions.csv",
            "2014-09-15,示例会议,440600,百姓学习之星,接收,示例理由,\n",
            "decisions.csv，百姓学习之星：评奖的表要逐人（项）决定：一人（项）一行，写编号，如 440600-S01",
        ),
        (
            "judges.csv",
            "P1,示例甲,,,,440600-S1\n",
            "judges.csv，P1：回避的编号“440600-S1”不对，应如 440600-S01，几个之间用空格隔开",
        ),
        (
            "decisions.csv",
            "2014-09-15,示例会议,440600,440600-S09,入选,示例理由,\n",
            "decisions.csv，440600-S09：遴选上的决定要写候选人的编号，如 440600-S01",
        ),
        (
            "decisions.csv",
            "2014-09-15,示例会议,440100,440600-S01,不入选,示例理由,\n",
            "decisions.csv，440600-S01：应为广州市的编号（如 440100-U01）或表的名称",
        ),
        (
            "decisions.csv",
            "2014-09-15,示例会议,440600,440600-S01,录取,示例理由,\n",
            "decisions.csv，decision：不能是“录取”，应为 接收、不接收、撤回、调整名次、入选、不入选 之一",
        ),
    ],
)
def test_a_wrong_register_is_refused(tmp_path: Path, file: str, text: str, said: str) -> None:
    config = Path(shutil.copytree(CONFIG, tmp_path / "config"))
    (config / "2014" / file).write_text((JUDGES if file == "judges.csv" else DECISIONS) + text, encoding="utf-8")
    assert refusal(config) == said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"criteria", "draw"]', '"criteria"]', "selection ties：各写一次，最后应为 draw（抽签），否则可能分不出先后"),
        ('method = "trimmed"', 'method = "best"', "selection method：不能是“best”，应为 mean、trimmed、median 之一"),
        ("weight = 40", "weight = 0", "奖项“百姓学习之星” 评分项“事迹感染力” weight：应大于 0，现为“0”"),
        (
            "weight = 40, max = 100",
            "weight = 40, max = 0",
            "奖项“百姓学习之星” 评分项“事迹感染力”：评分项的 min 应小于 max",
        ),
        ('key = "esteem"', 'key = "appeal"', "奖项“百姓学习之星” 评分项“事迹感染力”：“appeal”重复出现，请改名"),
        (
            '"deed_title", "deed", "honours"]      #',
            '"deed", "phone"] #',
            "奖项“百姓学习之星” judged_by “phone”：没有“phone”这个栏目，或者它是个人信息，不能给评委看",
        ),
    ],
)
def test_a_wrong_selection_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    config = Path(shutil.copytree(CONFIG, tmp_path / "config"))
    path = config / "2014" / "plan.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert refusal(config) == f"plan.toml，{said}"


def refusal(config: Path) -> str:
    with pytest.raises(PlanError) as refused:
        load(2014, config)
    return re.sub(r"第\d+行[ ：]?", "", str(refused.value)).replace(f"配置有误：{config / '2014'}/", "")
