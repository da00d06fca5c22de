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
## 评委

`judges.csv` 是八位示例评委，`ballots.toml` 是他们打的分，`inbox/评委/` 是交回的评分表，`decisions.csv` 是遴选会议的一项决定
（给这一季用的，不影响 `config/` 里的名单和决定）。`make select` 处理它们：

- 评委乙、己、辛与候选人同市，评委丁与一个品牌同单位，评委戊申报了一位：这些候选人不在他们的表里。
- 评委丙第一份里有一个105分，后来改好重交：以后一份为准。
- 评委戊有一格没打分：这一行不计入，退回补打。
- 评委庚给一位候选人的分数远低于其他评委：去掉一个最高分和一个最低分，并标出。
- 评委辛没有交一般推荐的评分表：列为未交，其余评分照算。
- 学习之星第5、6名同分，名额只剩一个：按平均分排定先后。
- 会议把一个山区的品牌调到第5名：写明何人、何时、为何，原来的第5名转为备选。

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
