"""What was accepted stands in the workbook that a city downloads, and means the same when it comes back."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from sync.desk.prefill import filling, of_form
from sync.desk.run import run_of
from sync.desk.standing import Standing, judged
from sync.inbox.gather import Pile
from sync.messages import load as load_messages
from sync.model import Received
from sync.sheets.blank.blank_workbook import blank_workbook
from sync.sheets.received.open_file import opened
from tests.submissions import BEIJING, submission, year
from tests.web.town import book

NOW = datetime(2014, 9, 5, 12, 0, tzinfo=BEIJING)


def season(data: bytes, place: Path) -> Standing:
    plan = run_of(2014, place, place, "2014-09-05", clock=NOW).plan
    pile = Pile(plan, load_messages())
    pile.add(Received(1, "0" * 64, "佛山市.xlsx", "邮件", NOW, len(data)), opened(data))
    return judged(pile.gathered(NOW), load_messages())


def values(made: Standing) -> dict[str, list[list[str]]]:
    """Return what is understood of a city's list forms, and of its card."""
    tables = made.season.submissions["440600"].tables
    return {
        key: [[entry.text(field) for field in table.columns if entry.text(field)] for entry in table.entries()]
        for key, table in tables.items()
        if len(table)
    }


def test_what_was_accepted_comes_back_the_same(tmp_path: Path) -> None:
    first = season(book(), tmp_path)
    plan = first.season.plan
    city = plan.city_by_code["440600"]
    blank = blank_workbook(plan, city, filling(first, city))
    second = values(season(blank, tmp_path))
    filled = {form: [sorted(set(row) - {"佛山市"}) for row in rows] for form, rows in values(first).items()}
    assert {form: [sorted(set(row) - {"佛山市"}) for row in second[form]] for form in filled} == filled


def test_what_has_to_be_mended_is_left_open(tmp_path: Path) -> None:
    made = season(book(**{"1962-05": "1962年", "13800000001": "139"}), tmp_path)
    city = made.season.plan.city_by_code["440600"]
    found = filling(made, city)
    assert (list(found["star"]), list(found["brand"]), "440600-U05" in found["unit"]) == ([], ["440600-B01"], False)


def test_nothing_received_is_nothing_filled_in(tmp_path: Path) -> None:
    made = season(book(), tmp_path)
    other = made.season.plan.city_by_code["440700"]
    assert filling(made, other) == {}
    blank = blank_workbook(made.season.plan, other)
    assert load_workbook(BytesIO(blank))["百姓学习之星"]["F6"].value is None


def test_a_row_under_a_key_that_the_city_was_not_given_is_not_filled_in() -> None:
    plan = year()
    city = plan.city_by_code["440600"]
    keys = ("440600-S01", "440600-S99", "440400-S01")
    rows = "\n".join(f"| {key} | 示例甲 |" for key in keys)
    sent = submission(f"# 百姓学习之星\n| 编号 | 姓名 |\n|--|--|\n{rows}")
    found = of_form(plan.form_by_key["star"], sent, city, plan, frozenset(keys))
    assert list(found) == [("440600-S01", {"name": "示例甲"})]
