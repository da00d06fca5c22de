"""The README of the example season: what each file shows and what the programme answers, from the stories."""

from collections.abc import Iterator

from examples.builder.story import Story
from sync.plan import Plan

OPENING = """# 示例季（{year}年）

这里的市名、县区名是真的，人物、单位、事迹、电话、证件号全是编的（单位都写着“示例”，电话都是 1380000 开头）。
用来试用、演示和测试：`make report` 默认就处理这一季，请当作今天是 2014年9月15日，即一般推荐截止（9月10日）之后。

- `season/`：各市的故事，一市一个 TOML；`season/材料/` 是事迹材料的文字。
- `inbox/`：收件夹，和办公室收到的一样；`收件登记.csv` 记着每个文件何时、从哪里来。
- 空白表改了以后用 `make example` 重做收件夹；LibreOffice 存的几份只有加 `--all` 才重做
  （`python -m scripts.example --all`）。
- 往年获得者名册 `config/honours.csv` 中标有“示例”的几行是给这一季用的，正式使用前请删去。

## 各市
"""
CLOSING = """
## 没有报送的市

{silent}：没有任何文件，按催报处理。
"""


def readme(plan: Plan, told: tuple[Story, ...]) -> str:
    """Return the README as Markdown."""
    sent = {story.city for story in told}
    silent = "、".join(city.name for city in plan.cities if city.code not in sent)
    lines = (line for story in told for line in section(plan, story))
    return OPENING.format(year=plan.year) + "\n".join(lines) + "\n" + CLOSING.format(silent=silent)


def section(plan: Plan, story: Story) -> Iterator[str]:
    """Yield the lines on one city."""
    yield f"\n### {plan.city_by_code[story.city].name}\n"
    for sent in story.files:
        received = sent.received
        yield f"- `{sent.name}`（{received.month}月{received.day}日 {received:%H:%M}，{sent.channel}）"
        yield f"  - 内容：{sent.shows}"
        yield f"  - 应答：{sent.says}"
