from sync.documents.gongwen.body.column_widths import measured, needs, widths
from tests.documents.gongwen.documents import table

TOTAL = 8845


def test_columns_fill_the_width_by_their_content() -> None:
    made = widths(needs(measured(table("序号 姓名 事迹", "1 示例甲 " + "长" * 60))), TOTAL, 24)
    assert sum(made) == TOTAL
    assert made[0] < made[1] < made[2]


def test_more_columns_than_fit_still_fill_the_width() -> None:
    made = widths(needs(measured(table(" ".join(["栏目栏目"] * 30), " ".join(["内容内容内容"] * 30)))), TOTAL, 21)
    assert (sum(made), min(made) > 0) == (TOTAL, True)
